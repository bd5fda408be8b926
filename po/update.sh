#!/bin/sh
# Brings po/nl.po up to date with the messages in the source, keeping the translations. With --check it changes nothing
# and fails when a message is not translated, no longer used, or marked fuzzy.
#
# usage: po/update.sh [--check]
set -eu
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

find src -name '*.c' -o -name '*.h' | LC_ALL=C sort >"$scratch/files"
xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=ngettext_:1,2 --no-location --sort-output \
	--omit-header --package-name=baat --files-from="$scratch/files" --output="$scratch/baat.pot"
if [ "${1:-}" = --check ]; then
	msgcmp --use-untranslated po/nl.po "$scratch/baat.pot" 2>/dev/null || true
	msgattrib --untranslated --no-obsolete po/nl.po >"$scratch/untranslated"
	msgattrib --only-fuzzy po/nl.po >"$scratch/fuzzy"
	msgattrib --only-obsolete po/nl.po >"$scratch/obsolete"
	status=0
	for kind in untranslated fuzzy obsolete; do
		if [ -s "$scratch/$kind" ]; then
			echo "po/nl.po has $kind messages:" && cat "$scratch/$kind" && status=1
		fi
	done
	# the same messages on both sides
	for file in po/nl.po "$scratch/baat.pot"; do
		msgattrib --no-obsolete --clear-fuzzy --empty --no-location --sort-output "$file" |
			grep -E '^(msgid|msgid_plural|")' >"$scratch/$(basename "$file").ids" || true
	done
	msgcmp po/nl.po "$scratch/baat.pot" >"$scratch/missing" 2>&1 || { cat "$scratch/missing"; status=1; }
	msgcmp --use-untranslated "$scratch/baat.pot" po/nl.po >"$scratch/stale" 2>&1 || {
		echo 'messages that the source no longer has:' && grep -v 'found' "$scratch/stale"
		status=1
	}
	exit $status
fi
if [ -f po/nl.po ]; then
	msgmerge --quiet --sort-output --no-location --no-wrap --update --backup=none po/nl.po "$scratch/baat.pot"
else
	cp "$scratch/baat.pot" po/nl.po
fi
