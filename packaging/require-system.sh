#!/bin/sh
# Sees to the Debian packages that pip cannot bring. As root it installs what is missing; as anyone else it names the line to type.
# Usage: require-system.sh program|tests
set -eu

missing=""
need_command() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }

need_module() { "${PYTHON:-python3}" -c "import $1" >/dev/null 2>&1 || missing="$missing $2"; }

export PATH="$PATH:/sbin:/usr/sbin"
need_module ensurepip python3-venv
if [ "${1:-program}" = tests ]; then
    need_command soffice libreoffice-writer-nogui
    need_command pdftoppm poppler-utils
    fc-list 2>/dev/null | grep -qi "noto.*cjk" || missing="$missing fonts-noto-cjk"
fi
[ -n "$missing" ] || exit 0

line="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing what is missing:$missing" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $line -qq >/dev/null
elif [ "${1:-program}" = tests ]; then
    echo "Not installed:$missing. Tests that need them are skipped; to run them too, type as root: $line" >&2
else
    echo "Not installed:$missing. Type as root: $line" >&2
    exit 1
fi
