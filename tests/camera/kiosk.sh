# The kiosk with a camera, and with a serial reader on a USB that is no cable, on the test's machine.
# Its screen is one that nobody sees; what it records is asked from the club.

start_kiosk() {
    rm -f club.db*
    cp /club.db .
    SDL_VIDEODRIVER=dummy obecni-kiosk --db club.db --window 640x480 "$@" 2>said.txt &
    KIOSK=$!
}
end_kiosk() {
    kill "$1" "$KIOSK"
    wait "$KIOSK" || true
}
is_present() {
    obecni roster G1-2026-01-12 --csv --db club.db 2>/dev/null | grep -q "^$(cat "/frames/$1.person"),.*,present,"
}
lacks_reader() { # is_over: false while it lacks one, true when it is back
    obecni kiosk show --json --db club.db >state.txt 2>/dev/null
    grep -q '"problem": "reader"' state.txt && grep -q "\"is_over\": $1" state.txt
}
camera_of() { # the kiosk's obecni-camera, at work
    CAMERA=
    for status in /proc/[0-9]*/status; do
        grep -q '^Name:.obecni-camera$' "$status" && grep -q "^PPid:.$KIOSK\$" "$status" || continue
        CAMERA=$(echo "$status" | cut -d/ -f3)
    done 2>/dev/null
    [ -n "$CAMERA" ]
}
is_another() { was=$1; camera_of && [ "$CAMERA" != "$was" ]; }

by_camera() {
    see none
    start_kiosk --camera /dev/video0
    wait_for camera_of
    see one
    wait_for is_present one
    unplug
    wait_for lacks_reader false
    plug_back
    see two
    wait_for is_present two
    wait_for lacks_reader true
    end_kiosk -TERM
    grep -q 'The camera /dev/video0 has stopped.' said.txt
}

camera_that_died() {
    see none
    start_kiosk --camera /dev/video0
    wait_for camera_of
    kill -9 "$CAMERA"
    before=$CAMERA
    wait_for is_another "$before"
    see one
    wait_for is_present one
    end_kiosk -TERM
    wait_for is_gone "$CAMERA"
}

kiosk_killed() {
    see one
    start_kiosk --camera /dev/video0
    wait_for is_present one
    camera_of
    end_kiosk -9
    wait_for is_gone "$CAMERA"
}

# A USB device made of software: what is written to ttyGS0 comes out of ttyACM0.
make_reader() {
    [ ! -d /sys/kernel/config/usb_gadget/reader ] || return 0
    modprobe dummy_hcd && modprobe libcomposite && modprobe usb_f_acm && modprobe cdc-acm
    mountpoint -q /sys/kernel/config || mount -t configfs config /sys/kernel/config
    mkdir /sys/kernel/config/usb_gadget/reader
    cd /sys/kernel/config/usb_gadget/reader
    echo 0x1d6b >idVendor
    echo 0x0104 >idProduct
    mkdir configs/c.1 functions/acm.0
    ln -s functions/acm.0 configs/c.1
    cd /tmp
}
plug_reader() {
    ls /sys/class/udc >/sys/kernel/config/usb_gadget/reader/UDC
    wait_for test -c /dev/ttyACM0
    stty -F /dev/ttyGS0 raw -echo
}
pull_reader() {
    echo '' >/sys/kernel/config/usb_gadget/reader/UDC
    wait_for test ! -e /dev/ttyACM0
}
read_again() { # until it is looked for again, the card is held up again
    printf '%s\r\n' "$(cat "/frames/$1.txt")" >/dev/ttyGS0
    usleep 300000
    is_present "$1"
}

by_serial() {
    make_reader
    plug_reader
    start_kiosk --serial /dev/ttyACM0
    wait_for read_again one
    head -c 9 /frames/two.txt >/dev/ttyGS0
    sleep 1
    pull_reader # in the middle of a line
    wait_for lacks_reader false
    plug_reader
    wait_for read_again two
    wait_for lacks_reader true
    end_kiosk -TERM
    pull_reader
}
