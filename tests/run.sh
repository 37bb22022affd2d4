#!/bin/sh
# Runs every test and counts: compiled tests, transcripts, the real window. Each speaks TAP.
# usage: OUT=build/MODE run.sh TEST-PROGRAM...
set -u
export OUT
export LC_ALL=C.UTF-8 TZ=Europe/Warsaw
export OBECNI_CATALOGUES="$PWD/$OUT/locale"
unset OBECNI_DB OBECNI_NOW OBECNI_PASSPHRASE_FILE OBECNI_LANG LANGUAGE COLUMNS DISPLAY
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.supp:print_suppressions=0"
log="$OUT/tests/log"
mkdir -p "$OUT/tests"
: > "$log"

for program in "$@"; do
    echo "# $program" >> "$log"
    CMOCKA_MESSAGE_OUTPUT=TAP timeout 300 "$program" >> "$log" 2>&1
    status=$?
    # A program that dies counts as one failure more, whatever it had said before.
    case $status in 0|1|2|3|4|5|6|7|8|9) ;; *) echo "not ok - $program ended with $status" >> "$log" ;; esac
done
sh tests/transcripts/run.sh tests/transcripts/*.txt tests/transcripts/workflows/*.txt >> "$log" 2>&1
# The window is typed at as fast as a scanner types; sanitizers are too slow for that.
case $OUT in
*asan*) suites=$(ls tests/programs/*.bats) ;;
*) suites=$(ls tests/kiosk/*.bats tests/programs/*.bats) ;;
esac
for suite in $suites; do
    echo "# $suite" >> "$log"
    timeout 300 bats --tap "$suite" >> "$log" 2>&1
done

passed=$(grep -c '^ok ' "$log")
# cmocka says "not ok … # SKIP" of what cannot be asked in this build.
failed=$(grep '^not ok' "$log" | grep -vc '# SKIP')
if [ "$failed" -gt 0 ]; then
    grep -n -A 12 '^not ok' "$log" | grep -v '# SKIP' | head -n 200
    echo "All of it is in $log."
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
