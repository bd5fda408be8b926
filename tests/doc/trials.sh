#!/bin/sh
# Holds the codes of include/baat/base/diag.h against the test folders: every code that a source can give must be in an out or
# err of some folder under tests/bad or tests/cases, and every code must be given by a source.
#
# usage: tests/doc/trials.sh          prints what is missing; exit 1 when there is anything
set -u
cd "$(dirname "$0")/../.." || exit 2
header=include/baat/base/diag.h

# Codes that no input can bring about, with the reason.
only_the_system() {
	case $1 in
	out-of-memory) return 0 ;; # memory runs out when the system says so
	internal) return 0 ;;      # a check of our own that failed: by intention it never does
	*) return 1 ;;
	esac
}

# Lines "SYMBOL name".
codes=$(sed -n 's/^[[:space:]]*X(\([A-Z_]*\), "\([a-z-]*\)").*/\1 \2/p' "$header")
[ -n "$codes" ] || { echo "no codes found in $header"; exit 2; }
given=$(grep -rhoE '\[[a-z]+(-[a-z]+)*\]|(^|;)[a-z]+(-[a-z]+)+;' tests/bad/*/err tests/bad/*/out tests/cases/*/*/err \
	tests/cases/*/*/out 2>/dev/null | tr -d '[];' | sort -u)

missing=0
while read -r symbol name; do
	if ! grep -rqw "BAAT_$symbol" src; then
		echo "$name: no source gives it; delete it from $header"
		missing=$((missing + 1))
	elif ! only_the_system "$name" && ! printf '%s\n' "$given" | grep -qx -- "$name"; then
		echo "$name: no folder in tests/bad or tests/cases shows it"
		missing=$((missing + 1))
	fi
done <<END
$codes
END
count=$(printf '%s\n' "$codes" | wc -l)
echo "$((count - missing)) passed, $missing failed"
[ "$missing" = 0 ]
