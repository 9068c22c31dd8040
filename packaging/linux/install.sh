#!/bin/sh
# Makes a built folder known to this user's desktop: menu entry, icon, and Wontak for meetings and archives. Needs no root.
# Usage: install.sh [FOLDER]   the folder with the program in it; without one, the folder this script lies in.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "${1:-$here}" && pwd)/wontak
[ -x "$program" ] || { echo "There is no program at $program; name the folder that was built." >&2; exit 1; }
share="${XDG_DATA_HOME:-$HOME/.local/share}"

mkdir -p "$share/applications" "$share/mime/packages" "$share/icons/hicolor/scalable/apps"
# Quoted as the Desktop Entry Specification asks, so that a folder with blanks in its name works too.
sed -e "s|^Exec=wontak|Exec=\"$program\"|" -e "s|^TryExec=.*|TryExec=$program|" "$here/wontak.desktop" \
    > "$share/applications/wontak.desktop"
cp "$here/wontak.xml" "$share/mime/packages/wontak.xml"
cp "$here/wontak.svg" "$share/icons/hicolor/scalable/apps/wontak.svg"
if command -v update-mime-database >/dev/null 2>&1; then update-mime-database "$share/mime"; fi
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database "$share/applications"; fi
echo "Wontak is in the menu now."
