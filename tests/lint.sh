#!/bin/sh
# Formatting, static analysis, manual pages, catalogue, shell scripts. Ends in "N passed, M failed".
set -u
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT

check() { # name, command...
	name=$1
	shift
	if "$@" >"$log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "failed: $name"
		head -n 40 "$log"
	fi
}

sources=$(find src tests -name '*.c' -o -name '*.h' | LC_ALL=C sort)
headers=$(find include -name '*.h' | LC_ALL=C sort)
# shellcheck disable=SC2086 # the lists are words
{
	check clang-format clang-format --dry-run -Werror $sources $headers
	check cppcheck cppcheck --quiet --std=c11 --language=c --enable=warning,performance,portability --inline-suppr \
		--suppress=missingIncludeSystem --error-exitcode=1 -Iinclude -Isrc -D_GNU_SOURCE -D__x86_64__ "-DBAAT_PROGRAMS(X)=X(reken)" src
	check clang-tidy sh tests/tidy.sh
	check 'gcc -fanalyzer' make -s -j "$(nproc)" analyze
	check shellcheck shellcheck -s sh -e SC2016,SC2046,SC2086 src/tools/*.sh po/update.sh tests/*.sh tests/fault/*.sh tests/bench/*.sh tests/bench/peers/*.sh tests/pages/*.sh \
		tests/slurm/*.sh tests/fuzz/*.sh \
		examples/demo.sh .ci/run
	check 'no tabs or spaces at line ends' sh -c '! grep -nE "[ 	]+$" $(git ls-files "*.c" "*.h" "*.sh" Makefile)'
	for page in man/*.[157] man/nl/*.[157]; do
		[ -f "$page" ] || continue
		check "mandoc $page" mandoc -Tlint -W warning "$page"
	done
	check catalogue sh po/update.sh --check
	check msgfmt msgfmt --check -o /dev/null po/nl.po
}
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
