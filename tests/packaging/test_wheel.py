"""The wheel carries everything: no checkout, no make, only pip."""

import os
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).with_name("uv")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([UV, "build", "--wheel", "--quiet", "--out-dir", folder, ROOT], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("empty") / "environment"
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, place], check=True)
    python = place / "bin/python"
    subprocess.run([UV, "pip", "install", "--quiet", "--python", python, wheel], check=True)
    return place / "bin"


def test_the_wheel_holds_library_catalogues_assets_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    due = [
        "stdcheck/library/standards/metro-station.yaml",
        "stdcheck/library/standards/metro-station/v1.yaml",
        "stdcheck/library/audits/sites.yaml",
        "stdcheck/language/locale/zh_CN/LC_MESSAGES/web.mo",
        "stdcheck/web/.streamlit/config.toml",
        "stdcheck/web/assets/style.css",
        "stdcheck/py.typed",
    ]
    assert [name for name in due if name not in names] == []
    assert [name for name in names if name.startswith("tests/") or "/data/" in name] == []


def test_the_installed_command_lints_its_own_library(installed: Path, tmp_path: Path) -> None:
    place = [str(installed / "python"), "-c", "import stdcheck; print(stdcheck.__path__[0])"]
    package = subprocess.run(place, capture_output=True, text=True, check=True, cwd=tmp_path).stdout.strip()
    linted = subprocess.run(
        [installed / "stdcheck", "lint", f"{package}/library/standards"], capture_output=True, check=False, cwd=tmp_path
    )
    assert (linted.returncode, linted.stderr) == (0, b"")


def test_the_installed_application_starts_and_answers(installed: Path, tmp_path: Path) -> None:
    port = "8619"
    with (tmp_path / "log").open("wb") as log:
        served = subprocess.Popen(
            [installed / "stdcheck", "serve", "--port", port],
            cwd=tmp_path,
            env={**os.environ, "STDCHECK_DATA": str(tmp_path / "data")},
            stdout=log,
            stderr=log,
        )
    try:
        assert _answer(f"http://127.0.0.1:{port}/_stcore/health", served) == 200
        assert _answer(f"http://127.0.0.1:{port}/", served) == 200
    finally:
        served.terminate()
        served.wait(15)


def _answer(address: str, served: subprocess.Popen[bytes]) -> int:
    end = time.monotonic() + 60
    while time.monotonic() < end and served.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return int(answer.status)
        except OSError:
            time.sleep(0.2)
    return 0
