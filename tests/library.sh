#!/bin/sh
# The library as a stranger gets it: installed in a folder with spaces in its name, beside files that are not ours. Each
# public header stands by itself, for gcc and clang; the example is built with what pkg-config says, and runs; uninstall
# leaves what was there before, to the byte, and without its record touches nothing. Ends in "N passed, M failed[, K skipped]".
#
# usage: tests/library.sh BINDIR BUILDDIR
# shellcheck disable=SC2317 # the checks are called by their names
set -u
bin=$(cd "$1" && pwd) build=$(cd "$2" && pwd)
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0 skipped=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
libraries=$(sed -n "s/^BAAT_LDLIBS = //p" Makefile)
prefix="$work/met spatie/eigen map"

check() { # name, command...
	what=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $what"
		tail -n 20 "$work/log"
	fi
}

skip() { # what, why
	skipped=$((skipped + 1))
	echo "skipped: $1: $2"
}

# the programs are built; only their files are put somewhere
tool() { # install or uninstall
	PREFIX=$prefix DESTDIR='' VERSION=1.2.3 LIBS=$libraries \
		sh src/tools/install.sh "$1" "$bin" "$build"
}

listing() { # everything that is there, with rights and contents
	(cd "$work" && find "met spatie" -printf '%M %p\n' | LC_ALL=C sort && find "met spatie" -type f -exec cksum {} + | LC_ALL=C sort)
}

refuses() { # command...
	listing >"$work/before"
	! "$@" >"$work/said" 2>&1 && grep -q 'nothing was touched' "$work/said" && listing | diff "$work/before" -
}

bad_prefix() {
	PREFIX=$1 DESTDIR='' VERSION=1 LIBS='' sh src/tools/install.sh install "$bin" "$build"
}

stands_alone() { # compiler, header
	printf '#include <%s>\n' "$2" |
		"$1" -std=c11 -D_GNU_SOURCE -Wall -Wextra -Werror -I"$prefix/include" -fsyntax-only -x c -
}

runs_example() {
	PKG_CONFIG_PATH="$prefix/lib/pkgconfig" CC=$1 sh tests/run-examples.sh "$bin" examples/bibliotheek >"$work/example"
	cat "$work/example"
	# what is skipped passes as well, with one less
	grep -qx '2 passed, 0 failed' "$work/example" && ! grep -q '^skipped' "$work/example"
}

mkdir -p "$prefix/share/baat-not-ours" "$prefix/share/baat" "$prefix/share/man/man1" "$work/met spatie/leeg"
echo mine >"$prefix/share/baat-not-ours/file"
echo mine >"$prefix/share/baat/eigen.csv"
echo mine >"$prefix/share/man/man1/other.1"
listing >"$work/as-it-was"

check 'uninstall of what was never installed' refuses tool uninstall
check 'a prefix that is relative' refuses bad_prefix eigen
check 'a prefix with a line break' refuses bad_prefix "$prefix
x"
check install tool install
check 'the version in baat.pc' grep -qx 'Version: 1.2.3' "$prefix/lib/pkgconfig/baat.pc"
count=0
for compiler in gcc clang; do
	if ! command -v $compiler >/dev/null; then
		skip "headers with $compiler" 'it is not there'
		continue
	fi
	(cd "$prefix/include" && find baat -name '*.h' | LC_ALL=C sort) >"$work/headers"
	while read -r header; do
		check "$header by itself, $compiler" stands_alone $compiler "$header"
		count=$((count + 1))
	done <"$work/headers"
	if ! command -v pkg-config >/dev/null; then
		skip 'examples/bibliotheek' 'pkg-config is not there'
	elif nm "$build/libbaat.a" 2>/dev/null | grep -qE ' U __(asan|gcov|ubsan)_'; then
		skip 'examples/bibliotheek' 'the library was built with a sanitizer, or to be counted'
	else
		check "examples/bibliotheek, $compiler" runs_example $compiler
	fi
done
check 'there are headers' [ "$count" -ge "$(find include -name '*.h' | wc -l)" ]
# a header that needs another one is found out
mkdir "$prefix/include/baat/niet-van-ons"
echo 'size_t lonely(void);' >"$prefix/include/baat/niet-van-ons/x.h"
check 'a header that does not stand by itself' sh -c "! $(command -v gcc || command -v clang) -I'$prefix/include' -fsyntax-only -x c '$prefix/include/baat/niet-van-ons/x.h'"
rm -r "$prefix/include/baat/niet-van-ons"
# what an older version had put there and this one has not goes when a newer one is installed
echo old >"$prefix/bin/baat-vroeger"
echo 'bin/baat-vroeger' >>"$prefix/share/baat/installed"
check 'install over it' tool install
check 'what an older version had is gone' [ ! -e "$prefix/bin/baat-vroeger" ]
# a record that was tampered with does not lead out of the prefix
echo '../../buiten' >>"$prefix/share/baat/installed"
echo mine >"$work/buiten"
check uninstall tool uninstall
listing >"$work/as-it-is"
check 'uninstall leaves what was there, and no more' diff "$work/as-it-was" "$work/as-it-is"
check 'a record does not lead out of the prefix' [ -f "$work/buiten" ]
if [ $skipped -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$failed" = 0 ]
