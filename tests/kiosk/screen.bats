#!/usr/bin/env bats
# The X server's own screen saver, with a patience of some seconds: held off while the club is open,
# free at night, and gone again as soon as somebody is there. And a screen that changes its size.
#
# OUT and KIOSK_TEST_DB as in window.bash

bats_require_minimum_version 1.5.0

load window

# Xvfb's screen is 1280 by 800 pixels at 96 dots per inch unless RandR says something else.
saver() {
    python3 - <<'PROGRAM'
import ctypes as c
x, s = c.CDLL("libX11.so.6"), c.CDLL("libXss.so.1")
class Info(c.Structure):
    _fields_ = [("window", c.c_ulong), ("state", c.c_int), ("kind", c.c_int),
                ("til", c.c_ulong), ("idle", c.c_ulong), ("mask", c.c_ulong)]
x.XOpenDisplay.restype = c.c_void_p
x.XDefaultRootWindow.restype = c.c_ulong
x.XDefaultRootWindow.argtypes = [c.c_void_p]
s.XScreenSaverQueryInfo.argtypes = [c.c_void_p, c.c_ulong, c.c_void_p]
display, info = x.XOpenDisplay(None), Info()
s.XScreenSaverQueryInfo(display, x.XDefaultRootWindow(display), c.byref(info))
print("dark" if info.state == 1 else "light")
PROGRAM
}
is_dark()  { [ "$(saver)" = dark ]; }
is_light() { [ "$(saver)" = light ]; }
# At every look, for more than twice the time after which it would go dark.
stays_light() {
    until=$((SECONDS + 9))
    while [ $SECONDS -lt $until ]; do is_light || return 1; done
}

open_at() {
    "$BIN/obecni" settings set kiosk_open_from "$1" --quiet
    "$BIN/obecni" settings set kiosk_open_until "$2" --quiet
}

setup() {
    export OBECNI_DB="$BATS_TEST_TMPDIR/club.db"
    export OBECNI_KIOSK_TIMES="$BATS_TEST_TMPDIR/times"
    cp "$CLUB" "$OBECNI_DB"
    open_display "$BATS_TEST_TMPDIR" -screen 0 1280x1280x24 +extension RANDR
    xset s 4 4
    xset s blank
}

teardown() {
    end_kiosk
    kill "$(cat "$BATS_TEST_TMPDIR/xvfb.pid")"
}

@test "open: the screen stays light for as long as nobody comes" {
    wait_for is_dark # without the kiosk it goes dark
    start_whole
    wait_for is_light
    stays_light
    is_idle
}

@test "closed: it may go dark; a card at another reader than a keyboard makes it light again" {
    open_at 06:00 15:00
    port="$BATS_TEST_TMPDIR/port"
    person=$(expected_person 0)
    payload=$(new_card "$person")
    plug_in "$port"
    "$BIN/obecni-kiosk" --db "$OBECNI_DB" --serial "$port" 3>&- 2>"$BATS_TEST_TMPDIR/stderr" &
    KIOSK=$!
    wait_for has_frames 1
    wait_for is_dark
    printf '%s\r\n' "$payload" >"$BATS_TEST_TMPDIR/wire"
    wait_for is_light
    wait_for is_recorded
    stays_light
    kill "$PLUG"
}

@test "it opens while the screen is dark: light again by itself" {
    open_at 06:00 15:00
    "$BIN/obecni-kiosk" --db "$OBECNI_DB" 3>&- 2>"$BATS_TEST_TMPDIR/stderr" &
    KIOSK=$!
    wait_for has_frames 1
    wait_for is_dark
    open_at 06:00 22:00
    wait_for is_light
    wait_for is_idle
}

# Modes that Xvfb does not have by itself. The output has no millimetres, the whole screen does.
has_mode() { # WIDTHxHEIGHT WIDTHxHEIGHT in mm
    xrandr --newmode "$1" 0 "${1%x*}" 0 0 "${1%x*}" "${1#*x}" 0 0 "${1#*x}" 2>/dev/null || true
    xrandr --addmode screen "$1"
    xrandr --output screen --mode "$1" --fbmm "$2"
}
is_filled() { # WIDTHxHEIGHT
    xwininfo -root -tree | grep -q "\"obecni-kiosk\").* $1+0+0 "
}

@test "the screen is turned, and gets another resolution: drawn anew for it, and cards are read on" {
    has_mode 1280x720 344x194
    person=$(expected_person 1) other=$(expected_person 2)
    first=$(new_card "$person") second=$(new_card "$other")
    start_whole
    is_filled 1280x720
    has_mode 720x1280 194x344
    wait_for is_filled 720x1280
    wait_for is_idle
    import -window root "$BATS_TEST_TMPDIR/turned.png"
    [ "$(identify -format %wx%h "$BATS_TEST_TMPDIR/turned.png")" = 720x1280 ]
    type_keys "$first"
    wait_for is_present "$person"
    wait_for is_recorded
    has_mode 1024x600 344x194
    wait_for is_filled 1024x600
    type_keys "$second"
    wait_for is_present "$other"
    run ! is_over
    [ ! -s "$BATS_TEST_TMPDIR/stderr" ]
}
