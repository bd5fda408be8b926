#!/bin/sh
# Whether the tarball of the last commit is fit to be released: the same bytes each time it is made; unpacked far from the
# repository it builds, passes its tests, builds the same anywhere, installs, runs where it was installed without its
# sources, and leaves nothing behind. Ends in "N passed, M failed".
#
# usage: tests/distcheck.sh VERSION     SUITES='unit bad' runs those suites in there and not all
# shellcheck disable=SC2317,SC2012 # the checks are called by their names; names of pages are plain
set -u
cd "$(dirname "$0")/.." || exit 2
name=baat-$1
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
# a repository above the folder for temporary files is not ours
export GIT_CEILING_DIRECTORIES="$work"

check() { # name, command...
	what=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $what"
		tail -n 40 "$work/log"
	fi
}

finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
}

same_tarball() {
	make -s dist && mv "$name.tar.gz" "$work/first.tar.gz" || return
	sleep 1
	(umask 077 && TZ=Pacific/Auckland make -s dist) && cmp "$name.tar.gz" "$work/first.tar.gz"
}

one_time() {
	times=$(TZ=UTC tar -tvf "$name.tar.gz" --full-time | awk '{ print $4, $5 }' | sort -u)
	[ "$times" = "$(TZ=UTC git log -1 --date=format-local:'%Y-%m-%d %H:%M:%S' --format=%cd)" ]
}

# every file and folder, with rights and contents
listing() { # folder
	(cd "$1" && find . -printf '%M %p\n' | LC_ALL=C sort && find . -type f -exec cksum {} + | LC_ALL=C sort)
}

# the programs installed below $1 find their data, catalogue and manual, from a folder that has nothing to do with them
runs() { # prefix
	cd / || return
	for program in $programs; do
		LC_ALL=C.UTF-8 LANGUAGE=nl "$1/bin/$program" --help | grep -q '^Gebruik: ' || return
		[ -s "$1/share/man/man1/$program.1" ] || return
		[ -s "$1/share/bash-completion/completions/$program" ] || return
	done
	"$1/bin/baat" prijs -f csv ontruiming | grep -q '^ontruiming,' || return
	"$1/bin/baat-prijs" -f csv ontruiming | grep -q '^ontruiming,' || return
	"$1/bin/baat-reken" --prijspeil=2025 -k totaal "$work/zaak.csv" | grep -q '^coach;[0-9]*,[0-9][0-9];' || return
	for page in $pages; do
		section=${page##*.}
		case $page in
		nl/*) [ -s "$1/share/man/nl/man$section/${page#nl/}" ] || return ;;
		*) [ -s "$1/share/man/man$section/$page" ] || return ;;
		esac
	done
}

# make install with settings $2..., a run below $1 while the sources are out of sight, make uninstall
install_and_remove() { # prefix, settings of make...
	prefix=$1
	shift
	(umask 077 && make -s -C "$tree" install "$@") || return
	mv "$tree" "$tree-away"
	(runs "$prefix")
	status=$?
	mv "$tree-away" "$tree"
	[ $status = 0 ] || return
	! find "$prefix" -name '*baat*' ! -perm -444 | grep . || return
	make -s -C "$tree" uninstall "$@" || return
	! find "$prefix" 2>/dev/null | grep .
}

check 'the same tarball twice' same_tarball
check 'one time, that of the commit, for all files' one_time
check unpack tar -xzf "$name.tar.gz" -C "$work"
[ "$failed" = 0 ] || finish
tree=$work/$name
programs="baat $(cd "$tree/src/programs" && ls -- */baat-*.c | sed 's,.*/,,; s/\.c$//')"
pages=$(cd "$tree/man" && ls ./*.[157] nl/*.[157] | sed 's,^\./,,')
cat >"$work/zaak.csv" <<'END'
casus;scenario;post;aantal;per;van;duur;kans
W-12;zonder;ontruiming;1;;3;;60%
W-12;coach;budgetbeheerder-uur;1;week;0;12;
END
listing "$tree" >"$work/unpacked"
check build make -s -j 2 -C "$tree" all
check 'make check' make -s -j 2 -C "$tree" check
check 'two builds, the same bytes' sh "$tree/tests/reproducible.sh"
check 'install, run, uninstall with PREFIX' install_and_remove "$work/own" PREFIX="$work/own"
# beside files and an empty folder of somebody else's, which stay as they are
beside() { # prefix
	mkdir -p "$1/share/baat-not-ours" "$1/share/man/man1" "$1/share/baat"
	for file in baat-not-ours/file man/man1/other.1 baat/eigen.csv; do echo mine >"$1/share/$file"; done
	listing "$1" >"$work/mine"
	(umask 077 && make -s -C "$tree" install PREFIX="$1") && (runs "$1") &&
		make -s -C "$tree" uninstall PREFIX="$1" && listing "$1" | diff "$work/mine" -
}

check 'install, run, uninstall in a folder with spaces, beside what is not ours' beside "$work/met spatie/mijn map"
check 'install, run, uninstall with DESTDIR, with a space' install_and_remove "$work/een stage/usr" PREFIX=/usr \
	DESTDIR="$work/een stage"
check 'install, run, uninstall with DESTDIR' install_and_remove "$work/stage/usr" PREFIX=/usr DESTDIR="$work/stage"
check 'make clean' make -s -C "$tree" clean
listing "$tree" >"$work/cleaned"
check 'make clean leaves what was unpacked' diff "$work/unpacked" "$work/cleaned"
finish
