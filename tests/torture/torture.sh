#!/bin/sh
# Rounds of torture, each on a fresh copy of a club of 4,000 people, until the time is over. A round
# has a disk of its own that can be filled, where the system lets one be mounted.
# usage: torture.sh OUT BENCH MINUTES SEED
set -eu
out=$1
bench=$2
until=$(($(date +%s) + $3 * 60))
seed=$4
export OBECNI_NOW=2026-01-12T15:20:00 LC_ALL=C.UTF-8 TZ=Europe/Warsaw OBECNI_LANG=en
export OBECNI_CATALOGUES="$PWD/$out/locale"
unset OBECNI_PASSPHRASE_FILE OBECNI_DB
# What is shown lies beside the disk: a display must not suffer from what is done to it.
if [ -z "${TORTURE_WORK:-}" ]; then
    TORTURE_WORK=$(mktemp -d)
    export TORTURE_WORK
    trap 'rm -rf "$TORTURE_WORK"' EXIT
    mkdir "$TORTURE_WORK/disk"
    if unshare --map-current-user --keep-caps --mount true 2> /dev/null; then
        # shellcheck disable=SC2016
        unshare --map-current-user --keep-caps --mount sh -c \
            'mount -t tmpfs -o size=96m none "$TORTURE_WORK/disk"; exec sh "$@"' sh "$0" "$@"
        exit
    fi
fi
disk="$TORTURE_WORK/disk"
fill=
if mountpoint -q "$disk"; then fill="$disk/fill"; else
    echo "no file system can be mounted here: the disk is never full"
fi
server=
finish() {
    [ -z "$server" ] || kill "$server" 2> /dev/null || true
}
trap finish EXIT
trap 'exit 1' INT TERM
Xvfb -displayfd 3 -screen 0 800x600x24 -fbdir "$TORTURE_WORK" -nolisten tcp -noreset \
    3> "$TORTURE_WORK/display" > /dev/null 2>&1 &
server=$!
for _ in $(seq 500); do
    [ ! -s "$TORTURE_WORK/display" ] || break
    kill -0 "$server"
    sleep 0.02
done
DISPLAY=":$(cat "$TORTURE_WORK/display")"
export DISPLAY
round=0
while left=$((until - $(date +%s))) && [ "$left" -gt 0 ]; do
    round=$((round + 1))
    rm -f "$disk"/club.db*
    cp "$bench/small.db" "$disk/club.db"
    [ "$left" -le 60 ] || left=60
    echo "round $round, seed $seed"
    # shellcheck disable=SC2086 # no word when there is no disk to fill
    "$out/tests/torture/torture" "$TORTURE_WORK" "$out" "$disk/club.db" "$bench/small.cards" \
        "$left" "$seed" $fill || {
        mkdir -p "$out/tests/torture/found"
        cp "$disk"/club.db* "$out/tests/torture/found/"
        echo "The club as it was left: $out/tests/torture/found"
        exit 1
    }
    seed=$((seed + 1))
done
echo "torture: $round rounds, nothing lost"
