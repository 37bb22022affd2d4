#!/usr/bin/env bats
# The kiosk for real: its window under a virtual display, cards typed by xdotool as a keyboard
# scanner would, the result read back through the CLI and off the pixels.
#
# OUT             folder of obecni and obecni-kiosk (build/release)
# KIOSK_TEST_DB   a demonstration club to copy; made when it is not given

bats_require_minimum_version 1.5.0

load window

@test "a card is recorded, and the CLI reads it back" {
    person=$(expected_person 0)
    payload=$(new_card "$person")
    start_kiosk
    wait_for is_idle
    type_keys "$payload"
    enter
    wait_for is_recorded
    [ "$(status_of "$person")" = present ]
    [ "$(source_of "$person")" = card ]
}

@test "keyboard layouts, Caps Lock, prefix and suffix do not matter" {
    start_kiosk
    number=1
    for layout in de fr pl ru ua; do
        setxkbmap "$layout"
        person=$(expected_person $number)
        payload=$(new_card "$person")
        xdotool key Caps_Lock
        type_keys "]Q1$payload" 0
        wait_for is_present "$person"
        number=$((number + 1))
    done
    setxkbmap us
}

# xdotool type presses the keys that make these letters in the layout of the display.
@test "a scanner that was set up for the layout of the display is read as well" {
    start_kiosk
    wait_for is_idle
    number=1
    for layout in us de fr pl; do
        setxkbmap "$layout"
        person=$(expected_person $number)
        payload=$(new_card "$person")
        xdotool type --delay 4 "$payload"
        enter
        wait_for is_present "$person"
        number=$((number + 1))
    done
    setxkbmap us
}

@test "two cards within a moment are both recorded" {
    one=$(expected_person 6)
    other=$(expected_person 7)
    first=$(new_card "$one")
    second=$(new_card "$other")
    start_kiosk
    type_keys "$first$second" 0
    wait_for is_present "$other"
    is_present "$one"
}

@test "a wrong character: calm, nothing stored, and the next card works" {
    person=$(expected_person 8)
    payload=$(new_card "$person")
    last=${payload#??????????????????????????????}
    wrong=${payload%?}$([ "$last" = 7 ] && echo 8 || echo 7)
    start_kiosk
    type_keys "$wrong"
    enter
    wait_for is_staff
    [ "$(status_of "$person")" = unknown ]
    type_keys "$payload"
    wait_for is_recorded
    is_present "$person"
}

@test "the same card again is a friendly success and one row" {
    person=$(expected_person 9)
    payload=$(new_card "$person")
    start_kiosk
    type_keys "$payload"
    wait_for is_present "$person"
    type_keys "$payload"
    count=$("$BIN/obecni" roster G1-2026-01-12 --json 2>/dev/null |
        jq "[.rows[] | select(.participant == \"$person\")] | length")
    [ "$count" = 1 ]
    wait_for is_recorded
}

@test "a language button works with the mouse" {
    start_kiosk
    wait_for is_idle
    before=$(frames)
    import -window root "$BATS_TEST_TMPDIR/before.png"
    xdotool mousemove 360 735 click 1
    wait_for has_frames $((before + 1))
    import -window root "$BATS_TEST_TMPDIR/after.png"
    run ! cmp -s "$BATS_TEST_TMPDIR/before.png" "$BATS_TEST_TMPDIR/after.png"
}

@test "the exit PIN ends the kiosk; a wrong one and closing the window do not" {
    start_kiosk
    wait_for is_idle
    before=$(frames)
    xdotool key ctrl+alt+q
    wait_for has_frames $((before + 1))
    xdotool key 1 2 3 4 Return
    ask_to_close
    run ! is_over
    xdotool key 2 4 6 8 1 0 Return
    wait_for is_over
    wait "$KIOSK"
    KIOSK=
}

@test "SIGTERM ends it cleanly" {
    start_kiosk
    kill -TERM "$KIOSK"
    wait_for is_over
    wait "$KIOSK"
    KIOSK=
}

@test "without a club: out of order, and it recovers by itself" {
    mv "$OBECNI_DB" "$OBECNI_DB.away"
    start_kiosk
    wait_for is_staff
    grep -q . "$BATS_TEST_TMPDIR/stderr"
    mv "$OBECNI_DB.away" "$OBECNI_DB"
    wait_for is_idle
}

@test "a locked database: an honest screen while it is locked, and the next try works" {
    person=$(expected_person 10)
    payload=$(new_card "$person")
    start_kiosk
    wait_for is_idle
    mkfifo "$BATS_TEST_TMPDIR/words"
    sqlite3 "$OBECNI_DB" <"$BATS_TEST_TMPDIR/words" >"$BATS_TEST_TMPDIR/answer" 3>&- &
    exec 7>"$BATS_TEST_TMPDIR/words"
    printf '.output stdout\nBEGIN IMMEDIATE;\n.print locked\n' >&7
    wait_for grep -q locked "$BATS_TEST_TMPDIR/answer"
    type_keys "$payload"
    wait_for is_staff
    [ "$(status_of "$person")" = unknown ]
    printf 'ROLLBACK;\n.quit\n' >&7
    exec 7>&-
    type_keys "$payload"
    wait_for is_recorded
    is_present "$person"
}

@test "what the office changes is on the glass within seconds" {
    start_kiosk
    wait_for is_idle
    before=$(frames)
    "$BIN/obecni" settings set kiosk_language uk >/dev/null
    wait_for has_frames $((before + 1))
}

has_told() {
    "$BIN/obecni" kiosk show --json | jq -e "[.kiosks[] | [.screen, .state]] == [[\"1280×800\", \"seen\"]]"
}

@test "the kiosk tells the office how it is" {
    run -0 --separate-stderr "$BIN/obecni" kiosk show --json
    [ "$(jq '.kiosks | length' <<<"$output")" = 0 ]
    start_kiosk
    wait_for has_told
    "$BIN/obecni" today --json --quiet | jq -e '.checks[] | select(.check == "kiosk")'
    [ "$("$BIN/obecni" ledger list --action kiosk --json | jq '.entries | length')" = 0 ]
}

tab_moves() {
    xdotool key Tab
    has_frames "$1"
}
has_refused() {
    [ "$("$BIN/obecni" ledger list --action staff_card.refuse --json | jq '.entries | length')" = "$1" ]
}

@test "a staff card and its PIN open the list; the keyboard moves on it; a crash leaves no core" {
    card=$(staff_card)
    start_kiosk
    wait_for is_idle
    type_keys "$card"
    enter
    xdotool key 1 2 3 4 Return
    wait_for has_refused 1
    xdotool key 4 7 1 1 Return
    wait_for has_opened
    before=$(frames)
    wait_for tab_moves $((before + 1))
    kill -SEGV "$KIOSK"
    wait_for is_over
    run ! ls "$BATS_TEST_TMPDIR"/core*
    wait "$KIOSK" || [ $? -eq 139 ]
    KIOSK=
}

@test "the test card says that the reader works and records nothing" {
    "$BIN/obecni" card test --png "$BATS_TEST_TMPDIR/test.png" --quiet
    secret=$(zbarimg --nodbus --raw -q "$BATS_TEST_TMPDIR/test.png")
    before=$("$BIN/obecni" ledger list --json | jq '.entries | length')
    start_kiosk
    wait_for is_idle
    type_keys "$secret"
    wait_for is_ground '#E4EAF4'
    [ "$("$BIN/obecni" ledger list --json | jq '.entries | length')" = "$before" ]
}

@test "the live list of a room: locked, then whoever leads sees who comes" {
    card=$(staff_card)
    start_kiosk --roster "sala 2"
    type_keys "$card"
    enter
    xdotool key 4 7 1 1 Return
    wait_for has_opened
    before=$(frames)
    "$BIN/obecni" checkin "$(expected_person 3)" >/dev/null
    wait_for has_frames $((before + 1))
}

@test "the title and the class say nothing of the club" {
    start_kiosk
    window=$(xdotool search --class obecni-kiosk | tail -1)
    [ "$(xdotool getwindowname "$window")" = Obecni ]
}

@test "bad usage: one sentence, exit 2" {
    unset OBECNI_DB
    for arguments in "" "--nothing" "--db" "--db x --window 12" "--db x --window 1280" \
        "--db x --lang de" "x.db"; do
        # shellcheck disable=SC2086
        run -2 "$BIN/obecni-kiosk" $arguments
        [ "${#lines[@]}" -eq 1 ]
    done
    OBECNI_NOW=soon run -2 "$BIN/obecni-kiosk" --db x
    [ "${#lines[@]}" -eq 1 ]
    run -0 "$BIN/obecni-kiosk" --version
    run -0 "$BIN/obecni-kiosk" --help
}
