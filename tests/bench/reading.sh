#!/bin/sh
# Measures every reading command of the list on a copy of the large club, twice: with the names
# locked and with the names open. Ends with 1 only when something could not be measured.
# usage: reading.sh OUT BENCH   (programs' tree, folder with the clubs)
set -u
out=$1 bench=$2 failed=0 budget=50
export OBECNI_NOW=2026-01-12T15:20:00 LC_ALL=C.UTF-8
export SESSION=G05-2026-01-05 CONTRACT=KS/5/2025 NUMBER EXCUSE

work=$(mktemp -d "$bench/reading.XXXXXX") || exit 1
finish() {
    [ ! -f "$work/large.db" ] || "$out/obecni" lock --db "$work/large.db" >/dev/null 2>&1
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
cp --reflink=auto "$bench/large.db" "$work/large.db" || exit 1
sync
export OBECNI_DB="$work/large.db"

# Reading commands by their verbs, so that a new one is missed here before it is missed by anybody.
for line in $("$out/obecni" help --form words | tr ' ' '+'); do
    case $line in
    *+list|*+show|*+find|*+due|*+pending|*+changes|*+arrivals|*+cards|*+hours|*+figures)
        words=$(echo "$line" | tr '+' ' ')
        grep -q "^$words\( \|\$\)" tests/bench/reading.txt || echo "not in the list: obecni $words" ;;
    esac
done

measure() { # WHAT
    echo "names $1; load $(cut -d' ' -f1-3 /proc/loadavg)"
    "$out/tests/bench/bench_reading" "$out/obecni" tests/bench/reading.txt "$budget" || failed=1
}
# The large club has people, sessions and contracts; of all else a little, so that it is there.
PROGRAMME=GPP CARD=$("$out/obecni" card list --json 2>/dev/null | jq -r '.cards[0].card')
export PROGRAMME CARD HOUSEHOLD INTERVENTION INDICATOR REQUEST INCIDENT
made() { OBECNI_PASSPHRASE_FILE="$work/passphrase" "$out/obecni" "$@" --json --quiet --yes; }
printf 'bench bench\n' >"$work/passphrase"
made programme add GPP --title Program --from 2026-01-01 >"$work/made" || failed=1
HOUSEHOLD=$(made household add --label Dom | jq -r .household)
INTERVENTION=$(made intervention add "$HOUSEHOLD" --kind conversation --violence no | jq -r .intervention)
INDICATOR=W1
made indicator add W1 --level product --title Osoby --definition Osoby --unit persons >"$work/made" || failed=1
REQUEST=$(made request add --type access | jq -r .request)
INCIDENT=$(made incident add --kind lost_paper | jq -r .incident)
NUMBER=$("$out/obecni" roster "$SESSION" --json 2>/dev/null | jq -r '.rows[0].participant')
EXCUSE=$("$out/obecni" excuse list --json 2>/dev/null | jq -r '.excuses[0].excuse')
echo "machine: $(nproc) cores; every reading command, whole process: budget $budget ms"
echo "milliseconds, medians: the whole, and what of it the processor worked"
printf '%-66s %8s %8s %8s %8s\n' 'obecni' text work json work
"$out/obecni" lock >/dev/null 2>&1
measure locked
if OBECNI_PASSPHRASE_FILE="$work/passphrase" "$out/obecni" unlock --for 1h --quiet 2>/dev/null; then
    measure open
else
    echo "(the vault cannot be kept open here: names were not measured)"
fi
exit "$failed"
