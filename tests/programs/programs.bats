# The real programs together, as an office and a door use them.

setup() {
    root=$PWD
    PATH="$root/${OUT:-build/release}:$PATH"
    dir=$(mktemp -d)
    cd "$dir"
    export OBECNI_DB=$dir/klub.db OBECNI_NOW=2026-01-12T15:20:00
    export OBECNI_CATALOGUES="$root/${OUT:-build/release}/locale"
    obecni demo --db "$OBECNI_DB" --quiet
    number=8E6MFEA
}

teardown() {
    cd /
    rm -rf "$dir"
}

until_true() {
    local tries=0
    until "$@"; do
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || return 1
        sleep 0.05
    done
}

status_of() {
    obecni roster G1-2026-01-12 --json --quiet |
        jq -r --arg number "$1" '.rows[] | select(.participant == $number) | .status'
}

@test "a printed card is read from PNG, SVG and PDF, and says its payload" {
    payload=$(obecni card issue $number --png k.png --svg k.svg --pdf k.pdf --json | jq -r .payload)
    [ "$(zbarimg -q --raw k.png)" = "$payload" ]
    rsvg-convert -d 300 -p 300 -b white k.svg -o s.png
    [ "$(zbarimg -q --raw s.png)" = "$payload" ]
    pdftoppm -r 200 -png k.pdf p
    [ "$(zbarimg -q --raw p-1.png)" = "$payload" ]
    [ "$(obecni checkin "$payload" --json | jq -r .answer)" = recorded ]
}

@test "two processes check in one card at once: one presence, two friendly answers" {
    payload=$(obecni card issue $number --json --png k.png | jq -r .payload)
    obecni checkin "$payload" --json > a.json &
    obecni checkin "$payload" --json > b.json &
    wait
    [ "$(jq -r .answer a.json b.json | sort | tr '\n' ' ')" = "already recorded " ]
    [ "$(sqlite3 klub.db "SELECT count(*) FROM presence_event WHERE source = 'staff_manual' AND kind = 'arrived'")" = 1 ]
}

@test "forty processes at once: nobody is lost and the ledger holds" {
    numbers=$(obecni participant list --json --quiet | jq -r '.participants[].participant')
    for one in $numbers; do obecni checkin "$one" --json > "$one.json" 2> /dev/null & done
    wait
    answered=$(jq -r 'select(.answer == "recorded") | .participant' ./*.json | sort)
    stored=$(obecni attendance list --session G1-2026-01-12 --status present --json |
        jq -r '.presences[].participant' | sort)
    [ -n "$answered" ]
    [ "$answered" = "$stored" ]
    obecni ledger verify
    obecni attendance rebuild --check
}

@test "green means stored: the kiosk killed right after the frame, again and again" {
    Xvfb -displayfd 5 -screen 0 1280x800x24 -noreset -nolisten tcp 5> display 3>&- > /dev/null 2>&1 &
    server=$!
    until_true test -s display
    export DISPLAY=":$(cat display)" OBECNI_KIOSK_TIMES=$dir/times
    for one in $(obecni enrolment list --activity G1 --json | jq -r '.enrolments[].participant' | head -n 5); do
        payload=$(obecni card issue "$one" --json --png k.png | jq -r .payload)
        rm -f times
        obecni-kiosk --db "$OBECNI_DB" --window 1280x800 3>&- 2> /dev/null &
        kiosk=$!
        until_true test -s times
        xdotool type --delay 2 "$payload"
        until_true grep -q '^scan' times
        kill -9 $kiosk
        wait $kiosk || true
        [ "$(status_of "$one")" = present ]
    done
    kill $server
    obecni ledger verify
    obecni attendance rebuild --check
}

@test "roster --watch follows what others record" {
    obecni roster --watch --quiet > seen.txt &
    watcher=$!
    until_true grep -q "Present: 0" seen.txt
    obecni checkin $number
    until_true grep -q "Present: 1" seen.txt
    kill $watcher
}

# Answers each prompt on a terminal of the program's own, once it is asked.
@test "a PIN is typed on the terminal, unseen, and a new one twice" {
    mkfifo keys
    script -qfec "obecni staff pin JW" shown.txt < keys > /dev/null &
    exec 7> keys
    until_true grep -q 'New PIN of JW' shown.txt
    echo 97531 >&7
    until_true grep -q 'Once more' shown.txt
    echo 97531 >&7
    wait $!
    exec 7>&-
    script -qfec "obecni session list --as JW" asked.txt < keys > /dev/null &
    exec 7> keys
    until_true grep -q 'PIN of JW' asked.txt
    echo 97531 >&7
    wait $!
    exec 7>&-
    grep -q G1-2026-01-12 asked.txt
    ! grep -q 97531 shown.txt asked.txt
}

@test "output that cannot be written is a storage error" {
    run sh -c 'obecni participant list --quiet > /dev/full'
    [ "$status" -eq 3 ]
    [[ "$output" == *"could not be written"* ]]
}

@test "a full disk: one sentence, nothing changed, and the next one works" {
    mkdir small
    mount -t tmpfs -o size=4m tmpfs small 2> /dev/null || skip "no right to mount"
    cp klub.db small/klub.db
    head -c 8m /dev/zero > small/fill 2> /dev/null || true
    run obecni checkin $number --db small/klub.db
    full=$status
    words=$output
    rm small/fill
    run obecni checkin $number --db small/klub.db
    verified=$(obecni ledger verify --db small/klub.db 2>&1)
    umount small
    [ "$full" -eq 3 ]
    [[ "$words" == *"disk"* ]]
    [ "$status" -eq 0 ]
    [[ "$verified" == *"holds"* ]]
}

corner() {
    convert "$1" -crop 1x1+5+5 -depth 8 txt:- | grep -io '#[0-9A-F]\{6\}' | head -n 1
}

# A busy machine: what is on the screen is seen some pictures later than it is stored.
slow_display() {
    mkdir "$dir/slow"
    cat > "$dir/slow/import" <<EOF
#!/bin/sh
for file; do :; done
echo >> "$dir/pictures"
if [ -e "$dir/scanned" ] && [ "\$(wc -l < "$dir/pictures")" -le 6 ]; then
    cp "$dir/last.png" "\$file"
else
    $(command -v import) "\$@" && cp "\$file" "$dir/last.png"
fi
EOF
    cat > "$dir/slow/xdotool" <<EOF
#!/bin/sh
$(command -v xdotool) "\$@" || exit
[ "\$1" != key ] || { : > "$dir/pictures"; : > "$dir/scanned"; }
EOF
    chmod +x "$dir/slow/import" "$dir/slow/xdotool"
}

@test "the demonstration leaves pictures, cards and a list" {
    cd "$root"
    slow_display
    PATH="$dir/slow:$PATH" env -u OBECNI_DB -u OBECNI_NOW -u DISPLAY sh tests/demo.sh > "$dir/said.txt"
    [ "$(corner build/demo/kiosk-idle.png)" = '#F7F5F0' ]
    [ "$(corner build/demo/kiosk-recorded.png)" = '#DCEEE5' ]
    pdftotext build/demo/lista.pdf - | grep -q "Ćwik Łucja"
    pdfinfo build/demo/karty.pdf | grep -q "A4"
    pdfinfo build/demo/arkusz-polecen.pdf | grep -q "Pages: *2"
    grep -q "kiosk-recorded.png" "$dir/said.txt"
}
