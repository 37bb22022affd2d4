# What the suites of the real window share: a display of their own, a kiosk on a copy of the
# demonstration club, waiting for what is shown.
#
# OUT             folder of obecni and obecni-kiosk (build/release)
# KIOSK_TEST_DB   a demonstration club to copy; made when it is not given

setup_file() {
    BIN="$(cd "${OUT:-$BATS_TEST_DIRNAME/../../build/release}" && pwd)"
    export BIN
    export OBECNI_NOW=2026-01-12T15:28:00 OBECNI_LANG=en
    export CLUB="$BATS_FILE_TMPDIR/club.db"
    if [ -n "${KIOSK_TEST_DB:-}" ]; then
        cp "$KIOSK_TEST_DB" "$CLUB"
    else
        "$BIN/obecni" demo --db "$CLUB" >"$BATS_FILE_TMPDIR/demo.txt"
    fi
    open_display "$BATS_FILE_TMPDIR"
}

# A display of its own, exported; Xvfb picks a free number. $1: the folder that knows of it; more
# words are Xvfb's. A display that begins anew when its last client goes refuses who comes meanwhile.
open_display() {
    folder=$1
    shift
    Xvfb -displayfd 5 -screen 0 1280x800x24 -noreset -nolisten tcp "$@" 5>"$folder/display" \
        3>&- >/dev/null 2>&1 &
    echo $! >"$folder/xvfb.pid"
    wait_for test -s "$folder/display"
    DISPLAY=":$(cat "$folder/display")"
    export DISPLAY
}

# The display that DISPLAY names: one of a number that nobody is given by chance, so that it can be
# taken away and be there again.
open_display_of_that_name() {
    Xvfb "$DISPLAY" -screen 0 1280x800x24 -noreset -nolisten tcp 3>&- >/dev/null 2>&1 &
    echo $! >"$1/xvfb.pid"
    wait_for xset q
}

close_display() {
    kill "$(cat "$1/xvfb.pid")"
    wait_for display_is_closed "$1"
}
display_is_closed() { ! kill -0 "$(cat "$1/xvfb.pid")"; }

teardown_file() {
    kill "$(cat "$BATS_FILE_TMPDIR/xvfb.pid")"
}

setup() {
    export OBECNI_DB="$BATS_TEST_TMPDIR/club.db"
    export OBECNI_KIOSK_TIMES="$BATS_TEST_TMPDIR/times"
    cp "$CLUB" "$OBECNI_DB"
    setxkbmap us
}

teardown() {
    end_kiosk
}
end_kiosk() {
    if [ -n "${KIOSK:-}" ]; then
        kill "$KIOSK" 2>/dev/null || true
        wait "$KIOSK" 2>/dev/null || true
    fi
}

# Asks until the answer is yes, ten seconds at most.
wait_for() {
    for _ in $(seq 3000); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.01
    done
    echo "never came true: $*" >&2
    return 1
}

frames() {
    if [ -f "$OBECNI_KIOSK_TIMES" ]; then wc -l <"$OBECNI_KIOSK_TIMES"; else echo 0; fi
}

has_frames() {
    [ "$(frames)" -ge "$1" ]
}

start_kiosk() {
    "$BIN/obecni-kiosk" --db "$OBECNI_DB" --window 1280x800 "$@" \
        3>&- 2>"$BATS_TEST_TMPDIR/stderr" &
    KIOSK=$!
    wait_for has_frames 1
    wait_for xdotool search --class obecni-kiosk
}

# Whole screen, as at the door.
start_whole() {
    "$BIN/obecni-kiosk" --db "$OBECNI_DB" "$@" 3>&- 2>"$BATS_TEST_TMPDIR/stderr" &
    KIOSK=$!
    wait_for has_frames 1
    wait_for xdotool search --class obecni-kiosk
    wait_for is_idle
}

is_over() {
    ! kill -0 "$KIOSK" 2>/dev/null
}

# The colour in a corner of the screen tells which kind of screen is shown.
ground() {
    import -window root -crop 1x1+5+5 -depth 8 txt:- | grep -io '#[0-9A-F]\{6\}' | head -1
}
is_ground() { [ "$(ground)" = "$1" ]; }
is_idle()     { is_ground '#F7F5F0'; }
is_recorded() { is_ground '#DCEEE5'; }
is_staff()    { is_ground '#F2E8D5'; }

expected_person() {
    "$BIN/obecni" roster G1-2026-01-12 --json 2>/dev/null | jq -r ".rows[$1].participant"
}
new_card() {
    "$BIN/obecni" card issue "$1" --png "$BATS_TEST_TMPDIR/card-$1.png" --json 2>/dev/null |
        jq -r .payload
}
status_of() {
    "$BIN/obecni" roster G1-2026-01-12 --json 2>/dev/null |
        jq -r ".rows[] | select(.participant == \"$1\") | .status"
}
is_present() { [ "$(status_of "$1")" = present ]; }
source_of() {
    "$BIN/obecni" roster G1-2026-01-12 --json 2>/dev/null |
        jq -r ".rows[] | select(.participant == \"$1\") | .source"
}

# A staff card of a leader of the group, as its secret; the PIN is 4711.
staff_card() {
    echo "pokazowy klub 2026" >"$BATS_TEST_TMPDIR/passphrase"
    echo 1357 >"$BATS_TEST_TMPDIR/old"
    echo 4711 >"$BATS_TEST_TMPDIR/pin"
    OBECNI_PIN_FILE="$BATS_TEST_TMPDIR/old" OBECNI_NEW_PIN_FILE="$BATS_TEST_TMPDIR/pin" \
        "$BIN/obecni" staff pin AP --as AP --quiet
    OBECNI_PASSPHRASE_FILE="$BATS_TEST_TMPDIR/passphrase" \
        OBECNI_STAFF_PIN_FILE="$BATS_TEST_TMPDIR/pin" \
        "$BIN/obecni" staff card AP --quiet
}
has_opened() {
    [ "$("$BIN/obecni" ledger list --action staff_card.open --json | jq '.entries | length')" = 1 ]
}

# A pseudo-terminal in a serial port's place, by a small program: what is written to the fifo
# comes out of the port. $1: the port's name.
plug_in() {
    rm -f "$1" "$BATS_TEST_TMPDIR/wire"
    mkfifo "$BATS_TEST_TMPDIR/wire"
    python3 - "$1" "$BATS_TEST_TMPDIR/wire" 3>&- <<'PROGRAM' &
import os, sys, pty
master, slave = pty.openpty()
os.symlink(os.ttyname(slave), sys.argv[1])
wire = os.open(sys.argv[2], os.O_RDWR)
while True:
    os.write(master, os.read(wire, 1))
PROGRAM
    PLUG=$!
    wait_for test -L "$1"
}
pull_out() {
    rm -f "$1"
    kill "$PLUG"
    wait "$PLUG" 2>/dev/null || true
}

# What a window manager sends when somebody closes the window: WM_DELETE_WINDOW.
ask_to_close() {
    python3 - "$(xdotool search --class obecni-kiosk | tail -1)" <<'PROGRAM'
import ctypes as c, sys
x = c.CDLL("libX11.so.6")
class Message(c.Structure):
    _fields_ = [("type", c.c_int), ("serial", c.c_ulong), ("sent", c.c_int),
                ("display", c.c_void_p), ("window", c.c_ulong), ("kind", c.c_ulong),
                ("format", c.c_int), ("data", c.c_long * 5), ("room", c.c_long * 24)]
x.XOpenDisplay.restype = c.c_void_p
x.XInternAtom.restype = c.c_ulong
x.XInternAtom.argtypes = [c.c_void_p, c.c_char_p, c.c_int]
x.XSendEvent.argtypes = [c.c_void_p, c.c_ulong, c.c_int, c.c_long, c.c_void_p]
x.XSync.argtypes = [c.c_void_p, c.c_int]
display, window = x.XOpenDisplay(None), int(sys.argv[1])
message = Message(type=33, window=window, format=32,
                  kind=x.XInternAtom(display, b"WM_PROTOCOLS", 0))
message.data[0] = x.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
x.XSendEvent(display, window, 0, 0, c.byref(message))
x.XSync(display, 0)
PROGRAM
}

# X key codes of the physical keys, whatever the layout: evdev's, as every PC keyboard has.
keycode() {
    case $1 in
    1) echo 10 ;; 2) echo 11 ;; 3) echo 12 ;; 4) echo 13 ;; 5) echo 14 ;;
    6) echo 15 ;; 7) echo 16 ;; 8) echo 17 ;; 9) echo 18 ;; 0) echo 19 ;;
    Q) echo 24 ;; W) echo 25 ;; E) echo 26 ;; R) echo 27 ;; T) echo 28 ;;
    Y) echo 29 ;; U) echo 30 ;; I) echo 31 ;; O) echo 32 ;; P) echo 33 ;;
    A) echo 38 ;; S) echo 39 ;; D) echo 40 ;; F) echo 41 ;; G) echo 42 ;;
    H) echo 43 ;; J) echo 44 ;; K) echo 45 ;; L) echo 46 ;;
    Z) echo 52 ;; X) echo 53 ;; C) echo 54 ;; V) echo 55 ;; B) echo 56 ;;
    N) echo 57 ;; M) echo 58 ;; ']') echo 35 ;;
    esac
}
type_keys() {
    codes=
    for character in $(printf %s "$1" | fold -w1); do codes="$codes $(keycode "$character")"; done
    # shellcheck disable=SC2086
    xdotool key --delay "${2:-2}" $codes
}
enter() { xdotool key 36; }
