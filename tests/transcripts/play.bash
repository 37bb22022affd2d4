# Plays one transcript: repeats its commands and comments, with what the commands say now.
# usage: play.bash FILE FOLDER
# All commands share one shell, so that a variable set by one is known to the next.
transcript=$1
folder=$2

mask() {
    local line=$1 name value
    for name in NUMBER OTHER CARD LIST; do
        value=${!name:-}
        [ -n "$value" ] && line=${line//$value/<$name>}
    done
    line=${line//$folder/<dir>}
    printf '%s\n' "$line" | sed -E \
        -e 's/OB1[0-9A-Z]{28}/OB1<token>/g' \
        -e 's/\b[0-9a-f]{64}\b/<hash>/g' \
        -e 's/[0-9]{4} [0-9]{4} · [0-9A-F]{4}-[0-9A-F]{4}/<chain>/g' \
        -e 's/Digest ([0-9A-F]{4}-){2}[0-9A-F]{4}/Digest <digest>/' \
        -e 's/"text":"[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}"/"text":"<mark>"/g' \
        -e 's/[[:space:]]+$//'
}

# A line of output that would read as a part of the transcript itself is set off.
output() {
    case $1 in
    '' | '#'* | '$ '*) mask "|$1" ;;
    *) mask "$1" ;;
    esac
}

while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    '$ '*)
        printf '%s\n' "$line"
        eval "${line#\$ }" > "$folder/.stdout" 2> "$folder/.stderr" < /dev/null
        code=$?
        while IFS= read -r out || [ -n "$out" ]; do output "$out"; done < "$folder/.stdout"
        while IFS= read -r out || [ -n "$out" ]; do mask "! $out"; done < "$folder/.stderr"
        [ $code -eq 0 ] || printf '[%d]\n' $code
        ;;
    '#'* | '')
        printf '%s\n' "$line"
        ;;
    esac
done < "$transcript"
