#!/bin/sh
# No message is half one language: what the programs say in Dutch holds no English word, and the other way round. Looked
# at are the messages of all folders of tests/bad and tests/cases (in English as they stand there, in Dutch as they come
# when the folder is run), --help of every program, and what stands on a screen.
#
# usage: tests/doc/language.sh BINDIR     ends in "N passed, M failed"
set -u
bindir=$(cd "$1" && pwd) || exit 2
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
PATH=$bindir:$PATH LC_ALL=C.UTF-8
export PATH LC_ALL
unset LANGUAGE BAAT_TAAL BAAT_DATA COLUMNS
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# Words of one language that are none of the other, and neither a name of a column or key nor a value of one.
english='the|not|with|without|which|cannot|and|this|these|that|must|column|columns|file|files|line|lines|unknown|missing
empty|should|error|errors|warning|warnings|note|write|read|given|give|leave|default|show|than|its|are|be|has|have|does|from
only|other|each|one|two|between|case|cases|price|prices|year|years|month|months|amount|amounts|value|values|no|such|denied'
dutch='het|de|een|niet|fout|fouten|waarschuwing|waarschuwingen|staat|wordt|worden|voor|deze|dit|dat|kan|moet|schrijf|onbekend
ontbreekt|met|kolommen|zijn|heeft|hebben|geef|laat|naast|alleen|andere|tussen|waarde|toon|bij
als|wat|ook|dan|meer|bedoeld|zie|elke|uit'
english=$(echo "$english" | tr '\n' '|' | sed 's/|$//')
dutch=$(echo "$dutch" | tr '\n' '|' | sed 's/|$//')

# What is not language: what the user wrote, in quotes; options, codes, paths and sheets, keys of JSON, and
# words in capitals, which name what an option takes.
strip() {
	sed -E -e "s/^baat-[a-z]+: ([^ ]*(csv|json|xlsx|ods)[^ ]*: |-: )?//" -e "s/'[^']*'//g" -e 's/\[[a-z-]+\]//g' \
		-e 's/--?[a-z]+(=[^ ,;]*)?//g' -e 's/[^ ]*\.[a-z][^ ]*//g' -e 's/baat-[a-z]+(\([0-9]\))?//g' \
		-e 's/[^ ]*[/!][^ ]*//g' -e 's/[A-Z][A-Z]+//g' -e 's/[a-z]+(\[|\.)[^ ]*//g' -e 's/\([^)]*=[^)]*\)//g'
}

# A check: file, words that it must not hold, what it is.
clean() {
	if strip <"$1" | grep -nwiE "$2" >"$scratch/found"; then
		failed=$((failed + 1))
		echo "failed: $3 holds words of the other language:"
		head -n 5 "$scratch/found"
	else
		passed=$((passed + 1))
	fi
}

# The sieve itself must find something, in what is not data.
echo "baat-reken: a.csv:1:2: error: deze kolom 'the' is unknown; see --help" | strip >"$scratch/half"
if grep -qwE "$english" "$scratch/half" && grep -qwE "$dutch" "$scratch/half" && ! grep -qw 'the' "$scratch/half"; then
	passed=$((passed + 1))
else
	failed=$((failed + 1))
	echo 'failed: words of both languages in one message are not found'
fi

# Messages only: what else a folder prints is data.
messages() { grep -hE '^baat-[a-z]+: ' "$@"; }

check_folder() { # folder
	# a folder that chooses a language itself is about that
	if grep -qE 'taal|TAAL|LC_|LANG' "$1/cmd" || ! messages "$1/out" "$1/err" >"$scratch/messages" 2>/dev/null; then return; fi
	clean "$scratch/messages" "$dutch" "$1 in English"
	rm -rf "$scratch/work"
	cp -R "$1" "$scratch/work"
	(cd "$scratch/work" && rm -f out err exit && BAAT_TAAL='nl' sh ./cmd) >"$scratch/out" 2>"$scratch/err" </dev/null
	messages "$scratch/out" "$scratch/err" >"$scratch/messages"
	clean "$scratch/messages" "$english" "$1 in Dutch"
}

for folder in tests/bad/*/ tests/cases/*/*/; do check_folder "${folder%/}"; done

for program in "$bindir"/baat-*; do
	name=${program##*/}
	# from the first option to the examples, with the usage and the summary
	BAAT_TAAL='en' "$program" --help | sed '/^Examples:/,/^$/d' >"$scratch/help"
	clean "$scratch/help" "$dutch" "$name --help in English"
	BAAT_TAAL='nl' "$program" --help | sed '/^Voorbeelden:/,/^$/d' >"$scratch/help"
	clean "$scratch/help" "$english" "$name --help in Dutch"
done

# Screens, on data whose words are of neither language.
cd "$scratch" || exit 2
cat >prijzen.csv <<'EINDE'
post;omschrijving;eenheid;prijs;laag;hoog;betaler;ontvanger;prijspeil;verzilverbaar;bron
alfa;Alfa;dag;120;100;150;partij-a;;2020;50;Alfa 1
beta;Beta;uur;80;;;partij-b:50|partij-c:50;;2022;;Beta 2
gamma;Gamma;stuk;pm;;;partij-c;;;;Gamma 3
EINDE
cat >zaken.csv <<'EINDE'
casus;scenario;post;aantal;per;van;duur;kans;soort;slaagkans
A;zonder;alfa;1;dag;0;30;40%;;
A;zonder;beta;20;;70;;;;
A;zonder;gamma;1;;0;;;;
A;plan;beta;2;week;0;6;;;60%
A;plan;alfa;1;;3;;;gevolg;60%
A;plan b;beta;100;;0;;;;
B;zonder;alfa;1;;0;;;;
EINDE
echo '{"verdeling": "evenredig", "partijen": ["partij-a", "partij-b"]}' >afspraak.json
baat-reken -p prijzen.csv --stromen zaken.csv >stromen.csv 2>/dev/null
screens() { # language
	export BAAT_TAAL="$1" COLUMNS=70
	echo "$1" >&2
	baat-reken -f tabel -p prijzen.csv zaken.csv
	baat-reken -f tabel -k partij --perspectief=maatschappelijk -p prijzen.csv zaken.csv
	baat-som -f tabel -k totaal stromen.csv
	baat-deel -a afspraak.json --alternatief=plan -f tabel stromen.csv
	baat-deel -a afspraak.json --alternatief=plan -f tabel --betalingen stromen.csv
	baat-deel -a afspraak.json --alternatief=plan --tekst --taal="$1" stromen.csv
	baat-zeker -f tabel -p prijzen.csv zaken.csv
	baat-zeker -f tabel --gevoeligheid -p prijzen.csv zaken.csv
	baat-zeker --zinnen --lot -k casus,partij --taal="$1" -p prijzen.csv zaken.csv
	baat-uitleg -f tabel --alternatief=plan -p prijzen.csv zaken.csv
	baat-uitleg -f tabel --maat=vermeden_cw --prijspeil=2024 -p prijzen.csv zaken.csv
	baat-prijs -f tabel -p prijzen.csv
	baat-prijs -p prijzen.csv alfa
	baat-prijs -p prijzen.csv --prijspeil=2024 alfa
	baat-toets -f tabel -p prijzen.csv zaken.csv
	baat-toets -p prijzen.csv zaken.csv
	baat-bon --taal="$1" -p prijzen.csv zaken.csv
	baat-bon --taal="$1" --html -p prijzen.csv zaken.csv | sed 's/<style>.*<\/style>//; s/<[^>]*>/ /g'
}
screens en >text 2>&1
clean text "$dutch" "screens in English"
screens nl >text 2>&1
clean text "$english" "screens in Dutch"
cd "$root" || exit 2
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
