#!/bin/sh
# The job array of baat-groot(7) on a cluster of this one machine: starts munged, slurmctld and slurmd with files, ports
# and a key of their own, runs the two scripts that the page shows, and stops everything. Asks for slurm-wlm and munge of
# Debian, and for root, since slurmd starts jobs for others. Ends in "N passed, M failed".
#
# usage: tests/slurm/run.sh BINDIR
set -u
bin=$(cd "$1" && pwd) || exit 2
root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$bin:$PATH:/usr/sbin LC_ALL=C.UTF-8
export PATH LC_ALL
unset LANGUAGE BAAT_TAAL COLUMNS
passed=0 failed=0
for tool in munged slurmctld slurmd sbatch scancel squeue; do
	if ! command -v $tool >/dev/null; then
		echo "$tool is not installed: sh src/tools/packages.sh slurm" >&2
		exit 1
	fi
done
if [ "$(id -u)" != 0 ]; then
	echo "the cluster must be started by root: sudo make test-slurm" >&2
	exit 1
fi

work=$(mktemp -d) || exit 2
stop() {
	for name in slurmd slurmctld munged; do
		if [ -s "$work/$name.pid" ]; then kill "$(cat "$work/$name.pid")" 2>/dev/null; fi
	done
	for name in slurmd slurmctld munged; do
		for try in 1 2 3 4 5 6 7 8 9 10; do
			if [ -s "$work/$name.pid" ] && kill -0 "$(cat "$work/$name.pid")" 2>/dev/null; then sleep 0.5; fi
		done
	done
	rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

check() { # status of the command before, what
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
		echo "ok: $2"
	else
		failed=$((failed + 1))
		echo "failed: $2"
	fi
}

# Waits until a command succeeds, for half a minute.
await() { # what, command...
	what=$1
	shift
	try=0
	while [ $try -lt 60 ]; do
		if "$@" >/dev/null 2>&1; then return 0; fi
		try=$((try + 1))
		sleep 0.5
	done
	echo "$what did not come up:" >&2
	tail -n 5 "$work"/*.log >&2
	echo "$passed passed, $((failed + 1)) failed"
	exit 1
}

# --- the cluster -------------------------------------------------------------------------------------------------

# free ports: what nobody listens on now
ports=$(python3 -c 'import socket
taken = [socket.socket() for _ in range(2)]
for s in taken: s.bind(("127.0.0.1", 0))
print(*(s.getsockname()[1] for s in taken))')
host=$(hostname -s)
mkdir -m 755 "$work/munge" "$work/state" "$work/spool" "$work/run"
chmod 755 "$work"
head -c 128 /dev/urandom >"$work/munge/key"
chmod 600 "$work/munge/key"
cat >"$work/slurm.conf" <<CONF
ClusterName=baat
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=${ports% *}
SlurmdPort=${ports#* }
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
MinJobAge=300
SchedulerParameters=batch_sched_delay=0,sched_interval=2,bf_interval=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=test Nodes=$host Default=YES MaxTime=10 State=UP
CONF
SLURM_CONF=$work/slurm.conf
export SLURM_CONF
munged --force --foreground --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munged.pid" \
	--seed-file="$work/munge/seed" --log-file="$work/munged.log" >"$work/munged.out.log" 2>&1 &
await munged munge -n -S "$work/munge/socket"
slurmctld -D -i >"$work/slurmctld.out.log" 2>&1 &
await slurmctld squeue
slurmd -D -N "$host" >"$work/slurmd.out.log" 2>&1 &
await slurmd sh -c 'sinfo -h -o %T | grep -qx idle'
echo "a cluster of one: $(sinfo -h -o '%N, %c CPUs, %T'), $(slurmctld -V)"

# --- the recipe --------------------------------------------------------------------------------------------------

mkdir "$work/run/goed" "$work/run/fout" "$work/run/samen"
# the scripts as baat-groot(7) shows them
script() { # name
	sed -n "/^\\$ cat >$1 <</,/^> EINDE\$/p" "$root/man/baat-groot.7" | sed '1d; $d; s/^> //; s/\\e/\\/g'
}
for folder in goed fout samen; do
	script reken.sbatch >"$work/run/$folder/reken.sbatch"
	script som.sbatch >"$work/run/$folder/som.sbatch"
done
[ -s "$work/run/goed/reken.sbatch" ] && [ -s "$work/run/goed/som.sbatch" ]
check $? 'baat-groot(7) has the two scripts'

# Waits for the end of a job, and shows its state.
state_of() { # job
	for try in $(seq 240); do
		state=$(scontrol -o show job "$1" 2>/dev/null | sed -n 's/.*JobState=\([A-Z_]*\).*/\1/p' | sort -u | tr '\n' ' ')
		case $state in
		*PENDING* | *RUNNING* | *COMPLETING* | *CONFIGURING*) sleep 0.5 ;;
		*) break ;;
		esac
	done
	echo "$state"
}

cd "$work/run/goed" || exit 2
cp "$root/examples/batch/zaken.csv" zaken.csv
baat-reken --prijspeil=2025 --gekozen -k gemeente -o ineens.csv zaken.csv 2>/dev/null
for n in 1 2 7 64; do
	rm -rf stukken uitkomst.csv
	baat-knip -n $n --map=stukken zaken.csv && sbatch --wait --array=1-$n reken.sbatch >sbatch.txt && sh som.sbatch
	cmp uitkomst.csv ineens.csv
	check $? "an array of $n, waited for, then the sum: the bytes of one run"
done

cd "$work/run/samen" || exit 2
cp ../goed/zaken.csv ../goed/ineens.csv .
baat-knip -n 7 --map=stukken zaken.csv
job=$(sbatch --parsable --array=1-7 reken.sbatch)
last=$(sbatch --parsable --dependency=afterok:"$job" --kill-on-invalid-dep=yes som.sbatch)
state=$(state_of "$last")
cmp uitkomst.csv ineens.csv
check $? "the sum as a job that waits for the array ($state): the bytes of one run"

cd "$work/run/fout" || exit 2
sed '100s/;maand;/;maanden;/' ../goed/zaken.csv >zaken.csv
baat-knip -n 7 --map=stukken zaken.csv
sbatch --wait --array=1-7 reken.sbatch >sbatch.txt && sh som.sbatch
status=$?
[ $status != 0 ] && [ ! -e uitkomst.csv ]
check $? "a shard that is wrong, waited for: status $status, no result"
[ "$(find stukken -name 'minder-*' | wc -l)" = 6 ] && [ -z "$(find stukken -name '.*.baat')" ]
check $? "it has no file, the others have, and nothing half stands there"
grep -h error slurm-*.out
grep -qh 'zaken.csv:100:' slurm-*.out
check $? 'its message names the line of the original'
job=$(sbatch --parsable --array=1-7 reken.sbatch)
last=$(sbatch --parsable --dependency=afterok:"$job" --kill-on-invalid-dep=yes som.sbatch)
state=$(state_of "$last")
[ "$state" = 'CANCELLED ' ] && [ ! -e uitkomst.csv ]
check $? "a shard that is wrong: the sum that waits is $state"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
