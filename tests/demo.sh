#!/bin/sh
# The demonstration: a club of invented people in build/demo, and the kiosk on it. With a
# display the kiosk stays open; without one a virtual display shows it, a card is scanned as
# a keyboard scanner would, and pictures are left.
# usage: OUT=build/MODE demo.sh
set -eu
dir=build/demo
db=$dir/klub.db
export OBECNI_NOW=2026-01-12T15:20:00 OBECNI_DB=$db
export OBECNI_PASSPHRASE_FILE=$dir/haslo.txt
obecni=$OUT/obecni

rm -rf "$dir"
mkdir -p "$dir"
echo 'pokazowy klub 2026' > "$OBECNI_PASSPHRASE_FILE"
$obecni demo --db "$db" --quiet

# Twelve people belong to the group that meets today. One card is a picture to try, the
# others are a sheet.
group=$($obecni enrolment list --activity G1 --json | jq -r '.enrolments[].participant')
first=$(echo "$group" | sed -n 3p)
payload=$($obecni card issue "$first" --png "$dir/karta.png" --json | jq -r .payload)
# shellcheck disable=SC2046
$obecni card sheet $(echo "$group" | sed 3d) --pdf "$dir/karty.pdf" --quiet
$obecni attendance print --out "$dir/lista-przed.pdf" --quiet
$obecni kiosk codes --out "$dir/arkusz-polecen.pdf" --quiet

show() {
    echo
    echo "The demonstration club:    $db (passphrase in $OBECNI_PASSPHRASE_FILE, kiosk's exit PIN 246810)"
    echo "You act in it as:          MK, coordinator and administrator; the leaders AP (PIN 1357) and"
    echo "                           JW (PIN 2468) with --as, HD (PIN 8642) agrees with --second"
    echo "A card to try:             $dir/karta.png"
    echo "                           $payload"
    echo "The sheet of cards:        $dir/karty.pdf"
    echo "Codes instead of pressing: $dir/arkusz-polecen.pdf"
    echo "Who has come, by name:     OBECNI_NOW=$OBECNI_NOW OBECNI_DB=$db \\"
    echo "                           OBECNI_PASSPHRASE_FILE=$OBECNI_PASSPHRASE_FILE $obecni roster"
}

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${CI:-}" ]; then
    show
    echo "The attendance list:       $dir/lista-przed.pdf"
    echo
    echo "The kiosk opens now. Scan the card, or type its characters and press Enter."
    echo "Ctrl+Alt+Q and the PIN end it."
    exec "$OUT/obecni-kiosk" --db "$db" --window 1280x800
fi

wait_for() {
    tries=0
    until "$@" > /dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || { echo "demo: waited too long for: $*" >&2; exit 1; }
        sleep 0.05
    done
}
is_recorded() {
    [ "$($obecni roster --json --quiet | jq -r ".rows[] | select(.participant == \"$first\") | .status")" = present ]
}

# Without -noreset the display begins anew whenever its last client goes, and refuses the kiosk meanwhile.
display_file=$dir/.display
Xvfb -displayfd 3 -screen 0 1920x1080x24 -noreset -nolisten tcp 3> "$display_file" 2> /dev/null &
server=$!
kiosk=
finish() {
    [ -z "$kiosk" ] || { kill "$kiosk" && wait "$kiosk" || true; } 2> /dev/null
    kill "$server" 2> /dev/null || true
}
trap finish EXIT
wait_for test -s "$display_file"
DISPLAY=:$(cat "$display_file")
export DISPLAY
"$OUT/obecni-kiosk" --db "$db" --window 1920x1080 &
kiosk=$!
wait_for xdotool search --class obecni-kiosk
window=$(xdotool search --class obecni-kiosk | head -n 1)
picture() { import -window "$window" "$1"; }
settled() { picture "$dir/.now.png"; picture "$dir/.then.png"; cmp "$dir/.now.png" "$dir/.then.png"; }
colours() { [ "$(convert "$dir/.now.png" -format %k info:)" -gt 20 ]; }
drawn() { settled && colours; }
# Stored is earlier than seen.
answered() { drawn && ! cmp -s "$dir/.now.png" "$dir/kiosk-idle.png"; }
wait_for drawn
mv "$dir/.now.png" "$dir/kiosk-idle.png"
xdotool type --delay 4 "$payload"
xdotool key Return
wait_for answered
mv "$dir/.now.png" "$dir/kiosk-recorded.png"
wait_for is_recorded
rm -f "$dir/.then.png" "$display_file"
$obecni attendance print --out "$dir/lista.pdf" --quiet
rm -f "$dir/lista-przed.pdf"
show
echo "The session's list:        $dir/lista.pdf"
echo "The kiosk, waiting:        $dir/kiosk-idle.png"
echo "The kiosk, a card scanned: $dir/kiosk-recorded.png"
