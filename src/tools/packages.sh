#!/bin/sh
# Sees to it that the Debian packages are there that building, testing, linting, looking at receipts in a browser,
# comparing speed or a cluster of one machine needs. Installs what is missing when root or sudo allows it without a
# question; else prints the exact command.
#
# usage: packages.sh build|test|lint|browser|bench|slurm...
set -eu

names() {
	case $1 in
	build) echo gcc make libc6-dev libcsv-dev libcjson-dev libunistring-dev nettle-dev libgmp-dev libxxhash-dev libxlsxwriter-dev libzip-dev libexpat1-dev gettext mandoc ;;
	test) echo libcmocka-dev python3 python3-openpyxl valgrind jq miller parallel pkgconf ;;
	lint) echo clang clang-format clang-tidy libclang-rt-14-dev cppcheck shellcheck gcovr groff ;;
	browser) echo chromium ;;
	bench) echo mawk gawk miller sqlite3 datamash r-cran-data.table python3-pandas python3-openpyxl python3-xlsxwriter xlsx2csv python3-numpy r-base-core ;;
	slurm) echo slurm-wlm munge ;;
	*) echo "usage: packages.sh build|test|lint|browser|bench|slurm..." >&2 && exit 2 ;;
	esac
}

# on another system the compiler will tell what it misses
command -v dpkg-query >/dev/null || exit 0

missing=
for group in "$@"; do
	for name in $(names "$group"); do
		state=$(dpkg-query -W -f='${Status}' "$name" 2>/dev/null || true)
		[ "$state" = 'install ok installed' ] || missing="$missing $name"
	done
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
	if sudo -n true 2>/dev/null; then
		as_root='sudo'
	else
		echo "These packages are missing; install them with:" >&2
		echo "  sudo apt-get install$missing" >&2
		exit 1
	fi
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086 # the names are words
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
