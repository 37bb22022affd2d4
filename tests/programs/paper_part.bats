#!/usr/bin/env bats
# The part of the command line's program that draws papers lies beside it and is taken in by the
# first paper: what is said when it is not there, or is not its own, and that nothing is lost then.
#
# OUT   folder of obecni and obecni-paper.so (build/release)

bats_require_minimum_version 1.5.0

setup_file() {
    BIN="$(cd "${OUT:-$BATS_TEST_DIRNAME/../../build/release}" && pwd)"
    export BIN OBECNI_NOW=2026-01-12T15:28:00 OBECNI_LANG=en OBECNI_CATALOGUES="$BIN/locale"
    export OBECNI_DB="$BATS_FILE_TMPDIR/club.db"
    "$BIN/obecni" demo --db "$OBECNI_DB" >/dev/null 2>&1
}

# The program alone in a folder; what is put beside it is the test's.
setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir bin
    cp "$BIN/obecni" bin/
}

@test "what draws no paper takes in none of its libraries" {
    run -0 ldd bin/obecni
    [[ "$output" != *cairo* && "$output" != *pango* && "$output" != *rsvg* ]]
    run -0 bin/obecni today
    run -0 bin/obecni participant list --json
}

@test "without the part a paper is refused in one sentence, and no file is left" {
    for words in "document poster --out a.pdf" "kiosk codes --out a.pdf" "card test --pdf a.pdf" "card test --png a.png"; do
        run -3 --separate-stderr bin/obecni $words
        [ "$stderr" = "obecni: The part of this program that draws papers, obecni-paper.so, is missing. Install the program again." ]
        [ ! -e a.pdf ] && [ ! -e a.png ]
    done
}

@test "a document that cannot be drawn is not issued" {
    echo 'pokazowy klub 2026' >passphrase
    export OBECNI_PASSPHRASE_FILE="$PWD/passphrase"
    bin/obecni document register --json >before
    run -3 --separate-stderr bin/obecni document attendance-list G1-2026-01-05 --out list.pdf
    [[ "$stderr" == *"is missing"* ]]
    [ ! -e list.pdf ]
    bin/obecni document register --json >after
    cmp before after
    run -0 "$BIN/obecni" document attendance-list G1-2026-01-05 --out list.pdf
    ! cmp -s before <(bin/obecni document register --json)
}

@test "a part that is broken, or another program's, says so" {
    echo nothing >bin/obecni-paper.so
    run -3 --separate-stderr bin/obecni document poster --out a.pdf
    [[ "$stderr" == "obecni: The part of this program that draws papers cannot be used: "* ]]
    cp "$(ldd "$BIN/obecni" | awk '/libjansson/ {print $3}')" bin/obecni-paper.so
    run -3 --separate-stderr bin/obecni document poster --out a.pdf
    [[ "$stderr" == *"belongs to another version. Install the program again." ]]
    [ ! -e a.pdf ]
}

@test "beside the program and where it is installed it is found, and draws the same" {
    cp "$BIN/obecni-paper.so" bin/
    run -0 bin/obecni document poster --out beside.pdf --quiet
    mkdir -p lib/obecni
    mv bin/obecni-paper.so lib/obecni/
    run -0 bin/obecni document poster --out installed.pdf --quiet
    cmp beside.pdf installed.pdf
    pdftotext beside.pdf - | grep -q .
}
