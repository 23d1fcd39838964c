# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by check, after deps.sh: a real submission server for the tests. Bash.

# Never installed, as it would take over the computer's mail: its packages are unpacked into build/exim. What went wrong,
# if anything, is left in build/exim/why-not.
fetch_exim() {
  local place=$PWD/build/exim
  [ ! -x "$place/usr/sbin/exim4" ] || return 0
  command -v apt-get >/dev/null || return 0
  say "Fetching the Exim mail server for the tests"
  rm -rf "$place"
  mkdir -p "$place/packages"
  if ! unpack_exim "$place" >"$place/log" 2>&1; then
    as_root apt-get -o DPkg::Lock::Timeout=300 update >>"$place/log" 2>&1
    if ! unpack_exim "$place" >>"$place/log" 2>&1; then
      rm -rf "${place:?}/usr"
      printf 'its packages could not be fetched: %s\n' "$(tail -n 1 "$place/log")" >"$place/why-not"
      say "Exim could not be fetched, see build/exim/log"
    fi
  fi
  rm -rf "$place/packages"
}

unpack_exim() { # folder
  local libraries package
  mapfile -t libraries < <(apt-get -s --no-install-recommends install exim4-daemon-light |
    sed -n 's/^Inst \(lib[^ ]*\).*/\1/p')
  (cd "$1/packages" && apt-get download exim4-base exim4-daemon-light "${libraries[@]}") || return 1
  for package in "$1"/packages/*.deb; do
    dpkg -x "$package" "$1" || return 1
  done
}
