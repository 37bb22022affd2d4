# TAP on a machine with nothing but busybox.

# Asks until the answer is yes, a minute at most: an emulated machine is slow.
wait_for() {
    until=$(($(cut -d. -f1 /proc/uptime) + 60))
    while [ "$(cut -d. -f1 /proc/uptime)" -lt "$until" ]; do
        if "$@" >/dev/null 2>&1; then return 0; fi
        usleep 100000
    done
    echo "never came true: $*"
    return 1
}

COUNT=0
check() { # NAME FUNCTION
    COUNT=$((COUNT + 1))
    rm -f said.txt read.txt
    (set -e; "$2") >log 2>&1
    if [ $? -eq 0 ]; then
        echo "ok $COUNT - $1"
    else
        echo "not ok $COUNT - $1"
        sed 's/^/# /' log said.txt 2>/dev/null
    fi
}
