#!/bin/sh
# Make .venv with exactly the locked packages. Usage: environment.sh PYTHON
set -eu

python=${1:-}
if [ -z "$python" ]; then
    echo "stdcheck needs Python 3.11 or newer; none was found. Install it, or say where it is: make run PYTHON=/path/to/python3" >&2
    exit 1
fi
uv_version=$(sed -n 's/.*"uv==\([0-9.]*\)".*/\1/p' pyproject.toml)

if [ ! -x .venv/bin/uv ]; then
    echo "Setting up .venv with $("$python" --version) and uv $uv_version ..."
    if ! "$python" -m venv .venv 2>.venv-error; then
        rm -rf .venv
        if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
            echo "Python's venv module is missing; installing python3-venv ..."
            apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
            "$python" -m venv .venv
        else
            cat .venv-error >&2
            rm -f .venv-error
            exit 1
        fi
    fi
    rm -f .venv-error
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$uv_version"
fi

echo "Installing the locked packages into .venv ..."
.venv/bin/uv sync --locked --quiet --compile-bytecode
