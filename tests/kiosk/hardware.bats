#!/usr/bin/env bats
# What is around the kiosk, in its real window: a serial reader on a pseudo-terminal, a camera that
# is not there, somebody who wants to get behind the kiosk, signals, a window taken away.
#
# OUT and KIOSK_TEST_DB as in window.bash

bats_require_minimum_version 1.5.0

load window

has_reader_problem() {
    "$BIN/obecni" kiosk show --json | jq -e '.kiosks[0].problem == "reader"'
}

@test "a serial reader: a card is recorded; pulled out and put back, it reads on" {
    port="$BATS_TEST_TMPDIR/port"
    one=$(expected_person 0) other=$(expected_person 1)
    first=$(new_card "$one") second=$(new_card "$other")
    plug_in "$port"
    start_kiosk --serial "$port"
    wait_for is_idle
    printf '%s\r\n' "$first" >"$BATS_TEST_TMPDIR/wire"
    wait_for is_present "$one"
    pull_out "$port"
    plug_in "$port"
    wait_for is_idle
    # It is looked for every three seconds: until then the card is held up again.
    read_again() { printf '%s\r\n' "$second" >"$BATS_TEST_TMPDIR/wire"; sleep 0.2; is_present "$other"; }
    wait_for read_again
    kill "$PLUG"
}

@test "readers that are not there: the kiosk works by keyboard, and says what is missing" {
    person=$(expected_person 2)
    payload=$(new_card "$person")
    start_kiosk --serial "$BATS_TEST_TMPDIR/none" --camera "$BATS_TEST_TMPDIR/none"
    wait_for is_idle
    wait_for has_reader_problem
    type_keys "$payload"
    wait_for is_present "$person"
    grep -q 'obecni-camera: There is no camera' "$BATS_TEST_TMPDIR/stderr"
}

@test "no keys end it, nor put it away, nor does a request to close; the next card is read" {
    start_whole
    person=$(expected_person 6)
    payload=$(new_card "$person")
    for keys in alt+F4 ctrl+q ctrl+w ctrl+c ctrl+z ctrl+d ctrl+alt+Delete ctrl+alt+BackSpace super \
        super+d super+l alt+Tab alt+space alt+Escape ctrl+Escape Escape F11 Print Sys_Req Menu Help \
        XF86PowerOff XF86Sleep ctrl+alt+F1 alt+F2 ctrl+shift+Escape ctrl+alt+t; do
        xdotool key "$keys" 2>/dev/null || true
    done
    before=$(frames)
    ask_to_close
    wait_for has_frames $((before + 1)) # it asks for the PIN
    xdotool key Escape
    run ! is_over
    wait_for is_idle
    wait_for is_whole
    type_keys "$payload"
    wait_for is_present "$person"
}

# Whether the kiosk's window is the one that has the keyboard, and fills the screen.
is_whole() {
    window=$(xdotool search --class obecni-kiosk | tail -1)
    [ -n "$window" ] || return 1
    xwininfo -id "$window" >"$BATS_TEST_TMPDIR/info"
    grep -q 'Map State: IsViewable' "$BATS_TEST_TMPDIR/info" &&
        grep -q 'geometry 1280x800+0+0' "$BATS_TEST_TMPDIR/info"
}

@test "another window, focus taken, put away: it comes back, and cards are read meanwhile" {
    start_whole
    person=$(expected_person 3)
    payload=$(new_card "$person")
    xev -geometry 400x300+0+0 3>&- >/dev/null 2>&1 &
    intruder=$!
    wait_for xdotool search --name 'Event Tester'
    window=$(xdotool search --name 'Event Tester' | tail -1)
    xdotool windowraise "$window" windowfocus "$window" || true
    type_keys "$payload"
    wait_for is_present "$person"
    kill "$intruder"
    xdotool windowunmap "$(xdotool search --class obecni-kiosk | tail -1)"
    wait_for is_whole
    wait_for is_idle
    run ! is_over
}

is_on_top() { xwininfo -root -children | grep -m1 '^ *0x' | grep -q obecni-kiosk; }

@test "another window, or a notice that no window manager places, comes over it: it is on top again" {
    start_whole
    before=$(frames)
    xev -geometry 400x300+100+100 3>&- >/dev/null 2>&1 &
    notice=$!
    wait_for has_frames $((before + 1)) # what had been covered is painted again
    wait_for is_on_top
    window=$(xdotool search --name 'Event Tester' | tail -1)
    xdotool windowunmap "$window" set_window --overrideredirect 1 "$window" windowraise "$window"
    run ! is_on_top
    xdotool windowmap "$window"
    wait_for is_on_top
    wait_for is_idle
    kill "$notice"
}

@test "its window is destroyed: it opens another one" {
    start_whole
    person=$(expected_person 4) other=$(expected_person 5)
    payload=$(new_card "$other")
    type_keys "$(new_card "$person")"
    wait_for is_present "$person"
    before=$(frames)
    xdotool windowclose "$(xdotool search --class obecni-kiosk | tail -1)"
    wait_for has_frames $((before + 1))
    wait_for is_idle
    type_keys "$payload"
    wait_for is_present "$other"
    grep -q 'taken away' "$BATS_TEST_TMPDIR/stderr"
}

@test "a hang-up, an interrupt and a termination end it cleanly" {
    for signal in HUP INT TERM; do
        rm -f "$OBECNI_KIOSK_TIMES"
        set -m
        start_kiosk
        set +m
        kill -"$signal" "$KIOSK"
        wait_for is_over
        wait "$KIOSK"
    done
    KIOSK=
}

@test "what the office changes is on the glass within a second" {
    start_kiosk
    wait_for is_idle
    for language in uk en pl; do
        before=$(frames)
        "$BIN/obecni" settings set kiosk_language $language >/dev/null
        from=$(date +%s%N)
        wait_for has_frames $((before + 1))
        # The machine may be busy; the kiosk itself looks every 800 ms.
        [ $((($(date +%s%N) - from) / 1000000)) -lt 3000 ]
    done
}
