#!/usr/bin/env bats
# The kiosk's sound for real: SDL writes it to a file instead of a device.

bats_require_minimum_version 1.5.0

load window

has_voice() {
    pgrep -P "$KIOSK" -x obecni-voice
}

# That many samples or more are not silent.
is_heard() {
    [ "$(tr -d '\0' <"$SDL_DISKAUDIOFILE" | wc -c)" -ge $((2 * $1)) ]
}

to_file() {
    export SDL_AUDIODRIVER=disk SDL_DISKAUDIOFILE="$BATS_TEST_TMPDIR/sound"
}

@test "the first card starts the voice, and a tone is heard" {
    to_file
    payload=$(new_card "$(expected_person 0)")
    start_kiosk
    wait_for is_idle
    run ! has_voice
    type_keys "$payload"
    enter
    wait_for is_recorded
    wait_for is_heard 4000
    has_voice
}

@test "speech begins at the corner, and when 5 is held down" {
    to_file
    start_kiosk
    wait_for is_idle
    xdotool mousemove 3 797 click 1
    wait_for is_heard 30000
    xdotool key Tab # interrupts, and says the first button
    rm "$SDL_DISKAUDIOFILE"
    kill "$KIOSK"
    wait "$KIOSK" || true
    start_kiosk
    wait_for is_idle
    xdotool keydown 5
    wait_for is_heard 30000
    xdotool keyup 5
}

@test "without sound the kiosk records as ever and says nothing of it" {
    export SDL_AUDIODRIVER=none-such
    person=$(expected_person 1)
    payload=$(new_card "$person")
    start_kiosk
    wait_for is_idle
    type_keys "$payload"
    enter
    wait_for is_present "$person"
    [ ! -s "$BATS_TEST_TMPDIR/stderr" ]
}

@test "the voice ends with the kiosk, however that ends" {
    to_file
    start_kiosk
    wait_for is_idle
    xdotool mousemove 3 797 click 1
    wait_for has_voice
    voice=$(has_voice)
    kill -9 "$KIOSK"
    wait "$KIOSK" || true
    voice_is_gone() { ! kill -0 "$voice"; }
    wait_for voice_is_gone
}
