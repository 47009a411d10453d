#!/bin/sh
# Bring what only the tests need of the machine: Chromium, Chinese fonts, LibreOffice.
set -eu

missing=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing="$missing chromium"
command -v soffice >/dev/null || missing="$missing libreoffice-calc libreoffice-writer"
fc-list :lang=zh 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk"
command -v pdftoppm >/dev/null || missing="$missing poppler-utils"
if [ -z "$missing" ]; then
    exit 0
fi

as_root=""
[ "$(id -u)" = 0 ] || as_root=sudo
if command -v apt-get >/dev/null && { [ -z "$as_root" ] || command -v sudo >/dev/null; }; then
    echo "The tests need$missing; installing ..."
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fontconfig $missing >/dev/null
else
    echo "The tests need$missing. Please install them with this system's package manager, then run make test again." >&2
    exit 1
fi
