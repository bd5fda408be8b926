#!/bin/sh
# Installs what was built below $DESTDIR$PREFIX, or takes it away again. What was put there is written down in
# share/baat/installed: files, and with a slash behind them the folders that had to be made. Only what stands there is
# ever removed, and of folders only those that are empty then, so nothing of anybody else is touched.
#
# usage: PREFIX=/usr/local DESTDIR= VERSION=1.2.3 LIBS='-lgmp …' sh src/tools/install.sh install|uninstall BINDIR BUILDDIR
set -eu
cd "$(dirname "$0")/../.."
what=$1 bin=$2 build=$3
destdir=${DESTDIR:-}
root=$destdir$PREFIX
record=share/baat/installed
newline='
'

refuse() {
	echo "make $what: $*; nothing was touched" >&2
	exit 2
}

case $PREFIX in
/*) ;;
*) refuse "PREFIX must begin with a slash: $PREFIX" ;;
esac
case $root in
*"$newline"* | *'"'* | *\\*) refuse 'PREFIX and DESTDIR cannot hold a line break, a double quote or a backslash' ;;
esac

# Lines "rights<TAB>file<TAB>place below the prefix" of all that is installed.
contents() {
	tab=$(printf '\t')
	for source in src/front/baat.c src/programs/*/baat-*.c; do
		name=${source##*/} name=${name%.c}
		echo "755$tab$bin/$name${tab}bin/$name"
		echo "644${tab}src/completion/baat.bash${tab}share/bash-completion/completions/$name"
	done
	for page in man/*.[157] man/nl/*.[157]; do
		language=${page%/*} language=${language#man}
		echo "644$tab$page${tab}share/man$language/man${page##*.}/${page##*/}"
	done
	for file in data/*.csv data/README.md data/*/*.csv; do
		if [ -f "$file" ]; then echo "644$tab$file${tab}share/baat/${file#data/}"; fi
	done
	echo "644$tab$build/locale/nl/LC_MESSAGES/baat.mo${tab}share/locale/nl/LC_MESSAGES/baat.mo"
	echo "644$tab$build/libbaat.a${tab}lib/libbaat.a"
	find include -name '*.h' | LC_ALL=C sort | sed "s/.*/644$tab&$tab&/"
	echo "644$tab$work/baat.pc${tab}lib/pkgconfig/baat.pc"
}

# A folder below the prefix, or above it, and those that it stands in; what had to be made is added to the list.
make_folder() { # its path, how the record calls it
	if [ -d "$1" ]; then return; fi
	case $2 in
	. | .. | ../..*) make_folder "$(dirname "$1")" "$([ "$2" = . ] && echo .. || echo "../$2")" ;;
	*/*) make_folder "$root/${2%/*}" "${2%/*}" ;;
	*) make_folder "$root" . ;;
	esac
	mkdir "$1"
	chmod 755 "$1"
	echo "$2/" >>"$work/folders"
}

put_in_place() {
	contents >"$work/contents"
	while IFS="$(printf '\t')" read -r rights file place; do
		[ -f "$file" ] || refuse "$file was not built"
	done <"$work/contents"
	: >"$work/folders"
	make_folder "$root/${record%/*}" "${record%/*}"
	while IFS="$(printf '\t')" read -r rights file place; do
		make_folder "$root/${place%/*}" "${place%/*}"
	done <"$work/contents"
	# written before the first file, so that an installation that breaks off can be taken away too
	if [ -f "$root/$record" ]; then grep '/$' "$root/$record" >>"$work/folders" || :; fi
	{ sort -u "$work/folders" && cut -f 3 "$work/contents" | LC_ALL=C sort; } >"$work/installed"
	if [ -f "$root/$record" ]; then forget_old; fi
	install -m 644 "$work/installed" "$root/$record"
	while IFS="$(printf '\t')" read -r rights file place; do
		install -m "$rights" "$file" "$root/$place"
	done <"$work/contents"
	echo "$(wc -l <"$work/contents") files installed below $root"
}

# What an older version has put there and this one has not.
forget_old() {
	grep -v '/$' "$root/$record" | LC_ALL=C sort | LC_ALL=C comm -23 - "$work/installed" | remove_files
}

remove_files() { # reads their places
	while IFS= read -r place; do
		case /$place/ in
		*/../*) continue ;;
		esac
		rm -f "$root/$place"
	done
}

take_away() {
	[ -f "$root/$record" ] || refuse "nothing of baat is installed below $root: there is no $record"
	cp "$root/$record" "$work/installed"
	grep -v '/$' "$work/installed" | remove_files
	rm -f "$root/$record"
	# the deepest first; those above the prefix are called . and .. and come last, in this order
	{
		grep '/$' "$work/installed" | grep -v '^\.' | LC_ALL=C sort -r
		grep -xE '(\./|(\.\./)+)' "$work/installed" | LC_ALL=C sort -r | awk '{ print length($0), $0 }' | sort -n | cut -d ' ' -f 2
	} | while IFS= read -r place; do
		case /$place in
		/[!.]*/../*) continue ;;
		esac
		rmdir "$(path_of "$place")" 2>/dev/null || :
	done
}

# The path of a folder of the record; `rmdir` wants no dots at the end.
path_of() {
	path=$root place=$1
	while [ "${place#../}" != "$place" ]; do
		path=$(dirname "$path") place=${place#../}
	done
	place=${place#./}
	echo "$path${place:+/${place%/}}"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case $what in
install)
	cat >"$work/baat.pc" <<END
prefix=$PREFIX
libdir=\${prefix}/lib
includedir=\${prefix}/include

Name: baat
Description: exact arithmetic of avoided societal costs, from case lines and prices
Version: $VERSION
Cflags: -I"\${includedir}"
Libs: -L"\${libdir}" -lbaat
Libs.private: $LIBS
END
	put_in_place
	;;
uninstall) take_away ;;
*) refuse "install or uninstall, not $what" ;;
esac
