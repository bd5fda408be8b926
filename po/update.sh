#!/bin/sh
# Brings po/nl.po up to date with the messages in the source, keeping the translations: new messages come in empty or,
# when they resemble an old one, as fuzzy; messages that the source no longer has go out. With --check it changes
# nothing, and fails when a message is not translated, fuzzy, or no longer used.
#
# usage: po/update.sh [--check]
set -eu
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

find src \( -name '*.c' -o -name '*.h' \) | LC_ALL=C sort >"$scratch/files"
xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=ngettext_:1,2 --no-location --sort-output \
	--package-name=baat --files-from="$scratch/files" --output="$scratch/dated.pot"
# the date would make every run differ
sed -e '/^"POT-Creation-Date:/d' -e 's/charset=CHARSET/charset=UTF-8/' "$scratch/dated.pot" >"$scratch/baat.pot"

merge() {
	msgmerge --quiet --sort-output --no-location --no-wrap "$@" po/nl.po "$scratch/baat.pot"
}

if [ "${1:-}" = --check ]; then
	merge --no-fuzzy-matching >"$scratch/merged"
	status=0
	for kind in untranslated fuzzy obsolete; do
		case $kind in
		untranslated) choice='--untranslated --no-obsolete' ;;
		*) choice=--only-$kind ;;
		esac
		# shellcheck disable=SC2086 # two words
		msgattrib $choice --no-wrap "$scratch/merged" >"$scratch/$kind"
		if [ -s "$scratch/$kind" ]; then
			echo "po/nl.po has $kind messages:"
			sed 1,/^$/d "$scratch/$kind"
			status=1
		fi
	done
	if [ $status = 0 ] && ! cmp -s "$scratch/merged" po/nl.po; then
		echo 'po/nl.po is not as po/update.sh writes it; run it'
		status=1
	fi
	exit $status
fi
merge >"$scratch/merged"
msgattrib --no-obsolete --no-wrap "$scratch/merged" >"$scratch/nl.po"
# a file that is the same keeps its time, so that nothing is built again
cmp -s "$scratch/nl.po" po/nl.po || cp "$scratch/nl.po" po/nl.po
