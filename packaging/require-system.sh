#!/bin/sh
# Sees to the Debian packages that pip cannot bring. As root it installs what is missing; as anyone else it names the line to type.
# Usage: require-system.sh program|window|tests|app
#   program: without these nothing can be set up.  window: what Qt needs beyond the command line.  tests: what some tests use.
#   app: a screen nobody sees and keys for it, to try the built program on.
set -eu

missing=""
need_command() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need_module() { "${PYTHON:-python3}" -c "import $1" >/dev/null 2>&1 || missing="$missing $2"; }
need_library() { echo "$libraries" | grep -q "$1" || missing="$missing $2"; }

export PATH="$PATH:/sbin:/usr/sbin"
what="${1:-program}"
case "$what" in
program)
    need_module ensurepip python3-venv
    ;;
window)
    libraries=$(ldconfig -p 2>/dev/null || true)
    for pair in libglib-2.0.so.0:libglib2.0-0 libgssapi_krb5.so.2:libgssapi-krb5-2 libEGL.so.1:libegl1 libGL.so.1:libgl1 \
        libfontconfig.so.1:libfontconfig1 libfreetype.so.6:libfreetype6 libdbus-1.so.3:libdbus-1-3 libX11.so.6:libx11-6 \
        libX11-xcb.so.1:libx11-xcb1 libXext.so.6:libxext6 libXrandr.so.2:libxrandr2 libxkbcommon.so.0:libxkbcommon0 \
        libxkbcommon-x11.so.0:libxkbcommon-x11-0 libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 \
        libxcb-image.so.0:libxcb-image0 libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0 \
        libxcb-render-util.so.0:libxcb-render-util0 libxcb-shape.so.0:libxcb-shape0 libxcb-xkb.so.1:libxcb-xkb1 \
        libpulse.so.0:libpulse0 libdrm.so.2:libdrm2; do
        need_library "${pair%%:*}" "${pair##*:}"
    done
    ;;
tests)
    need_command soffice libreoffice-writer-nogui
    need_command pdftoppm poppler-utils
    need_command pulseaudio pulseaudio
    need_command pactl pulseaudio-utils
    fc-list 2>/dev/null | grep -qi "noto.*cjk" || missing="$missing fonts-noto-cjk"
    ;;
app)
    need_command Xvfb xvfb
    need_command xdotool xdotool
    ;;
esac
[ -n "$missing" ] || exit 0

line="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing what is missing:$missing" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $line -qq >/dev/null
    exit 0
fi
case "$what" in
program)
    echo "Not installed:$missing. Type as root: $line" >&2
    exit 1
    ;;
window) echo "Not installed:$missing. The window needs them (the commands do not); type as root: $line" >&2 ;;
app) echo "Not installed:$missing. The built program is then tried without a screen; to have it, type as root: $line" >&2 ;;
tests) echo "Not installed:$missing. Tests that need them are skipped; to run them too, type as root: $line" >&2 ;;
esac
