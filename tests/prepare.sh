#!/bin/sh
# Installs what the browser tests need beside Python packages: Chromium, and axe-core, which npm fetches.
# Does nothing where all is there; says how in one line where it may not install, or cannot.
set -eu
cd "$(dirname "$0")"

has() {
  for name in "$@"; do
    if command -v "$name" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}

give_up() {
  echo "$1 Then run this again." >&2
  exit 1
}

has_chromium() { has chromium chromium-browser google-chrome google-chrome-stable; }

has_axe() {
  [ -f browser/node_modules/axe-core/axe.min.js ] &&
    [ -z "$(find browser/package-lock.json -newer browser/node_modules/.package-lock.json)" ]
}

install() {
  how="The tests need packages that are not here. As root: apt-get install $*."
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if has sudo && sudo -n true 2>/dev/null; then as_root="sudo -n"; else give_up "$how"; fi
  fi
  has apt-get || give_up "$how"
  echo "Installing what the tests need: $*."
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install --no-install-recommends "$@" >/dev/null ||
    give_up "$how"
}

missing=""
has_chromium || missing="chromium"
has_axe || has npm || missing="$missing ca-certificates nodejs npm"
# shellcheck disable=SC2086 # a list of words
[ -z "$missing" ] || install $missing
has_chromium || give_up "The tests need Chromium, and apt-get brought none that runs. Install Chromium or Chrome by hand."
has_axe || (cd browser && npm ci --silent) || give_up "The tests need axe-core. Run npm ci in tests/browser, with the npm registry in reach."
