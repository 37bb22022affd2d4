#!/bin/sh
# Runs every test and counts: compiled tests, transcripts, the real window. Each speaks TAP. As
# many run beside each other as there are cores, each with a log of its own; those of the window
# come last, when nothing else wants the processor.
# usage: OUT=build/MODE run.sh TEST-PROGRAM...
set -u
export OUT
export LC_ALL=C.UTF-8 TZ=Europe/Warsaw
export OBECNI_CATALOGUES="$PWD/$OUT/locale"
unset OBECNI_DB OBECNI_NOW OBECNI_PASSPHRASE_FILE OBECNI_LANG LANGUAGE COLUMNS DISPLAY
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.supp:print_suppressions=0"
export LOGS="$OUT/tests/logs"
log="$OUT/tests/log"
lanes=${LANES:-$(nproc)}
rm -rf "$LOGS"
mkdir -p "$LOGS"

begun=0
beside() { # NAME...  each through run_one.sh
    begun=$((begun + $#))
    printf '%s\n' "$@" | xargs -P "$lanes" -n 1 sh tests/run_one.sh
}

# What takes longest begins first, or the last lane would be waited for.
slow=$(printf '%s\n' "$@" | grep -E '/test_(keyboard|screens|property|pictures)$')
quick=$(printf '%s\n' "$@" | grep -vE '/test_(keyboard|screens|property|pictures)$')
# shellcheck disable=SC2086 # names without blanks
beside $slow tests/programs/*.bats tests/transcripts/*.txt tests/transcripts/workflows/*.txt \
    $quick every-command
# The window is typed at as fast as a scanner types; sanitizers are too slow for that.
case $OUT in
*asan*) ;;
*) beside tests/kiosk/*.bats ;;
esac

cat "$LOGS"/* > "$log"
passed=$(grep -c '^ok ' "$log")
# cmocka says "not ok … # SKIP" of what cannot be asked in this build.
failed=$(grep '^not ok' "$log" | grep -vc '# SKIP')
ended=$(grep -c '^# [0-9]* s$' "$log")
[ "$ended" -eq "$begun" ] || { echo "$begun tests were begun, $ended ended"; failed=$((failed + 1)); }
if [ "$failed" -gt 0 ]; then
    grep -n -A 12 '^not ok' "$log" | grep -v '# SKIP' | head -n 200
    echo "All of it is in $log."
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
