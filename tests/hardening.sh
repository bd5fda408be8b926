#!/bin/sh
# Whether the programs that were built have what the Makefile asks of compiler and linker, and call no function that has
# no place in them. Each check must also fail on a program made here to lack it. Ends in "N passed, M failed, K skipped".
#
# usage: tests/hardening.sh BINDIR     BUILT_BY='cc -O2'
# shellcheck disable=SC2317 # the checks are called by their names
set -u
bin=$(cd "$1" && pwd)
cd "$(dirname "$0")/.." || exit 2
built_by=${BUILT_BY:-cc -O2}
cc=${built_by%% *}
passed=0 failed=0 skipped=0
LC_ALL=C
export LC_ALL
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

finish() {
	echo "$passed passed, $failed failed, $skipped skipped"
	[ "$failed" = 0 ]
	exit
}

skip_all() { # reason
	echo "skipped: $1"
	skipped=$((skipped + 1))
	finish
}

# --- the checks: each says by its status whether the program $1 is all right --------------------------------------

headers() { readelf -lW "$1"; }
dynamic() { readelf -dW "$1"; }
# what it takes from shared libraries, by the names that a programmer knows
imports() {
	readelf --dyn-syms -W "$1" | awk '$7 == "UND" && $8 != "" { sub(/@.*/, "", $8); print $8 }'
}
plain_imports() { imports "$1" | sed 's/^__isoc[0-9]*_//; s/^__\(.*\)_chk$/\1/'; }
lacks() { ! grep -qE "$1"; }

check_pie() { readelf -hW "$1" | grep -q 'Type: *DYN' && dynamic "$1" | grep -q 'FLAGS_1.*PIE' && headers "$1" | grep -q INTERP; }
check_relro() { headers "$1" | grep -q GNU_RELRO; }
check_now() { dynamic "$1" | grep -qE '\((FLAGS|FLAGS_1|BIND_NOW)\).*NOW'; }
check_stack() { headers "$1" | grep -qE 'GNU_STACK.* RW +0x'; }
check_rwx() { headers "$1" | lacks ' RWE '; }
check_separate() { headers "$1" | grep -qE 'LOAD .* R E ' && headers "$1" | grep -E 'LOAD .* R E ' | lacks 'LOAD +0x0+ '; }
check_textrel() { dynamic "$1" | lacks TEXTREL; }
check_rpath() { dynamic "$1" | lacks '\((RPATH|RUNPATH)\)'; }
check_protector() { imports "$1" | grep -qx __stack_chk_fail; }
check_fortify() { imports "$1" | grep '_chk$' | grep -qvx __stack_chk_fail; }
# a program is marked for CET only when the start-up files of the system are too; so its code is looked at as well
check_cet() { objdump -d --no-show-raw-insn --disassemble=main "$1" | grep -q endbr; }
check_marked() { readelf -nW "$1" | grep -q 'IBT, SHSTK'; }
check_banned() { plain_imports "$1" | lacks "^($banned)\$"; }
check_network() { plain_imports "$1" | lacks "^($network)\$"; }
check_commands() { plain_imports "$1" | lacks "^($commands)\$"; }

# the very list that the compiler is given
banned=$(sed -n 's/^#pragma GCC poison //p' src/base/banned.h | tr '\n' ' ' | sed 's/ *$//; s/  */|/g')
network='socket|connect|bind|listen|accept4?|send|sendto|sendmsg|recv|recvfrom|getaddrinfo|gethostby.*|res_.*'
commands='system|popen|fork|vfork|exec[vl].*|posix_spawnp?|dlopen|wordexp'

# --- what this machine, this compiler and these flags cannot have --------------------------------------------------

for tool in readelf objdump "$cc"; do
	command -v "$tool" >/dev/null || skip_all "$tool is not there"
done
if imports "$bin/baat-reken" | grep -qE '^__(asan|ubsan|tsan|msan)_'; then
	skip_all 'built with a sanitizer, which sees more and brings its own'
fi

checks='pie relro now stack rwx separate textrel rpath protector banned network commands'
defines=$(echo | $built_by -dM -E -x c - 2>/dev/null)
if echo "$defines" | grep -q __OPTIMIZE__; then
	checks="$checks fortify"
else
	echo 'skipped: fortify: built without optimisation' && skipped=$((skipped + 1))
fi
if ! echo 'int main(void) { return 0; }' | $cc -Werror -fcf-protection=full -x c -o "$work/marked" - 2>/dev/null; then
	echo "skipped: cet, marked: $cc has no -fcf-protection for this machine" && skipped=$((skipped + 2))
elif check_marked "$work/marked"; then
	checks="$checks cet marked"
else
	checks="$checks cet"
	echo 'skipped: marked: the start-up files of this system are not marked for CET' && skipped=$((skipped + 1))
fi

# --- the programs have it ------------------------------------------------------------------------------------------

for program in "$bin"/baat "$bin"/baat-*; do
	for check in $checks; do
		if "check_$check" "$program"; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			echo "failed: ${program##*/}: $check"
		fi
	done
done

# --- a program without it is found out -----------------------------------------------------------------------------

cat >"$work/weak.c" <<'END'
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
int main(int argc, char **argv)
{
	char room[64];
	strcpy(room, argv[argc - 1]);
	printf("%s", room);
	return system(room) + socket(AF_INET, SOCK_STREAM, 0);
}
END
# an address in code that may not be written, and a place that is written and run
cat >"$work/odd.c" <<'END'
int main(void) { return 0; }
__asm__(".text\n.balign 8\n.dc.a main\n.section .odd, \"awx\"\n.dc.a 0\n");
END
none=
case $checks in *cet*) none=-fcf-protection=none ;; esac
# shellcheck disable=SC2086 # no flag, or one
if ! $cc -O2 -w -U_FORTIFY_SOURCE -fno-stack-protector $none -fno-pie -no-pie \
	-Wl,-z,norelro,-z,lazy,-z,execstack,-z,noseparate-code,-rpath,/nowhere -o "$work/weak" "$work/weak.c" ||
	! $cc -w -fPIE -pie -Wl,-z,notext -o "$work/odd" "$work/odd.c" 2>"$work/log"; then
	cat "$work/log"
	echo 'failed: the weak programs cannot be built'
	failed=$((failed + 1))
	finish
fi
for check in $checks; do
	case $check in
	rwx | textrel) weak=$work/odd ;;
	*) weak=$work/weak ;;
	esac
	if "check_$check" "$weak"; then
		failed=$((failed + 1))
		echo "failed: a program without it passes: $check"
	else
		passed=$((passed + 1))
	fi
done
finish
