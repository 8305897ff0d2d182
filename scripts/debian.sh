# shellcheck shell=sh
# Read by ./start and ./test: Debian packages, installed where that needs no password.

say() { printf '%s\n' "$@"; }
has() { command -v "$1" >/dev/null 2>&1; }

# need_packages PURPOSE NAME...: they are there, or are installed now. Otherwise says what to run, and fails.
need_packages() {
    purpose=$1 missing=''
    shift
    for package; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -eq 0 ] && has apt-get; then
        say "Installing Debian packages for $purpose:$missing …"
        apt update || say 'The lists of packages could not be refreshed; trying with those at hand.'
        # shellcheck disable=SC2086  # a list of words
        apt install -y --no-install-recommends $missing >/dev/null && return 0
    fi
    say "Debian packages for $purpose are missing. Somebody who may has to run:" \
        "  sudo apt-get install --no-install-recommends$missing"
    return 1
}

apt() {
    DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20 \
        -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@" </dev/null
}
