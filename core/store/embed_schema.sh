#!/bin/sh
# Turns data/schema/NNNN_name.sql into the table of steps that store/migrate runs.
# usage: embed_schema.sh FILE... > schema.c
set -eu
echo '/* Made from data/schema by core/store/embed_schema.sh. */'
echo '#include "store/connection.h"'
echo 'const struct schema_step schema_steps[] = {'
count=0
for file in "$@"; do
    base=$(basename "$file" .sql)
    number=$(expr "${base%%_*}" + 0)
    printf '    {.number = %s, .name = "%s", .sql =\n' "$number" "${base#*_}"
    sed -e 's/--.*$//' -e 's/[[:space:]]*$//' -e '/^$/d' -e 's/\\/\\\\/g' -e 's/"/\\"/g' \
        -e 's/^/        "/' -e 's/$/\\n"/' "$file"
    echo '    },'
    count=$((count + 1))
done
echo '};'
echo "const int schema_step_count = $count;"
