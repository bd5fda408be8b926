#!/bin/sh
# Installs the programs that `make bench` compares with: Debian packages, and npm packages below the build folder. None of
# them is needed for anything else; `make bench` skips what is missing.
#
# usage: tests/bench/setup.sh BUILDDIR
set -eu
cd "$(dirname "$0")/../.."
mkdir -p "$1/bench"
modules=$(cd "$1/bench" && pwd)
status=0
sh src/tools/packages.sh bench || status=1
if command -v npm >/dev/null; then
	# the last is what nodejs-polars loads; npm leaves it out where it asks for a newer node, though it runs on 20
	npm install --prefix "$modules" --no-save --no-audit --no-fund --loglevel=error @duckdb/node-api@1.5.6-r.1 \
		nodejs-polars@0.26.1 "nodejs-polars-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')-gnu@0.26.1" ||
		status=1
else
	echo 'npm is not installed: without DuckDB and Polars'
fi
exit "$status"
