#!/bin/sh
# Runs transcripts and compares. A transcript is a text file:
#   $ COMMAND          a line for bash, run in the transcript's own folder
#   output             what it printed to stdout; a line that is empty or begins like one of
#                      these is shown after a |
#   ! sentence         what it printed to stderr
#   [3]                its exit code, when it is not 0
# Lines with # are for the reader. Numbers that chance decides are masked: a token as
# OB1<token>, a hash as <hash>, the folder as <dir>; $NUMBER and the like by their variable.
# usage: OUT=build/MODE run.sh [--accept] FILE...
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$PWD
accept=no
[ "${1:-}" = --accept ] && { accept=yes; shift; }
case $OUT in /*) out=$OUT ;; *) out=$root/$OUT ;; esac
export PATH="$out:$PATH"
export OBECNI_CATALOGUES="$out/locale" LC_ALL=C.UTF-8 NO_COLOR=1
unset OBECNI_DB OBECNI_NOW OBECNI_PASSPHRASE_FILE OBECNI_NEW_PASSPHRASE_FILE OBECNI_LANG COLUMNS
unset OBECNI_PIN_FILE OBECNI_NEW_PIN_FILE OBECNI_SECOND_PIN_FILE
number=0
for file in "$@"; do
    number=$((number + 1))
    name=$(basename "$file" .txt)
    case "$file" in /*) ;; *) file="$root/$file" ;; esac
    dir=$(mktemp -d)
    got="$out/tests/$name.got"
    mkdir -p "$out/tests"
    (cd "$dir" && OBECNI_ROOT=$root timeout 120 bash "$here/play.bash" "$file" "$dir" > "$got")
    if [ "$accept" = yes ]; then
        cp "$got" "$file"
        echo "ok $number - $name (accepted)"
    elif diff -u "$file" "$got" > "$got.diff"; then
        echo "ok $number - transcript $name"
    else
        echo "not ok $number - transcript $name"
        head -n 60 "$got.diff" | sed 's/^/# /'
    fi
    chmod -R u+w "$dir"
    rm -rf "$dir"
done
