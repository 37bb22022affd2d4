#!/usr/bin/env bats
# A disk that is really full: a file system of a few megabytes in a mount namespace of its own,
# where the system lets one be made; else these are skipped.
#
# OUT and KIOSK_TEST_DB as in window.bash

bats_require_minimum_version 1.5.0

load window

setup() {
    export OBECNI_DB="$BATS_TEST_TMPDIR/club.db"
    export OBECNI_KIOSK_TIMES="$BATS_TEST_TMPDIR/times"
    cp "$CLUB" "$OBECNI_DB"
    setxkbmap us
    mkdir "$BATS_TEST_TMPDIR/disk"
    # shellcheck disable=SC2016
    unshare --map-current-user --keep-caps --mount sh -c '
        mount -t tmpfs -o size=8m none "$1" && touch "$2" && exec sleep 600' \
        sh "$BATS_TEST_TMPDIR/disk" "$BATS_TEST_TMPDIR/ready" 3>&- &
    HOLDER=$!
    wait_for is_ready_or_refused
    [ -e "$BATS_TEST_TMPDIR/ready" ] || skip "no file system can be mounted here"
}
is_ready_or_refused() { [ -e "$BATS_TEST_TMPDIR/ready" ] || ! kill -0 "$HOLDER"; }

teardown() {
    end_kiosk
    kill "$HOLDER" 2>/dev/null || true
}

# Where the small disk is.
there() { nsenter --target "$HOLDER" --user --preserve-credentials --mount -- "$@"; }

move_club() {
    there cp "$OBECNI_DB" "$BATS_TEST_TMPDIR/disk/club.db"
    export OBECNI_DB="$BATS_TEST_TMPDIR/disk/club.db"
}
fill_disk() { there sh -c "cat /dev/zero >'$BATS_TEST_TMPDIR/disk/fill' 2>/dev/null || true"; }
make_room() { there rm "$BATS_TEST_TMPDIR/disk/fill"; }

start_there() {
    nsenter --target "$HOLDER" --user --preserve-credentials --mount -- \
        "$BIN/obecni-kiosk" --db "$OBECNI_DB" --window 1280x800 3>&- 2>"$BATS_TEST_TMPDIR/stderr" &
    KIOSK=$!
    wait_for has_frames 1
    wait_for xdotool search --class obecni-kiosk
}
status_there() {
    there "$BIN/obecni" roster G1-2026-01-12 --json 2>/dev/null |
        jq -r ".rows[] | select(.participant == \"$1\") | .status"
}
is_present_there() { [ "$(status_there "$1")" = present ]; }
arrivals() { there sqlite3 -readonly "$OBECNI_DB" 'SELECT count(*) FROM presence_event'; }

@test "the disk fills while it runs: a route for people, nothing half stored, back by itself" {
    person=$(expected_person 0)
    payload=$(new_card "$person")
    move_club
    start_there
    wait_for is_idle
    before=$(arrivals)
    fill_disk
    wait_for is_staff # without a card: nobody is let down who need not be
    grep -q 'disk is full' "$BATS_TEST_TMPDIR/stderr"
    type_keys "$payload"
    enter
    wait_for is_staff
    [ "$(arrivals)" = "$before" ]
    make_room
    wait_for is_idle
    type_keys "$payload"
    wait_for is_present_there "$person"
    wait_for is_recorded
    [ "$(arrivals)" = $((before + 1)) ]
    there "$BIN/obecni" ledger verify --quiet
    there "$BIN/obecni" attendance rebuild --check --quiet
}

@test "the disk is full from the start: out of order, then idle when there is room" {
    person=$(expected_person 1)
    payload=$(new_card "$person")
    move_club
    fill_disk
    start_there
    wait_for is_staff
    make_room
    wait_for is_idle
    type_keys "$payload"
    wait_for is_present_there "$person"
}
