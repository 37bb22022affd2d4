#!/bin/sh
# Each reader for SECONDS with bytes that nobody meant it to get; says how often it was asked.
# What was found stays in FOLDER/found, and reading it again is
#   FOLDER/fuzz_NAME FOLDER/found/NAME-…
# usage: run.sh FOLDER SECONDS NAME...
set -u
folder=$1
seconds=$2
shift 2
export LC_ALL=C.UTF-8 TZ=Europe/Warsaw
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=halt_on_error=1
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.supp:print_suppressions=0"
unset OBECNI_DB OBECNI_NOW OBECNI_PASSPHRASE_FILE OBECNI_LANG LANGUAGE OBECNI_CATALOGUES
failed=0
# Damaged databases are written by the thousand: in memory where the system has a folder for that.
TMPDIR=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
rm -rf "$folder/seeds"
sh tests/fuzz/seeds.sh "$folder/seeds"
mkdir -p "$folder/found" "$folder/corpus" "$folder/logs"
for name in "$@"; do
    mkdir -p "$folder/corpus/$name"
    began=$(date +%s)
    if "$folder/fuzz_$name" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 \
        -artifact_prefix="$folder/found/$name-" ${SEED:+-seed=$SEED} \
        "$folder/corpus/$name" "$folder/seeds/$name" > "$folder/logs/$name" 2>&1; then
        state=ok
    else
        state=FOUND
        failed=$((failed + 1))
    fi
    printf '%-6s %-10s %10s inputs in %4s s\n' "$state" "$name" \
        "$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$folder/logs/$name")" $(($(date +%s) - began))
done
[ "$failed" -eq 0 ] || { echo "$failed found something: $folder/logs, $folder/found"; exit 1; }
