# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run and check: installs what is missing from Debian's packages. Bash.

# One need a word; "a|b" is satisfied by either, and the first that exists is installed.
DUOPOST_PACKAGES=(
  # to build
  g++ cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  libvmime-dev qtkeychain-qt6-dev libsqlitecpp-dev libsqlite3-dev liblitehtml-dev libuchardet-dev libpsl-dev libhunspell-dev libssl-dev zlib1g-dev
  # to run: pages of PDF, SVG icons, Qt's own words in German, a typeface, spelling
  poppler-utils 'qt6-svg-plugins|libqt6svg6' qt6-translations-l10n hunspell-de-de hunspell-en-us 'fonts-dejavu-core|fonts-noto-core|fonts-liberation2'
  # the practice server
  dovecot-core dovecot-imapd dovecot-pop3d dovecot-lmtpd dovecot-managesieved dovecot-sieve python3-aiosmtpd
  # the tests' own keyring
  gnome-keyring libsecret-tools dbus-daemon dbus-bin
)
DUOPOST_PACKAGES+=("${DUOPOST_PACKAGES_MORE[@]}") # what a caller needs besides
readonly MAIL_PORTS=(24 110 143 993 995 4190)

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

# Prints the needs that no installed package satisfies. One dpkg-query, some milliseconds.
missing_needs() {
  local need name found
  local -A installed=()
  while read -r name; do installed[$name]=1; done < <(
    dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' ${DUOPOST_PACKAGES[@]//|/ } 2>/dev/null | sed -n 's/^ii *//p')
  for need in "${DUOPOST_PACKAGES[@]}"; do
    found=
    for name in ${need//|/ }; do [ -n "${installed[$name]:-}" ] && found=1; done
    [ -n "$found" ] || printf '%s\n' "$need"
  done
}

# Prints one package name for each need; fails if the package lists know none of its names.
installable() {
  local need name chosen
  for need in "$@"; do
    chosen=
    for name in ${need//|/ }; do
      if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then chosen=$name; break; fi
    done
    [ -n "$chosen" ] || return 1
    printf '%s\n' "$chosen"
  done
}

# The ordinary mail ports something listens on now, as "143 993".
listening_mail_ports() {
  local port files=()
  for port in /proc/net/tcp /proc/net/tcp6; do [ -r "$port" ] && files+=("$port"); done
  for port in "${MAIL_PORTS[@]}"; do
    if awk -v hex=":$(printf '%04X' "$port")" '$4 == "0A" && substr($2, length($2) - 4) == hex { found = 1 }
        END { exit !found }' "${files[@]}"; then
      printf '%s ' "$port"
    fi
  done
}

# Everything below this line runs as root, in a shell of its own that receives this file's text.
root_part='
policy=/usr/sbin/policy-rc.d
saved=$policy.before-duopost
restore_policy() {
  if [ -e "$policy" ] && grep -q "temporary, by Duopost" "$policy"; then rm -f "$policy"; fi
  if [ -e "$saved" ]; then mv -f "$saved" "$policy"; fi
}
restore_policy # after a run that was killed
trap restore_policy EXIT
trap "exit 130" INT TERM HUP
if [ -e "$policy" ]; then mv "$policy" "$saved"; fi
cat >"$policy" <<"END"
#!/bin/sh
# temporary, by Duopost: only Dovecot must not be started while its package is installed
for word in "$@"; do case $word in dovecot*) exit 101 ;; esac; done
[ ! -x /usr/sbin/policy-rc.d.before-duopost ] || exec /usr/sbin/policy-rc.d.before-duopost "$@"
exit 0
END
chmod 755 "$policy"
had_dovecot=$(dpkg-query -W -f "\${db:Status-Abbrev}" dovecot-core 2>/dev/null | grep "^ii" || true)

install() { apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@"; }
install "$@" || { apt-get update && install "$@"; } || exit 1

# Whoever ran Dovecot before goes on doing so; one that came with this installation stays off.
if [ -z "$had_dovecot" ] && [ -e /etc/init.d/dovecot ]; then
  if [ -d /run/systemd/system ]; then
    systemctl disable --now dovecot.service dovecot.socket >/dev/null 2>&1 || true
  fi
  deb-systemd-helper disable dovecot.service dovecot.socket >/dev/null 2>&1 || true
  update-rc.d dovecot disable >/dev/null 2>&1 || true
  for link in /etc/systemd/system/*.wants/dovecot.* /etc/rc[2-5].d/S*dovecot; do
    if [ -e "$link" ] || [ -L "$link" ]; then
      echo "Dovecot is still enabled at boot by $link." >&2
      exit 1
    fi
  done
fi
'

install_missing() {
  local missing packages before after
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is not a Debian system; these packages, or what corresponds to them, are needed:"
    say "  ${DUOPOST_PACKAGES[*]}"
    return 0
  fi
  mapfile -t missing < <(missing_needs)
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    die "Installing needs root, or sudo. As root: apt-get install --no-install-recommends ${missing[*]}"
  fi
  if ! packages=$(installable "${missing[@]}"); then
    as_root apt-get -o DPkg::Lock::Timeout=300 update || die "The package lists could not be fetched."
    packages=$(installable "${missing[@]}") || die "Debian 12 or 13 is needed: some of these packages are unknown here."
  fi
  before=$(listening_mail_ports)
  # shellcheck disable=SC2086  # one word a package
  as_root bash -c "$root_part" install $packages >&2 || die "The packages could not be installed."
  after=$(listening_mail_ports)
  [ "$before" = "$after" ] || die "Something began to listen on the mail ports $after: please stop it and report this."
  mapfile -t missing < <(missing_needs)
  [ ${#missing[@]} -eq 0 ] || die "Still missing: ${missing[*]}"
}

# build PRESET [TARGET…]: configures if it never was, then builds what changed.
build() {
  local preset=$1
  shift
  # Nothing is written outside the repository, the compiler's cache included.
  export CCACHE_DIR=${CCACHE_DIR:-$PWD/build/.ccache}
  export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}
  mkdir -p build 2>/dev/null && [ -w build ] || die "The folder $PWD/build cannot be written to by $(id -un)."
  if [ ! -e "build/$preset/build.ninja" ]; then
    cmake --preset "$preset" >&2 || die "The build could not be prepared."
  fi
  cmake --build "build/$preset" ${1:+--target} "$@" >&2 || die "The build failed."
}
