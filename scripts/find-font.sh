#!/usr/bin/env bash
# Print the path of a font with Chinese characters, for the pictures in previews of links. With --install, install one
# where none is found. LUBIAO_FONT names a font that goes before all others. The site is built without one, too: without
# pictures.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

# As lubiao.publish.pictures.font looks for it.
find_font() {
  local folder file
  for folder in /usr/share/fonts/opentype/noto /usr/share/fonts/noto-cjk /usr/share/fonts/google-noto-cjk \
    /usr/share/fonts/truetype /usr/local/share/fonts; do
    if [ -f "$folder/NotoSansCJK-Regular.ttc" ]; then
      printf '%s\n' "$folder/NotoSansCJK-Regular.ttc"
      return
    fi
  done
  command -v fc-list >/dev/null || return 1
  file="$(fc-list --format='%{file}\n' :lang=zh-cn | sort | head -n 1)"
  [ -n "$file" ] && printf '%s\n' "$file"
}

install_font() {
  local as_root=()
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || return 1
    as_root=(sudo -n)
  fi
  say "No font with Chinese characters found: installing fonts-noto-cjk with apt-get ..."
  "${as_root[@]}" apt-get -qq update >&2 &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -qq install -y --no-install-recommends fonts-noto-cjk >&2
}

if [ -n "${LUBIAO_FONT:-}" ]; then
  [ -f "$LUBIAO_FONT" ] && printf '%s\n' "$LUBIAO_FONT" && exit
  say "LUBIAO_FONT is set to $LUBIAO_FONT, which is no file."
  exit 1
fi

find_font && exit
if [ "${1:-}" = --install ] && install_font; then
  find_font && exit
fi
say "The pictures in previews of links need a font with Chinese characters, and none was found."
say "Install one (fonts-noto-cjk), or name one: LUBIAO_FONT=/path/to/font.ttc"
exit 1
