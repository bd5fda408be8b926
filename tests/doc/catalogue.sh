#!/bin/sh
# The catalogue of messages: it is complete, its formats fit, and programs speak Dutch with it, while what scripts rely
# on stays as it is: data and the codes of messages.
#
# usage: tests/doc/catalogue.sh BINDIR     ends in "N passed, M failed", with ", K skipped" when there were any
set -u
bindir=$(cd "$1" && pwd) || exit 2
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0 skipped=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
unset LANGUAGE BAAT_TAAL COLUMNS LC_ALL
BAAT_DATA=$PWD/data
export BAAT_DATA

verdict() { # status, what was tried
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $2"
	fi
}

# A program finds its catalogue beside the folder it is in. Copies with a catalogue of their own serve any folder of
# programs, and never a catalogue of yesterday.
mkdir -p "$scratch/bin" "$scratch/build/locale/nl/LC_MESSAGES" "$scratch/work"
cp "$bindir"/baat "$bindir"/baat-* "$scratch/bin/" || exit 2
catalogue=$scratch/build/locale/nl/LC_MESSAGES/baat.mo

msgfmt --check -o "$catalogue" po/nl.po
verdict $? 'msgfmt --check po/nl.po'
sh po/update.sh --check
verdict $? 'po/update.sh --check'

cd "$scratch/work" || exit 2
# the mistake of a thousands point, in the one file
cat >zaken.csv <<'END'
casus;scenario;post;aantal;per;duur;kans
A-1;zonder;opvang-dag;1;dag;3;0,4
A-1;coach;budgetbeheerder-uur;2;week;3;
A-2;zonder;opvang-dag;0,5;dag;14;0,35
A-2;coach;budgetbeheerder-uur;1;week;70;
END
sed '3s/;2;/;1.234;/' zaken.csv >fout.csv
PATH=$scratch/bin:$PATH

# run LOCALE LANGUAGE KEPT COMMAND...: keeps what it prints in KEPT.out and KEPT.err
run() {
	as="LC_ALL=$1 LANGUAGE=$2" kept=$3
	shift 3
	# shellcheck disable=SC2086 # two settings
	env $as "$@" >"$kept.out" 2>"$kept.err" </dev/null
}

# not every C library translates under every locale: take the first that does
dutch=
for locale in C.UTF-8 nl_NL.UTF-8 nl_BE.UTF-8 en_US.UTF-8; do
	run "$locale" nl try baat-reken --help
	if grep -q '^Gebruik: baat-reken' try.out; then
		dutch=$locale
		break
	fi
done

check_help() {
	for program in "$scratch"/bin/baat "$scratch"/bin/baat-*; do
		name=${program##*/}
		run "$dutch" nl help "$name" --help
		grep -q "^Gebruik: $name \[OPTIE\]" help.out && grep -q '^Opties:$' help.out &&
			grep -q '^Voorbeelden:$' help.out && ! grep -qE '^(Usage|Options|Examples):|Exit status' help.out
		verdict $? "$name --help is in Dutch"
		run "$dutch" en help-en "$name" --help
		# the names of the options are the same, in the same order
		for help in help help-en; do
			grep -oE '^ +(-[a-zA-Z], )?--[a-z]+' "$help.out" >"$help.names"
		done
		cmp -s help.names help-en.names
		verdict $? "$name --help names the same options in both languages"
	done
}

# The frame of messages, without their text: program, place and code.
frames() {
	sed -E 's/^([a-z-]+: ([^ ]+: )?)(error|warning|note|fout|waarschuwing|let op): .*( \[[a-z-]+\])$/\1\4/' "$1"
}

check_message() {
	run "$dutch" nl nl baat-reken fout.csv
	run "$dutch" en en baat-reken fout.csv
	grep -q "^baat-reken: fout.csv:3:4: fout: .*manieren te lezen; schrijf 1234 .* \[number-ambiguous\]$" nl.err
	verdict $? 'an error is told in Dutch'
	grep -q "^baat-reken: fout.csv:3:4: error: .*two ways; write 1234 .* \[number-ambiguous\]$" en.err
	verdict $? 'an error is told in English'
	frames nl.err >nl.frames
	frames en.err >en.frames
	cmp -s nl.frames en.frames && ! cmp -s nl.err en.err
	verdict $? 'place and code of a message are the same in any language'
}

check_data() {
	for form in csv-nl csv tsv jsonl excel; do
		for what in -kpartij --stromen; do
			run C '' c baat-reken "$what" -f "$form" zaken.csv
			[ -s c.out ] || verdict 1 "baat-reken $what -f $form prints something"
			run "$dutch" nl nl baat-reken "$what" -f "$form" zaken.csv
			run "$dutch" en en baat-reken "$what" -f "$form" zaken.csv
			cmp -s nl.out en.out && cmp -s nl.out c.out
			verdict $? "baat-reken $what -f $form prints the same in any language"
		done
	done
	run "$dutch" nl nl env COLUMNS=60 baat-reken -f tabel zaken.csv
	run C '' c env COLUMNS=60 baat-reken -f tabel zaken.csv
	grep -E '^(A-|totaal)' nl.out >nl.rows
	grep -E '^(A-|totaal)' c.out >c.rows
	[ -s nl.rows ] && cmp -s nl.rows c.rows
	verdict $? 'the amounts in a table are the same in any language'
	grep -q ' kolommen ' nl.out && ! grep -q ' columns ' nl.out && grep -q ' columns ' c.out
	verdict $? 'remarks under a table are translated'
}

if [ -z "$dutch" ]; then
	echo 'skipped: the C library translates under none of the locales here'
	skipped=1
else
	check_help
	check_message
	check_data
fi
if [ $skipped -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ $failed = 0 ]
