#!/bin/sh
# clang-tidy with the checks of .clang-tidy on all sources; says nothing when they are clean.
# Its walk of paths stops at 40000 states a function: at five times as much nothing more was found, in five times the time.
set -u
cd "$(dirname "$0")/.." || exit 2
find src -name '*.c' | LC_ALL=C sort | xargs -P "$(nproc)" -n 4 sh -c 'clang-tidy --quiet \
	--extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=40000 "$@" \
	-- -std=gnu11 -D_GNU_SOURCE -DBAAT_ANALYSED "-DBAAT_PROGRAMS(X)=X(reken)" -DBAAT_VERSION=\"0\" -Iinclude -Isrc -include xlsxwriter.h -include src/base/banned.h 2>/dev/null' clang-tidy
