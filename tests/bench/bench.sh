#!/bin/sh
# Measures what the design gives a budget for, with the real programs on a copy of the large
# club, and prints one table. Ends with 1 only when something could not be measured.
# usage: bench.sh OUT BENCH   (programs' tree, folder with the clubs)
set -u
out=$1 bench=$2 failed=0 server=
export OBECNI_NOW=2026-01-12T15:20:00 LC_ALL=C.UTF-8
checkins=1500 idle_seconds=60 scans=10000
spent=$((checkins + 100)) # cards that the check-in measure may have used

work=$(mktemp -d "$bench/run.XXXXXX") || exit 1
finish() {
    [ -z "$server" ] || kill "$server"
    [ ! -f "$work/large.db" ] || "$out/obecni" lock --db "$work/large.db" >/dev/null 2>&1
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

# What cannot be measured is said, and the rest goes on.
try() {
    "$@" || { echo "could not be measured: $*" >&2; failed=1; }
}
command_time() { # WHAT BUDGET WORD...
    what=$1 budget=$2
    shift 2
    "$out/tests/bench/bench_command" "$what" "$budget" 30 "$out/obecni" "$@" || failed=1
}
# Once, for it takes long; the design gives it no budget.
rebuild_speed() {
    began=$(date +%s%N)
    "$out/obecni" attendance rebuild --check >"$work/rebuild" 2>&1 || return 1
    ms=$((($(date +%s%N) - began) / 1000000))
    rows=$(grep -o '[0-9][0-9]*' "$work/rebuild" | head -n 1)
    printf '%-54s %9d ms %12s %12s\n' 'obecni attendance rebuild --check' "$ms" '' '–  '
    printf '%-54s %9d /s %12s %12s\n' 'the same, rows' "$((rows * 1000 / ms))" '' '–  '
}

for size in small large; do
    cp --reflink=auto "$bench/$size.db" "$work/$size.db" || exit 1
done
sync
export OBECNI_DB="$work/large.db"
echo "machine: $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg); large club:" \
    "20,000 participants, 1,000,000 presences, $(($(stat -c %s "$OBECNI_DB") / 1048576)) MiB"
printf '%-54s %12s %12s %12s\n' what 'p50 or value' p99 budget

# Names are open, as they are in the office; without a keyring everything runs with numbers.
printf 'bench bench\n' >"$work/passphrase"
OBECNI_PASSPHRASE_FILE="$work/passphrase" "$out/obecni" unlock --for 1h --quiet 2>/dev/null ||
    echo "(the vault cannot be kept open here: the commands below run without names)"
number=$("$out/obecni" roster --json 2>/dev/null | jq -r '.rows[0].participant')
command_time 'obecni today' 50 today
command_time 'obecni roster' 50 roster
command_time 'obecni session list, a week' 50 session list --from 2026-01-12 --to 2026-01-18
command_time 'obecni participant show' 50 participant show "$number"
command_time 'obecni participant list' 50 participant list
command_time 'obecni participant find, 20,000 identities' 100 participant find 'iwo bar'
command_time 'obecni attendance list, a session' 50 attendance list --session G05-2026-01-05
command_time 'obecni attendance list, a participant' 50 attendance list --participant "$number"
command_time 'obecni session pending' 50 session pending
command_time 'obecni session verify' 50 session verify G05-2026-01-05 --quiet
command_time 'obecni contract show' 50 contract show KS/5/2025
command_time 'obecni contract at-risk, 3,200 contracts' 50 contract at-risk
command_time 'obecni settings list' 50 settings list
command_time 'obecni ledger list' 50 ledger list
command_time 'obecni attendance print (PDF, 50 persons)' 150 \
    attendance print G01-2026-01-05 --quiet --out "$work/list.pdf"
sqlite3 "$OBECNI_DB" <tests/bench/lists.sql || failed=1
command_time 'obecni document attendance-list (PDF, 15 persons)' 150 \
    document attendance-list LST-2025-12-01 --quiet --out "$work/list.pdf"
command_time 'obecni document monthly-register (PDF, 300 × 25)' 500 \
    document monthly-register REG --month 2025-12 --quiet --out "$work/register.pdf"
command_time 'obecni report half-year, with three years before' 1000 report half-year 2025-II
command_time 'obecni document half-year-report (PDF with charts)' 1000 \
    document half-year-report 2025-II --quiet --draft --out "$work/report.pdf"
"$out/tests/bench/bench_command" 'the same questions in the sqlite3 shell' nan 5 \
    "$(command -v sqlite3)" -readonly "$OBECNI_DB" '.read tests/bench/half_year.sql' || failed=1
try rebuild_speed

try "$out/tests/bench/bench_checkin" "$checkins" "$work/bare.db" "$work/small.db" \
    "$bench/small.cards" "$work/large.db" "$bench/large.cards"

Xvfb -displayfd 3 -screen 0 1920x1080x24 -fbdir "$work" -nolisten tcp -noreset \
    3>"$work/display" >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do
    [ ! -s "$work/display" ] || break
    sleep 0.1
done
DISPLAY=":$(cat "$work/display")"
export DISPLAY
try "$out/tests/bench/bench_kiosk" "$work" "$out/obecni-kiosk" "$work/large.db" \
    "$bench/large.cards" "$spent" "$idle_seconds" "$scans"
echo "load at the end: $(cut -d' ' -f1-3 /proc/loadavg)"
exit "$failed"
