#!/bin/sh
# Boots a machine with virtual cameras (Debian's kernel in an emulator, nothing of it installed) and
# runs checks.sh on it: obecni-camera and the kiosk, as built, with real video devices.
# Prints TAP and "N passed, N failed". The kernel's package is kept in build/camera.
# usage: OUT=build/MODE run.sh [CHECKS]   other checks than all;  MINUTES=15: after that the machine is switched off
set -eu
cd "$(dirname "$0")/../.."
OUT=${OUT:-build/release}
[ "$(uname -m)" = x86_64 ] || { echo "The machine of this test is an x86_64." >&2; exit 1; }
work=$(mktemp -d)
machine=
trap '[ -z "$machine" ] || kill "$machine" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
sh tests/camera/kernel.sh build/camera
root="$work/root"
mkdir -p "$root/bin" "$root/proc" "$root/sys" "$root/dev" "$root/tmp" "$root/etc" "$root/frames"

put_library() { mkdir -p "$root$(dirname "$1")" && cp -L "$1" "$root$1"; }
put_program() { # with the libraries it is linked to
    cp "$1" "$root/bin"
    for library in $(ldd "$1" | grep -o '/[^ ]*'); do
        [ -e "$root$library" ] || put_library "$library"
    done
}
cc -O1 -Wall -o "$work/feeder" tests/camera/feeder.c
for program in "$OUT/obecni-camera" "$OUT/obecni-kiosk" "$OUT/obecni" "$work/feeder" /usr/bin/v4l2-ctl; do put_program "$program"; done
cp /usr/bin/busybox "$root/bin"
for file in /usr/share/fonts/opentype/inter/*.otf /usr/share/zoneinfo/Europe/Warsaw \
    /usr/lib/locale/C.utf8/*; do
    [ ! -f "$file" ] || put_library "$file"
done
cp -r "$OUT/locale" "$root"
cp -r build/camera/modules/lib/modules "$root/lib"
cp tests/camera/init tests/camera/tap.sh tests/camera/kiosk.sh "$root"
cp "${1:-tests/camera/checks.sh}" "$root/checks.sh"
chmod +x "$root/init"

# Two people's cards of a demonstration club, as a camera sees them.
export OBECNI_DB="$root/club.db" OBECNI_NOW=2026-01-12T15:28:00 OBECNI_LANG=en
"$OUT/obecni" demo --db "$OBECNI_DB" >/dev/null 2>&1
frames="$root/frames"
issue() { # NAME ROW
    person=$("$OUT/obecni" roster G1-2026-01-12 --json 2>/dev/null | jq -r ".rows[$2].participant")
    "$OUT/obecni" card issue "$person" --png "$work/$1.png" --json 2>/dev/null | jq -r .payload >"$frames/$1.txt"
    echo "$person" >"$frames/$1.person"
}
grey() { # NAME WIDTH HEIGHT: on standard output, the card in the middle
    convert "$work/$1.png" -colorspace Gray -resize 440x -background '#8a8a8a' -gravity center \
        -extent "$2x$3" -depth 8 gray:-
}
colourless() { head -c "$1" /dev/zero | tr '\0' '\200'; } # as many bytes of colour as there are
yuyv() { # what comes out of grey, with colour between
    od -An -v -tx1 -w1 | sed 's/$/ 80/' | tr -d '\n' | sed 's/ //g' | tr a-f A-F | basenc --base16 -d
}
issue one 0
issue two 1
convert -size 800x600 xc:'#8a8a8a' "$work/none.png"
for name in one two none; do grey $name 800 600 >"$frames/$name.GREY"; done
yuyv <"$frames/one.GREY" >"$frames/one.YUYV"
dd if="$frames/one.YUYV" of="$frames/one.UYVY" conv=swab 2>/dev/null
{ cat "$frames/one.GREY"; colourless 240000; } >"$frames/one.NV12"
cp "$frames/one.NV12" "$frames/one.YU12"
convert -size 800x600 -depth 8 gray:"$frames/one.GREY" rgb:"$frames/one.RGB3"
jpeg() { # how the colours are thinned: cameras differ in it
    convert -size 800x600 -depth 8 gray:"$frames/one.GREY" -colorspace sRGB -type TrueColor \
        -sampling-factor "$1" -quality 80 jpeg:-
}
jpeg 4:2:2 >"$frames/one.MJPG"
jpeg 4:2:0 >"$frames/four.MJPG"
head -c 5000 "$frames/one.MJPG" >"$frames/cut.MJPG"
grey one 1280 720 | yuyv >"$frames/large.YUYV"

echo "export LC_ALL=C.UTF-8 TZ=Europe/Warsaw OBECNI_LANG=en OBECNI_CATALOGUES=/locale OBECNI_NOW=$OBECNI_NOW" >"$root/environment"
(cd "$root" && find . | busybox cpio -o -H newc 2>/dev/null) >"$work/root.cpio"
timeout "$((${MINUTES:-15} * 60))" qemu-system-x86_64 -accel tcg -m 1024 -display none -nodefaults \
    -no-reboot -kernel build/camera/vmlinuz -initrd "$work/root.cpio" \
    -append 'console=ttyS0 quiet loglevel=1 panic=-1' -serial "file:$work/console" -monitor none </dev/null &
machine=$!
touch "$work/console"
tail --pid="$machine" -n +1 -f "$work/console" | sed -u 's/\r*$//' | tee "$work/log" &
wait
machine=
passed=$(grep -c '^ok ' "$work/log" || true)
failed=$(grep -c '^not ok ' "$work/log" || true)
grep -q '^# all was asked$' "$work/log" || { echo "not ok - the machine did not come to the end"; failed=$((failed + 1)); }
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
