#!/bin/sh
# Prints what fuzz targets did, from the logs of libFuzzer: executions, how many a second, edges covered, inputs kept
# because they reach something new, and findings.
#
# usage: tests/fuzz/table.sh LOGS FINDINGS
set -u
printf '%-10s %12s %8s %7s %8s %9s\n' target executions each/s edges corpus findings
for log in "$1"/*.log; do
	[ -f "$log" ] || continue
	target=$(basename "$log" .log)
	findings=$(find "$2" -name "$target-*" -type f | wc -l)
	# the last line that tells where it stands: #N KIND cov: E ft: F corp: C/SIZE exec/s: S
	grep -a '^#[0-9].* cov: ' "$log" | tail -n 1 |
		sed 's|.*#\([0-9]*\).* cov: \([0-9]*\) .* corp: \([0-9]*\)/.*exec/s: \([0-9]*\).*|\1 \2 \3 \4|' |
		while read -r last edges corpus rate; do
			done=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
			average=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
			[ -n "$done" ] || target=$target'*'
			printf '%-10s %12s %8s %7s %8s %9s\n' "$target" "${done:-$last}" "${average:-$rate}" "$edges" \
				"$corpus" "$findings"
		done
done
echo '(* is still running, or was stopped)'
