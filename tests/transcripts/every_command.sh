#!/bin/sh
# Every command of the table is shown in a transcript somewhere: a noun and verb count where they
# follow the program's name. Speaks TAP.
# usage: OUT=build/MODE every_command.sh
set -u
here=$(cd "$(dirname "$0")" && pwd)
shown=$(grep -h '^\$ ' "$here"/*.txt "$here"/workflows/*.txt)
words=$("$OUT/obecni" help --form words)
missing=$(echo "$words" | while read -r command; do
    echo "$shown" | grep -q -E "^\\$ .*(obecni|open|names|at|whole) (--db [^ ]+ )?$command( |\$|\)|;|\")" ||
        printf ' %s,' "$command"
done)
if [ -n "$words" ] && [ -z "$missing" ]; then
    echo "ok 1 - every command is in a transcript"
else
    echo "not ok 1 - no transcript shows:${missing%,}"
fi
