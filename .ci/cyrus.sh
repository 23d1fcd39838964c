# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by check, after deps.sh: a second mail server for the tests. Bash.

# Cyrus conflicts with Dovecot's packages, so it is never installed: its packages, and the libraries it needs that
# are not here yet, are unpacked into build/cyrus. What went wrong, if anything, is left in build/cyrus/why-not.
fetch_cyrus() {
  local place=$PWD/build/cyrus
  [ ! -x "$place/usr/lib/cyrus/bin/imapd" ] || return 0
  command -v apt-get >/dev/null || return 0
  say "Fetching the Cyrus mail server for the tests"
  rm -rf "$place"
  mkdir -p "$place/packages"
  if ! unpack_cyrus "$place" >"$place/log" 2>&1; then
    # Old package lists name files that are gone.
    as_root apt-get -o DPkg::Lock::Timeout=300 update >>"$place/log" 2>&1
    if ! unpack_cyrus "$place" >>"$place/log" 2>&1; then
      rm -rf "${place:?}/usr"
      printf 'its packages could not be fetched: %s\n' "$(tail -n 1 "$place/log")" >"$place/why-not"
      say "Cyrus could not be fetched, see build/cyrus/log"
    fi
  fi
  rm -rf "$place/packages"
}

unpack_cyrus() { # folder
  local libraries package
  mapfile -t libraries < <(apt-get -s --no-install-recommends install cyrus-common sasl2-bin |
    sed -n 's/^Inst \(lib[^ ]*\).*/\1/p')
  (cd "$1/packages" && apt-get download cyrus-common cyrus-imapd cyrus-pop3d sasl2-bin "${libraries[@]}") || return 1
  for package in "$1"/packages/*.deb; do
    dpkg -x "$package" "$1" || return 1
  done
}
