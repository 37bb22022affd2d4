#!/usr/bin/env bats
# The camera's program on pictures of printed cards: the same way of decoding as with a camera.
# The sheet is printed, made a picture of, and spoiled as a hand, a lens and a lamp would.
#
# OUT   folder of obecni and obecni-camera (build/release)

bats_require_minimum_version 1.5.0

setup_file() {
    BIN="$(cd "${OUT:-$BATS_TEST_DIRNAME/../../build/release}" && pwd)"
    export BIN OBECNI_NOW=2026-01-12T15:28:00 OBECNI_LANG=en
    export OBECNI_DB="$BATS_FILE_TMPDIR/club.db" DIR="$BATS_FILE_TMPDIR"
    "$BIN/obecni" demo --db "$OBECNI_DB" >/dev/null 2>&1
    person=$("$BIN/obecni" roster G1-2026-01-12 --json 2>/dev/null | jq -r '.rows[0].participant')
    "$BIN/obecni" card issue "$person" --png "$DIR/one.png" --json 2>/dev/null |
        jq -r .payload >"$DIR/one.txt"
    # A card as a camera of 800 × 600 sees it.
    convert "$DIR/one.png" -colorspace Gray -resize 560x -bordercolor '#8a8a8a' -border 60x80 \
        -depth 8 "$DIR/card.pgm"
    "$BIN/obecni" card sheet --pdf "$DIR/sheet.pdf" --all-without >/dev/null 2>&1
    pdftoppm -r 150 -f 1 -l 1 -gray "$DIR/sheet.pdf" "$DIR/sheet"
}

spoil() {
    convert -limit thread 1 "$DIR/card.pgm" "$@" -depth 8 "$BATS_TEST_TMPDIR/spoiled.pgm"
    run -0 "$BIN/obecni-camera" --image "$BATS_TEST_TMPDIR/spoiled.pgm"
    [ "$output" = "$(cat "$DIR/one.txt")" ]
}

@test "a card, as PNG and as PGM" {
    run -0 "$BIN/obecni-camera" --image "$DIR/one.png"
    [ "$output" = "$(cat "$DIR/one.txt")" ]
    spoil
}

@test "turned by 15, 90, 180 and 200 degrees" {
    for angle in 15 90 180 200; do spoil -background '#8a8a8a' -rotate $angle; done
}

@test "small, as from an arm's length: a card over a quarter of the picture's width" {
    small="$DIR/small.pgm"
    convert "$DIR/one.png" -colorspace Gray -resize 200x -background '#8a8a8a' -gravity center \
        -extent 800x600 -depth 8 "$small"
    for spoiling in "-blur 0x0.8" "-blur 0x0.8 -background #8a8a8a -rotate 30 +level 5%,30%"; do
        # shellcheck disable=SC2086
        convert "$small" $spoiling -depth 8 "$BATS_TEST_TMPDIR/spoiled.pgm"
        run -0 "$BIN/obecni-camera" --image "$BATS_TEST_TMPDIR/spoiled.pgm"
        [ "$output" = "$(cat "$DIR/one.txt")" ]
    done
}

@test "blurred" {
    spoil -blur 0x1
    spoil -blur 0x1.6
}

@test "dim, and with little contrast" {
    spoil +level 0,25%
    spoil +level 0,8%
    spoil +level 40%,60%
}

@test "so dim and blurred that only full contrast shows it" {
    spoil +level 0,2%
    spoil +level 49%,51%
    spoil +level 0,8% -blur 0x2
}

@test "the grain of a small sensor in the dark, which a smaller picture takes away" {
    spoil -seed 1 -attenuate 2 +noise Gaussian
    spoil +level 0,30% -seed 1 -attenuate 0.5 +noise Gaussian
    spoil -resize 200% -seed 1 -attenuate 3 +noise Gaussian
}

@test "dim, turned, blurred and noisy at once" {
    spoil -background '#8a8a8a' -rotate 15 -blur 0x1 +level 5%,35% -seed 1 \
        -attenuate 0.1 +noise Gaussian
}

@test "every card of a printed sheet" {
    picture=$(ls "$DIR"/sheet-*.pgm | head -1)
    "$BIN/obecni-camera" --image "$picture" | sort -u >"$BATS_TEST_TMPDIR/read.txt"
    count=$(grep -c '^OB1[0-9A-Z]\{28\}$' "$BATS_TEST_TMPDIR/read.txt")
    [ "$count" -eq "$(wc -l <"$BATS_TEST_TMPDIR/read.txt")" ]
    [ "$count" -ge 8 ]
}

@test "a card that stays is one scan; away for three pictures it is another" {
    blank="$BATS_TEST_TMPDIR/blank.pgm"
    convert -size 400x300 xc:'#808080' -colorspace Gray -depth 8 "$blank"
    card="$DIR/card.pgm"
    lines() { "$BIN/obecni-camera" --image "$@" | wc -l; }
    [ "$(lines "$blank")" -eq 0 ]
    [ "$(lines "$card" "$card" "$card" "$card")" -eq 1 ]
    [ "$(lines "$card" "$blank" "$card" "$blank" "$blank" "$card")" -eq 1 ]
    [ "$(lines "$card" "$blank" "$blank" "$blank" "$card")" -eq 2 ]
    [ "$(lines "$card" "$card" "$DIR/one.png" "$blank")" -eq 1 ]
}

@test "what is no picture, no camera, no use: one sentence" {
    for words in "--image /dev/null" "--image $DIR/one.txt" "--image $DIR/nothing.png" \
        "$DIR/nothing"; do
        # shellcheck disable=SC2086
        run -3 --separate-stderr "$BIN/obecni-camera" $words
        [ -z "$output" ]
        echo "$stderr"; [ "$(printf "%s\n" "$stderr" | grep -c "^obecni-camera: .*[.]$")" -eq 1 ]
    done
    for words in "" "--image" "--frames x" "a b"; do
        # shellcheck disable=SC2086
        run -2 "$BIN/obecni-camera" $words
    done
}
