#!/bin/sh
# Every code of include/baat/base/diag.h is explained in baat-meldingen(7) and stands in its CODE LIST, in the same order;
# and nothing else does. The status in the list is the one that the code gives.
#
# usage: tests/doc/codes.sh
set -u
cd "$(dirname "$0")/../.." || exit 2
page=man/baat-meldingen.7
passed=0 failed=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

same() { # what, wanted, found
	if diff "$2" "$3" >"$scratch/diff"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $1 (< include/baat/base/diag.h, > $page):"
		cat "$scratch/diff"
	fi
}

sed -n 's/^.*X([A-Z_]*, "\([a-z-]*\)").*/\1/p' include/baat/base/diag.h | sort >"$scratch/codes"
sed -n 's/^\.It Cm \([a-z-]*\)$/\1/p' "$page" >"$scratch/explained"
sed -n 's/^\.It \([a-z-]*\) Ta .* Ta [0-9]*$/\1/p' "$page" >"$scratch/listed"
sort "$scratch/explained" >"$scratch/sorted"
same "codes explained" "$scratch/codes" "$scratch/sorted"
same "CODE LIST in the order of the page" "$scratch/explained" "$scratch/listed"

# codes of the command line and the system, from the switch that turns a code into a status
for status in USAGE:2 SYSTEM:3 BUG:70; do
	awk -v wanted="return BAAT_${status%:*};" '
		/case BAAT_/ { sub(/.*case BAAT_/, ""); sub(/:.*/, ""); names[++count] = $0; next }
		/return/ { if (index($0, wanted)) for (i = 1; i <= count; i++) print names[i]; count = 0 }' src/base/diag.c |
		tr 'A-Z_' 'a-z-' | sort >"$scratch/wanted"
	sed -n "s/^\.It \([a-z-]*\) Ta .* Ta ${status#*:}\$/\1/p" "$page" | sort >"$scratch/sorted"
	same "status ${status#*:}" "$scratch/wanted" "$scratch/sorted"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
