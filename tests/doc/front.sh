#!/bin/sh
# The front door: baat lists every program with its question and every page of the manual, in both languages and within
# 80 columns; baat NAME is baat-NAME; and each page that it shows is the one that mandoc makes of the source as it is now.
#
# usage: tests/doc/front.sh BINDIR
set -u
bin=$(cd "$1" && pwd) || exit 2
cd "$(dirname "$0")/../.." || exit 2
LC_ALL=C.UTF-8
export LC_ALL
unset LANGUAGE COLUMNS
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

check() { # status, what is wrong
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $2"
	fi
}

# A page without blanks and bold: how wide it is, and where its lines break, is not the point.
letters() { sed 's/.\x08//g' | tr -d ' \n'; }

for language in en nl; do
	LANGUAGE=$language "$bin/baat" >"$scratch/list-$language" && [ "$(wc -L <"$scratch/list-$language")" -le 80 ]
	check $? "the list ($language): status, or wider than 80 columns"
	LANGUAGE=$language "$bin/baat" help | cmp -s - "$scratch/list-$language"
	check $? "baat help ($language) alone is not the list"
	# not one question or heading stays English
	[ $language = en ] || { grep -v '^  [a-z]* *' "$scratch/list-nl" | sed '/^$/d' | grep -qxFf - "$scratch/list-en"; [ $? = 1 ]; }
	check $? 'the list in Dutch has a line in English'
done

for program in "$bin"/baat-*; do
	name=${program##*/} word=${program##*/baat-}
	for language in en nl; do
		[ "$(grep -c "^  $word  *[A-Z].*?\$" "$scratch/list-$language")" = 1 ]
		check $? "the list ($language) has no one line on $word with a question"
	done
	for argument in --help ---opties --version --bestaat-niet; do
		"$program" $argument >"$scratch/own" 2>&1 </dev/null
		status=$?
		"$bin/baat" "$word" $argument >"$scratch/front" 2>&1 </dev/null
		[ $? = $status ] && cmp -s "$scratch/own" "$scratch/front" && grep -q "$name\\|	" "$scratch/own"
		check $? "baat $word $argument is not $name $argument"
	done
done

# the pages; German, so English, stands for a language without any
for page in man/*.[157]; do
	word=${page##*/} word=${word%.*} word=${word#baat-}
	translated=man/nl/${page##*/}
	[ -f "$translated" ] || translated=$page
	for language in en nl de; do
		[ $language = nl ] && source=$translated || source=$page
		mandoc -T utf8 -I os=baat -O width=300 "$source" | letters >"$scratch/wanted"
		LANGUAGE=$language "$bin/baat" help "$word" >"$scratch/shown" && letters <"$scratch/shown" | cmp -s "$scratch/wanted" - &&
			[ "$(wc -c <"$scratch/wanted")" -gt 1000 ]
		check $? "baat help $word ($language) is not $source"
	done
	"$bin/baat" help "baat-$word" | cmp -s - "$scratch/shown"
	check $? "baat help baat-$word is not baat help $word"
	case $word in baat) continue ;; esac
	grep -q "^  $word  *[a-zA-Z]" "$scratch/list-en"
	check $? "the list does not name $word"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
