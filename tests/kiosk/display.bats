#!/usr/bin/env bats
# The display itself goes away under the kiosk and comes back: each test has one of its own.
#
# OUT and KIOSK_TEST_DB as in window.bash

bats_require_minimum_version 1.5.0

load window

setup() {
    export OBECNI_DB="$BATS_TEST_TMPDIR/club.db"
    export OBECNI_KIOSK_TIMES="$BATS_TEST_TMPDIR/times"
    cp "$CLUB" "$OBECNI_DB"
    export DISPLAY=":$((1000 + $$ % 20000))"
    open_display_of_that_name "$BATS_TEST_TMPDIR"
}

teardown() {
    end_kiosk
    kill "$(cat "$BATS_TEST_TMPDIR/xvfb.pid")" 2>/dev/null || true
}

says() { grep -q "$1" "$BATS_TEST_TMPDIR/stderr"; }

lose_display() {
    close_display "$BATS_TEST_TMPDIR"
    wait_for says 'display was taken away'
}
bring_display_back() {
    before=$(frames)
    open_display_of_that_name "$BATS_TEST_TMPDIR"
    wait_for has_frames $((before + 1))
    wait_for is_idle
}

# How much memory is locked: for the vault's key and the names.
locked() { awk '/VmLck/ { print $2 }' "/proc/$KIOSK/status"; }
has_more_locked() { [ "$(locked)" -gt "$1" ]; }

# How many of the words in the file $1 stand anywhere in the kiosk's memory.
count_in_memory() {
    python3 - "$KIOSK" "$1" <<'PROGRAM'
import re, sys
words = [line.strip().encode() for line in open(sys.argv[2]) if line.strip()]
found = set()
memory = open("/proc/%s/mem" % sys.argv[1], "rb")
for line in open("/proc/%s/maps" % sys.argv[1]):
    first, last, rights = re.match("([0-9a-f]+)-([0-9a-f]+) (....)", line).groups()
    if rights[0] != "r" or "[v" in line:
        continue
    try:
        memory.seek(int(first, 16))
        bytes = memory.read(int(last, 16) - int(first, 16))
    except OSError:
        continue
    found.update(word for word in words if word in bytes)
print(len(found))
PROGRAM
}

@test "the display goes away: what was confirmed stays; it is back with the display, by itself" {
    person=$(expected_person 0) other=$(expected_person 1)
    first=$(new_card "$person") second=$(new_card "$other")
    start_kiosk
    type_keys "$first"
    wait_for is_present "$person"
    lose_display
    run ! is_over
    is_present "$person"
    [ ! -e "$OBECNI_DB-wal" ] # the club was closed in order
    bring_display_back
    type_keys "$second"
    wait_for is_present "$other"
    is_present "$person"
    "$BIN/obecni" ledger verify --quiet
}

@test "twice, and a whole screen" {
    start_whole
    lose_display
    bring_display_back
    : >"$BATS_TEST_TMPDIR/stderr"
    lose_display
    bring_display_back
    person=$(expected_person 2)
    type_keys "$(new_card "$person")"
    wait_for is_present "$person"
}

@test "without a display it waits, takes no card, and ends when it is told to" {
    for signal in HUP INT TERM; do
        rm -f "$OBECNI_KIOSK_TIMES"
        set -m
        start_kiosk
        set +m
        lose_display
        kill -"$signal" "$KIOSK"
        wait_for is_over
        wait "$KIOSK"
        open_display_of_that_name "$BATS_TEST_TMPDIR"
    done
    KIOSK=
}

@test "told to end while the display goes: it ends" {
    start_kiosk
    kill -STOP "$KIOSK"
    kill "$KIOSK"
    close_display "$BATS_TEST_TMPDIR"
    kill -CONT "$KIOSK"
    wait_for is_over
    wait "$KIOSK"
    KIOSK=
}

@test "with the staff area open: key and names are gone with the display, and stay away" {
    card=$(staff_card)
    OBECNI_PASSPHRASE_FILE="$BATS_TEST_TMPDIR/passphrase" "$BIN/obecni" roster G1-2026-01-12 \
        --json --quiet | jq -r '.rows[].name' >"$BATS_TEST_TMPDIR/names"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/names")" -gt 5 ]
    start_kiosk
    wait_for is_idle
    closed=$(locked)
    type_keys "$card"
    enter
    xdotool key 4 7 1 1 Return
    wait_for has_opened
    wait_for has_more_locked "$closed"
    names=$(count_in_memory "$BATS_TEST_TMPDIR/names") || skip "memory cannot be read here"
    [ "$names" -gt 5 ]
    lose_display
    [ "$(locked)" = 0 ]
    [ "$(count_in_memory "$BATS_TEST_TMPDIR/names")" = 0 ]
    bring_display_back
    [ "$(locked)" = "$closed" ]
    [ "$(count_in_memory "$BATS_TEST_TMPDIR/names")" = 0 ]
}

# As a display does that begins anew because its last client went.
refuse_once() {
    perl -MSocket -e 'my ($path, $sign) = @ARGV; my ($listening, $caller);
        socket($listening, PF_UNIX, SOCK_STREAM, 0) or die "$!";
        bind($listening, sockaddr_un($path)) or die "$!";
        listen($listening, 1); open(my $file, ">", $sign);
        accept($caller, $listening); close $listening; unlink $path, $sign' "$1" "$2" 3>&-
}
is_gone() { [ ! -e "$1" ]; }

@test "a display that refuses just now is asked again" {
    close_display "$BATS_TEST_TMPDIR"
    refuse_once "/tmp/.X11-unix/X${DISPLAY#:}" "$BATS_TEST_TMPDIR/refusing" &
    wait_for test -e "$BATS_TEST_TMPDIR/refusing"
    "$BIN/obecni-kiosk" --db "$OBECNI_DB" --window 1280x800 3>&- 2>"$BATS_TEST_TMPDIR/stderr" &
    KIOSK=$!
    wait_for is_gone "$BATS_TEST_TMPDIR/refusing"
    bring_display_back
}

@test "no display from the start: it says so and ends; with --wait it comes with the display" {
    close_display "$BATS_TEST_TMPDIR"
    run -3 --separate-stderr "$BIN/obecni-kiosk" --window 1280x800
    [[ $stderr == *'no screen to show the kiosk on'* ]]
    "$BIN/obecni-kiosk" --db "$OBECNI_DB" --window 1280x800 --wait 3>&- 2>"$BATS_TEST_TMPDIR/stderr" &
    KIOSK=$!
    wait_for says 'no screen'
    bring_display_back
}
