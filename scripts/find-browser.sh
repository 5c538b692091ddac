#!/usr/bin/env bash
# Print the path of a Chromium for the browser tests. With --install, install one where none is found.
# LUBIAO_CHROMIUM names a browser that goes before all others.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

find_browser() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  for name in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -x "$name" ]; then
      printf '%s\n' "$name"
      return
    fi
  done
  return 1
}

install_browser() {
  local as_root=()
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || return 1
    as_root=(sudo)
  fi
  say "No browser found: installing chromium and fonts-noto-cjk with apt-get ..."
  "${as_root[@]}" apt-get -qq update >&2 &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -qq install -y --no-install-recommends chromium fonts-noto-cjk >&2
}

if [ -n "${LUBIAO_CHROMIUM:-}" ]; then
  command -v "$LUBIAO_CHROMIUM" && exit
  say "LUBIAO_CHROMIUM is set to $LUBIAO_CHROMIUM, which is no program."
  exit 1
fi

find_browser && exit
if [ "${1:-}" = --install ] && install_browser; then
  find_browser && exit
fi
say "The browser tests need Chromium or Chrome, and none was found."
say "Install one, or name one: LUBIAO_CHROMIUM=/path/to/chromium make test"
exit 1
