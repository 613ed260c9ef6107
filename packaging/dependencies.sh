# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# What packaging/run and packaging/check share: the Debian and Ubuntu packages that Argyle needs, and how to get them.
# Meant to be sourced. "a|b" is one need: the first of the names that this release of the distribution has; "a|" asks for nothing
# where it has none (Debian 13 has no dante-server).

build_packages=(
    cmake ninja-build g++ 'pkgconf|pkg-config'
    qt6-base-dev qt6-base-dev-tools 'qt6-svg-dev|libqt6svg6-dev' 'qt6-svg-plugins|libqt6svg6'
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    libc-ares-dev
    'libgl-dev|libgl1-mesa-dev'
)

check_packages=(
    "${build_packages[@]}"
    qt6-qpa-plugins
    clang clang-tidy clang-format
    curl tor tor-geoipdb proxychains4 torsocks ncat netcat-openbsd netcat-traditional socat microsocks 'dante-server|'
    openssh-client openssh-server git iproute2 strace
    xvfb xauth xdotool imagemagick openbox trayer dbus
    gsettings-desktop-schemas libglib2.0-bin
    desktop-file-utils appstream man-db python3 fonts-dejavu-core
)

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Argyle needs packages that are not installed, and there is no sudo to install them with. As root, run:" >&2
        echo "  $*" >&2
        return 1
    fi
}

# need_packages NEED...: installs what is missing, and does nothing (not even asks apt) where nothing is but what may be missing.
need_packages() {
    local need name must=no
    local -a missing=() chosen=()
    local -A installed=()
    if ! command -v dpkg-query >/dev/null; then
        echo "This is neither Debian nor Ubuntu: if the build fails, install what packaging/dependencies.sh lists." >&2
        return 0
    fi
    while read -r name; do
        installed[$name]=yes
    done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
    for need in "$@"; do
        for name in ${need//|/ }; do
            [[ -z ${installed[$name]:-} ]] || continue 2
        done
        missing+=("$need")
        [[ $need == *'|' ]] || must=yes
    done
    [[ $must == yes ]] || return 0

    echo "Installing: ${missing[*]}" >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >&2 || return 1
    for need in "${missing[@]}"; do
        for name in ${need//|/ }; do
            # A name that is only referred to by other packages has no candidate.
            if [[ $(apt-cache policy "$name" 2>/dev/null) == *Candidate:\ [0-9]* ]]; then
                chosen+=("$name")
                continue 2
            fi
        done
        [[ $need != *'|' ]] || continue
        echo "No package '$need' here: Argyle needs Debian 12, Ubuntu 24.04 or newer (Qt 6.4)." >&2
        return 1
    done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${chosen[@]}" >&2
}
