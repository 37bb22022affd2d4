#!/usr/bin/env bats
# The real window by keyboard alone: a survey, the glass as somebody wants it, the information
# pages.

bats_require_minimum_version 1.5.0
load window.bash

# A key that came too early is pressed again: a page that has just come takes no press, and what
# follows a card's characters at once is the reader's.
press_key() { # KEY FRAMES
    has_frames "$2" || { xdotool key "$1" && has_frames "$2"; }
}
ring_moves() { # KEY
    before=$(frames)
    wait_for press_key "$1" $((before + 1))
}
ring_presses() {
    before=$(frames)
    wait_for press_key Return $((before + 1))
}

forms_of() {
    "$BIN/obecni" survey results S1 --json 2>/dev/null | jq .n
}
has_forms() { [ "$(forms_of)" = "$1" ]; }

# Six questions, and whether it may be stored.
fill_in_form() {
    for _ in 1 2 3 4 5 6 7; do
        ring_moves Tab
        ring_presses
    done
}

@test "a slip and a group fill in a survey" {
    "$BIN/obecni" survey add S1 --programme KPK --title Ankieta --quiet
    "$BIN/obecni" survey slips S1 --count 1 --pdf "$BATS_TEST_TMPDIR/slip.pdf" --quiet
    slip=$(pdftotext -raw "$BATS_TEST_TMPDIR/slip.pdf" - | tr -d ' \n\f' |
        grep -oE 'OB2[0-9A-Z]{28}')
    start_kiosk
    wait_for is_idle
    before=$(frames)
    type_keys "$slip"
    wait_for has_frames $((before + 1))
    fill_in_form
    wait_for has_forms 1
    is_recorded
    type_keys "$slip"
    wait_for is_ground '#E4EAF4'
    has_forms 1
    wait_for is_idle
    before=$(frames)
    "$BIN/obecni" survey kiosk S1 --people 2 --quiet
    wait_for has_frames $((before + 1))
    ring_moves Tab
    ring_presses
    fill_in_form
    wait_for has_forms 2
}

# Backwards from the last: the own number, information, speech, low reach, contrast, size of text.
ring_at_sign() {
    for _ in $(seq "$1"); do ring_moves shift+Tab; done
}

@test "high contrast on black and on white, and larger text" {
    start_kiosk
    wait_for is_idle
    import -window root "$BATS_TEST_TMPDIR/house.png"
    ring_at_sign 5
    ring_presses
    wait_for is_ground '#000000'
    ring_presses
    wait_for is_ground '#FFFFFF'
    ring_presses
    wait_for is_idle
    ring_moves shift+Tab
    ring_presses
    import -window root "$BATS_TEST_TMPDIR/larger.png"
    run ! cmp -s "$BATS_TEST_TMPDIR/house.png" "$BATS_TEST_TMPDIR/larger.png"
    is_idle
}

@test "the information pages, each of them and back" {
    start_kiosk
    wait_for is_idle
    ring_at_sign 2
    ring_presses
    import -window root "$BATS_TEST_TMPDIR/page-1.png"
    ring_moves shift+Tab
    ring_presses
    import -window root "$BATS_TEST_TMPDIR/page-2.png"
    run ! cmp -s "$BATS_TEST_TMPDIR/page-1.png" "$BATS_TEST_TMPDIR/page-2.png"
    ring_moves Tab
    ring_presses
    is_idle
}
