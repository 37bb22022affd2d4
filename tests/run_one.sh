#!/bin/sh
# Runs one test for run.sh, into a log of its own in $LOGS: a compiled program, a transcript, a
# suite of bats, or `every-command`.
# usage: OUT=build/MODE LOGS=FOLDER run_one.sh TEST
set -u
log="$LOGS/$(echo "$1" | tr / -)"
began=$(date +%s)
{
    echo "# $1"
    case $1 in
    every-command) sh tests/transcripts/every_command.sh ;;
    *.txt) sh tests/transcripts/run.sh "$1" ;;
    *.bats) timeout 600 bats --tap "$1" ;;
    *) CMOCKA_MESSAGE_OUTPUT=TAP timeout 600 "$1" ;;
    esac
    status=$?
    # What dies counts as one failure more, whatever it had said before.
    [ $status -lt 10 ] || echo "not ok - $1 ended with $status"
    echo "# $(($(date +%s) - began)) s"
} > "$log" 2>&1
