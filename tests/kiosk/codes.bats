#!/usr/bin/env bats
# The real window by scans alone, with the codes of a sheet as it is printed: from the card to the
# own month and back, touching nothing.

bats_require_minimum_version 1.5.0
load window.bash

# What a reader takes from the sheet's print.
print_sheet() {
    "$BIN/obecni" kiosk codes --out "$BATS_TEST_TMPDIR/sheet.pdf" --quiet
    pdftoppm -r 120 -gray "$BATS_TEST_TMPDIR/sheet.pdf" "$BATS_TEST_TMPDIR/sheet"
    zbarimg -q --raw "$BATS_TEST_TMPDIR"/sheet-*.pgm >"$BATS_TEST_TMPDIR/codes" 2>/dev/null
    [ "$(wc -l <"$BATS_TEST_TMPDIR/codes")" = 21 ]
}
BACK=03 OWN_MONTH=04 UKRAINIAN=13 CHOICE_2=17 CHOICE_6=21
scan_code() { # NUMBER
    type_keys "$(grep "^OB5$1$1" "$BATS_TEST_TMPDIR/codes")"
    enter
}

# A screen that has just come takes no press, and a code that stays before the reader counts once:
# one that came too early is read again after another, which does nothing here.
reads() { # NUMBER CONDITION
    number=$1
    shift
    "$@" || { scan_code "$CHOICE_6" && scan_code "$number" && "$@"; }
}
by_code() { wait_for reads "$@"; }

picture() { import -window root -depth 8 rgb:- | cksum; }
looks_otherwise() { [ "$(picture)" != "$1" ]; }
is_information() { is_ground '#E4EAF4'; }
chosen() {
    "$BIN/obecni" ledger list --action presence.record --last 1 --json | jq -r '.entries[0].body.session'
}

@test "card, second session, own month, another language, back: by scans alone" {
    export OBECNI_NOW=2026-01-12T15:40:00
    print_sheet
    payload=$(new_card G4AN9AY) # in the group, and booked for a consultation at 16:00
    start_kiosk
    wait_for is_idle
    before=$(frames)
    type_keys "$payload"
    enter
    wait_for has_frames $((before + 1))
    is_idle # the same ground: nothing is recorded before it is chosen
    [ "$(status_of G4AN9AY)" = unknown ]
    by_code "$CHOICE_2" is_recorded
    [ "$(chosen)" != G1-2026-01-12 ]
    [ "$(status_of G4AN9AY)" = unknown ]
    by_code "$OWN_MONTH" is_information
    polish=$(picture)
    by_code "$UKRAINIAN" looks_otherwise "$polish"
    is_information
    by_code "$BACK" is_idle
    kill -0 "$KIOSK"
}

@test "a damaged code says so calmly, and the whole one works" {
    print_sheet
    start_kiosk
    wait_for is_idle
    code=$(grep "^OB5$UKRAINIAN" "$BATS_TEST_TMPDIR/codes")
    type_keys "${code%?}"
    enter
    wait_for is_staff
    wait_for is_idle
    before=$(picture)
    type_keys "$code"
    enter
    wait_for looks_otherwise "$before"
    is_idle
}
