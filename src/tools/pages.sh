#!/bin/sh
# Writes the pages of the manual as text in C, for `baat help`: `pages` of src/front/manual.h. It goes by the sources only,
# so that the bytes are the same wherever it runs.
set -eu
cd "$(dirname "$0")/../.."
LC_ALL=C.UTF-8
export LC_ALL
backspace=$(printf '\b')

if ! command -v mandoc >/dev/null; then
	echo 'mandoc is missing, which makes text of the manual: sh src/tools/packages.sh build' >&2
	exit 1
fi

# letters in bold are written twice over each other
as_text() { mandoc -T utf8 -I os=baat -O "width=$1" "$2" | sed "s/.$backspace//g"; } # width, page
in_quotes() { sed 's/[\\"]/\\&/g; s/.*/"&/; s/$/\\n"/'; }

echo '#include "front/manual.h"'
echo 'const struct page pages[] = {'
# by word, then by language: "word language page" a line
for page in man/*.[157] man/nl/*.[157]; do
	word=${page##*/} word=${word%.*}
	case $page in
	man/nl/*) language='nl' ;;
	*) language=en ;;
	esac
	echo "${word#baat-} $language $page"
done | sort | while read -r word language page; do
	title=$(as_text 300 "$page" | sed -n '/^NAME$/ { n; s/^ *[^ ]* . //; p; }' | sed 's/[\\"]/\\&/g')
	echo "{\"$word\", \"$language\", \"$title\","
	as_text 78 "$page" | in_quotes
	echo '},'
done
echo '};'
echo 'const size_t page_count = sizeof pages / sizeof pages[0];'
