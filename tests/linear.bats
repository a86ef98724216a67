# What an entry costs does not grow with the table that it stands in.

setup() {
    cd "$BATS_TEST_DIRNAME/.."
    PROGRAM=${RSFM_LINT_RELEASE:-${BUILD:-build}/release/rsfm-lint}
    ALL_RULES=$("$PROGRAM" --list-rules | awk '{ print $1 }' | paste -s -d , -)
}

# Prints the milliseconds of processor time that a run with all rules takes: what else the machine does counts less there.
milliseconds() { # list
    local TIMEFORMAT='%3U %3S'
    { time "$PROGRAM" --enable "$ALL_RULES" --fail-on never "$1" >"$BATS_TEST_TMPDIR/findings"; } 2>&1 |
        awk '{ printf "%d", ($1 + $2) * 1000 }'
}

least() { # number number
    [ -z "$1" ] || [ "$2" -lt "$1" ] && echo "$2" || echo "$1"
}

# Fails where ten times the entries take more than three times ten times the time, each at its best of five.
compare() { # faulty
    local short= long= round
    tests/tools/generate-list 1 10000 "$1" >"$BATS_TEST_TMPDIR/short.md"
    tests/tools/generate-list 1 100000 "$1" >"$BATS_TEST_TMPDIR/long.md"
    for round in 1 2 3 4 5; do
        short=$(least "$short" "$(milliseconds "$BATS_TEST_TMPDIR/short.md")")
        long=$(least "$long" "$(milliseconds "$BATS_TEST_TMPDIR/long.md")")
    done
    echo "10,000 entries: $short ms, 100,000 entries: $long ms"
    [ "$short" -gt 0 ] && [ "$long" -le $((short * 10 * 3)) ]
}

@test "an entry in a table of 100,000 costs about what it costs among 10,000" {
    compare 0
}

@test "so it does where every seventh row has a fault" {
    compare 7
    [ "$(grep -c 'duplicate-entry' "$BATS_TEST_TMPDIR/findings")" -gt 1000 ]
}
