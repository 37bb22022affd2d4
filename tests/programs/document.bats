# Documents as an office makes them and as anybody checks them: with the public key, the published
# format and the usual tools alone.

setup() {
    root=$PWD
    PATH="$root/${OUT:-build/release}:$PATH"
    dir=$(mktemp -d)
    cd "$dir"
    export OBECNI_DB=$dir/klub.db OBECNI_NOW=2026-01-12T15:20:00
    export OBECNI_CATALOGUES="$root/${OUT:-build/release}/locale"
    obecni demo --db "$OBECNI_DB" --quiet
    echo 'pokazowy klub 2026' > haslo.txt
    export OBECNI_PASSPHRASE_FILE=$dir/haslo.txt
    session=G1-2026-01-05
}

teardown() {
    cd /
    rm -rf "$dir"
}

# What stands in the code square of a PDF, by a scanner of its own.
scan() {
    pdftoppm -r 200 -gray -singlefile "$1" page
    zbarimg -q --raw -Sdisable -Sqrcode.enable page.pgm
}

# The recipe of docs/formats.md.
holds() {
    printf '%s' "${1%:*}" > signed.txt
    printf '%s=' "${1##*:}" | basenc --base32 -d > signature.bin
    openssl pkeyutl -verify -rawin -pubin -inkey key.pem -in signed.txt -sigfile signature.bin
}

@test "a printed code is checked by openssl alone" {
    obecni document attendance-list $session --out lista.pdf --quiet
    obecni document key --out key.pem --quiet
    code=$(scan lista.pdf)
    [[ "$code" == OBD1:LO/1/2026:20260112T142000Z:* ]]
    holds "$code"
    [ "$(obecni document key 2>&1 > /dev/null | grep -o '[0-9A-F-]\{19\}' | tr -d -)" = \
      "$(openssl pkey -pubin -in key.pem -outform DER | sha256sum | cut -c 1-16 | tr a-f A-F)" ]
    # Another number, another time, another digest: each by one character.
    run holds "${code/LO\/1/LO\/2}"
    [ "$status" -ne 0 ]
    run holds "${code/T142000Z/T142001Z}"
    [ "$status" -ne 0 ]
    digest=$(cut -d : -f 4 <<< "$code")
    case $digest in A*) other=B${digest:1} ;; *) other=A${digest:1} ;; esac
    run holds "${code/$digest/$other}"
    [ "$status" -ne 0 ]
}

@test "the code has the first twenty bytes of the register's digest" {
    obecni document attendance-list $session --out lista.pdf --quiet
    digest=$(obecni document show LO/1/2026 --json --quiet | jq -r .digest)
    [ "$(scan lista.pdf | cut -d : -f 4)" = \
      "$(printf '%s' "${digest:0:40}" | tr a-f A-F | basenc --base16 -d | basenc --base32)" ]
}

@test "verify reads a PDF, a picture and a scan that lies askew" {
    obecni document attendance-list $session --out lista.pdf --quiet
    run obecni document verify --file lista.pdf
    [ "$status" -eq 0 ]
    pdftoppm -r 150 -png -singlefile lista.pdf page
    run obecni document verify --file page.png
    [ "$status" -eq 0 ]
    pdftoppm -r 300 -png -singlefile lista.pdf page
    convert page.png -background white -rotate 2 askew.jpg
    run obecni document verify --file askew.jpg --json
    [ "$status" -eq 0 ]
    [[ "$output" == *LO/1/2026* ]]
    convert -size 300x300 xc:white empty.png
    run obecni document verify --file empty.png
    [ "$status" -eq 1 ]
    [[ "$output" == *"No code"* ]]
    echo '%PDF-1.7 nothing' > broken.pdf
    run obecni document verify --file broken.pdf
    [ "$status" -eq 1 ]
}

@test "without the tools that read codes a sentence says so" {
    obecni document attendance-list $session --out lista.pdf --quiet
    mkdir only
    ln -s "$(command -v obecni)" only/
    run env PATH="$dir/only" obecni document verify --file lista.pdf
    [ "$status" -eq 1 ]
    [[ "$output" == *"poppler-utils"* ]]
    ln -s "$(command -v pdftoppm)" only/
    run env PATH="$dir/only" obecni document verify --file lista.pdf
    [ "$status" -eq 1 ]
    [[ "$output" == *"zbar-tools"* ]]
    run env PATH="$dir/only" obecni document again LO/1/2026 --out druga.pdf --print
    [ "$status" -eq 1 ]
    [[ "$output" == *"cups-client"* ]]
    [ -s druga.pdf ]
}

@test "an old version, made again, is the same to the byte" {
    obecni document attendance-list $session --out jeden.pdf --quiet
    OBECNI_NOW=2026-03-01T09:00:00 obecni document again LO/1/2026 --out dwa.pdf --quiet
    cmp jeden.pdf dwa.pdf
    OBECNI_NOW=2026-03-01T09:00:00 obecni document again LO/1/2026 --duplicate --out trzy.pdf --quiet
    ! cmp -s jeden.pdf trzy.pdf
    pdftotext trzy.pdf - | grep -q DUPLIKAT
    [ "$(scan jeden.pdf)" = "$(scan trzy.pdf)" ]
}

@test "a disk that fills while writing: the old file stays, no number is used" {
    mkdir small
    mount -t tmpfs -o size=64k tmpfs small 2> /dev/null || skip "no right to mount"
    echo stary > small/lista.pdf
    head -c 1m /dev/zero > small/fill 2> /dev/null || true
    run obecni document attendance-list $session --out small/lista.pdf
    full=$status
    words=$output
    old=$(cat small/lista.pdf)
    names=$(ls small)
    umount small
    [ "$full" -eq 3 ]
    [[ "$words" == *lista.pdf* ]]
    [ "$old" = stary ]
    [ "$names" = "fill
lista.pdf" ]
    [ "$(obecni document register --json --quiet | jq '.documents | length')" -eq 0 ]
    obecni document attendance-list $session --out lista.pdf --json --quiet | grep -q LO/1/2026
}

@test "a database that cannot grow: no file is left either" {
    mkdir small
    mount -t tmpfs -o size=8m tmpfs small 2> /dev/null || skip "no right to mount"
    cp klub.db small/klub.db
    head -c 16m /dev/zero > small/fill 2> /dev/null || true
    run obecni document attendance-list $session --out lista.pdf --db small/klub.db
    full=$status
    umount small
    [ "$full" -eq 3 ]
    [ "$(ls ./*.pdf* 2> /dev/null)" = "" ]
}

@test "the printer gets the file, and nobody waits for it" {
    mkdir bin
    printf '#!/bin/sh\nprintf "%%s|" "$@" > "%s/asked.txt"\n' "$dir" > bin/lp
    chmod +x bin/lp
    PATH="$dir/bin:$PATH" obecni document attendance-list $session --printer biuro --quiet
    [ "$(cat asked.txt)" = "-d|biuro|-t|LO/1/2026|--|LO-1-2026.pdf|" ]
    PATH="$dir/bin:$PATH" obecni document again LO/1/2026 --print --quiet
    [ "$(cat asked.txt)" = "-t|LO/1/2026|--|LO-1-2026.pdf|" ]
}
