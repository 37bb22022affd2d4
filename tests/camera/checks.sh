# What is checked on the test's machine, in TAP. /frames holds pictures of two cards (one, two) and of
# none, NAME.FORMAT at 800 by 600; /frames/NAME.txt is what is printed on a card.
#   video0  the camera (vivid), video1 what it sees; video9 a camera of whatever format (v4l2loopback)
. /tap.sh
. /kiosk.sh

feed() { # what feeder is told; until something else is seen
    nothing
    feeder "$@" &
    echo $! >/tmp/feeder.pid
}
nothing() {
    [ -e /tmp/feeder.pid ] || return 0
    kill "$(cat /tmp/feeder.pid)" 2>/dev/null || true
    wait_for is_gone "$(cat /tmp/feeder.pid)"
}
see() { # NAME: what video0 sees
    feed /dev/video1 GREY 800 600 0 "/frames/$1.GREY"
}

plug_in() { # vivid's HDMI input shows what is written to its HDMI output, at 800 by 600
    modprobe vivid n_devs=1 node_types=0x101 num_inputs=1 input_types=3 num_outputs=1 output_types=1 \
        multiplanar=1 vid_cap_nr=0 vid_out_nr=1
    wait_for test -c /dev/video1
    v4l2-ctl -d /dev/video0 --set-dv-bt-timings index=23 >/dev/null
    v4l2-ctl -d /dev/video1 --set-dv-bt-timings index=23 >/dev/null
    v4l2-ctl -d /dev/video0 -c loop_video=1,osd_text_mode=2
}
unplug() { # as when a cable is pulled: the device goes whoever uses it
    echo vivid.0 >/sys/bus/platform/drivers/vivid/unbind
}
plug_back() {
    echo vivid.0 >/sys/bus/platform/drivers/vivid/bind
    plug_in
}

look() { # DEVICE: obecni-camera in the background, its lines in read.txt (by a pipe: it writes no files)
    rm -f pipe
    mkfifo pipe
    cat pipe >read.txt &
    obecni-camera "$1" >pipe 2>said.txt &
    CAMERA=$!
}
away() {
    kill "$CAMERA" 2>/dev/null || true
    wait "$CAMERA" 2>/dev/null || true
}
runs() { [ -s read.txt ]; }
has_read() { grep -qxF "$(cat "/frames/$1.txt")" read.txt; }
has_read_times() { [ "$(grep -cxF "$(cat "/frames/$1.txt")" read.txt)" -eq "$2" ]; }
is_gone() { ! kill -0 "$1" 2>/dev/null || grep -q '^State:.*Z' "/proc/$1/status"; }
ends_saying() { # WORDS: obecni-camera has ended with 3 and one sentence
    wait_for is_gone "$CAMERA"
    wait "$CAMERA" || status=$?
    cat said.txt
    [ "${status:-0}" -eq 3 ] && [ "$(wc -l <said.txt)" -eq 1 ] && grep -qF "$1" said.txt
}
refuses() { # DEVICE WORDS
    look "$1"
    ends_saying "$2"
    [ ! -s read.txt ]
}

nothing_there() {
    refuses /dev/video0 'There is no camera /dev/video0.'
    refuses /dev/nothing/video0 'There is no camera'
}

no_camera() {
    refuses /dev/video1 '/dev/video1 is no camera.'
    refuses /dev/null '/dev/null is no camera.'
    refuses /dev/ttyS0 '/dev/ttyS0 is no camera.'
    refuses /init '/init is no camera.'
    refuses /frames '/frames is no camera.'
}

closed() {
    chmod 600 /dev/video0
    su nobody -c 'exec obecni-camera /dev/video0' 2>said.txt || status=$?
    cat said.txt
    [ "$status" -eq 3 ]
    grep -qF 'is closed to this user' said.txt
}

a_card() {
    see none
    look /dev/video0
    wait_for runs
    [ ! -s said.txt ]
    see one
    wait_for has_read one
    see two
    wait_for has_read two
    see none
    sleep 1 # longer than a card has to be away
    see one
    wait_for has_read_times one 2
    away
    [ "$(grep -c . read.txt)" -eq 3 ]
}

a_card_that_stays() {
    see one
    look /dev/video0
    wait_for has_read one
    sleep 3
    has_read_times one 1
    away
}

a_second_one() {
    see none
    look /dev/video0
    wait_for runs
    obecni-camera /dev/video0 2>other-said.txt || status=$?
    cat other-said.txt
    [ "$status" -eq 3 ]
    grep -qxF 'obecni-camera: The camera /dev/video0 is used by another program.' other-said.txt
    see one
    wait_for has_read one
    away
}

shut_in() {
    see one
    touch before
    look /dev/video0
    wait_for has_read one
    cat "/proc/$CAMERA/limits"
    grep -Eq '^Max file size +0 ' "/proc/$CAMERA/limits"
    grep -Eq '^Max core file size +0 +0 ' "/proc/$CAMERA/limits"
    [ "$(ls -l "/proc/$CAMERA/fd" | grep -c -- '->')" -eq 5 ] # its streams, the camera
    away
    find / -xdev -newer before -type f ! -name '*.txt' >new
    find /tmp -newer before -type f ! -name '*.txt' ! -name new ! -name log >>new
    find /dev -newer before -type f >>new
    cat new
    [ ! -s new ]
}

no_pictures() {
    see one
    v4l2-ctl -d /dev/video0 -c percentage_of_dropped_buffers=100
    refuses /dev/video0 'The camera /dev/video0 gives no pictures that can be read.'
    v4l2-ctl -d /dev/video0 -c percentage_of_dropped_buffers=0
    look /dev/video0
    wait_for has_read one
    v4l2-ctl -d /dev/video0 -c percentage_of_dropped_buffers=100
    ends_saying 'The camera /dev/video0 has stopped.'
    v4l2-ctl -d /dev/video0 -c percentage_of_dropped_buffers=0
}

errors() {
    see one
    v4l2-ctl -d /dev/video0 -c inject_vidioc_streamon_error=1
    refuses /dev/video0 'The camera /dev/video0 gives no pictures that can be read.'
    look /dev/video0
    wait_for has_read one
    v4l2-ctl -d /dev/video0 -c inject_fatal_streaming_error=1
    ends_saying 'The camera /dev/video0 has stopped.'
    see two # the error ended that side, too
    look /dev/video0
    wait_for has_read two
    away
}

pulled_out() {
    see one
    look /dev/video0
    wait_for has_read one
    unplug
    ends_saying 'The camera /dev/video0 has stopped.'
    refuses /dev/video0 'There is no camera /dev/video0.'
    plug_back
    see two
    look /dev/video0
    wait_for has_read two
    away
}

parent_gone() {
    see one
    rm -f pipe
    mkfifo pipe
    cat pipe >read.txt &
    sh -c 'obecni-camera /dev/video0 >pipe & echo $! >pid; wait' &
    parent=$!
    wait_for has_read one
    kill -9 "$parent"
    wait_for is_gone "$(cat pid)"
}

nobody_listens() { # while the card stays, and nothing is to be said
    see one
    rm -f pipe
    mkfifo pipe
    obecni-camera /dev/video0 >pipe &
    CAMERA=$!
    head -n 2 pipe >read.txt
    has_read one
    wait_for is_gone "$CAMERA"
    away
}

format() { # FORMAT WIDTH HEIGHT FILE...
    modprobe v4l2loopback video_nr=9
    feed /dev/video9 "$1" "$2" "$3" 100 $4
    wait_for sh -c "v4l2-ctl -d /dev/video9 -V | grep -q $1"
    look /dev/video9
    wait_for has_read one
    away
    nothing
    rmmod v4l2loopback
}

cd /tmp || exit
check 'no camera: one sentence' nothing_there
plug_in
check 'what is no camera: one sentence' no_camera
check 'a camera that is closed to the user: one sentence' closed
check 'a card is read; another one; the first again after a while' a_card
check 'a card that stays is read once' a_card_that_stays
check 'a second program: one sentence, and the first reads on' a_second_one
check 'no picture is kept: no file may grow, none was made' shut_in
check 'a camera without pictures, from the start and later: one sentence' no_pictures
check 'a camera that fails: one sentence, and it is used again' errors
check 'pulled out and put back' pulled_out
check 'ends with the one who started it' parent_gone
check 'ends when nobody listens' nobody_listens
check 'the kiosk: a card by camera, pulled out and put back' by_camera
check 'the kiosk: its camera’s program dies and is started again' camera_that_died
check 'the kiosk is killed: its camera’s program ends' kiosk_killed
check 'the kiosk: a card by a USB serial reader, pulled out in a line and put back' by_serial
for one in GREY YUYV UYVY NV12 YU12 RGB3 MJPG; do
    read_it() { format $one 800 600 /frames/one.$one; }
    check "a card in pictures of the format $one" read_it
done
read_it() { format YUYV 1280 720 /frames/large.YUYV; }
check 'a camera that only has large pictures' read_it
read_it() { format MJPG 800 600 /frames/four.MJPG; }
check 'MJPG with a quarter of the colours' read_it
read_it() { format MJPG 800 600 '/frames/cut.MJPG /frames/one.MJPG'; }
check 'pictures that are cut short among others' read_it
echo "# all was asked"
