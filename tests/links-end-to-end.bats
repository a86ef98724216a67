# --links with the real prober and real servers, on loopback.

setup_file() {
    prober=$BUILD/release/rsfm-lint-probe
    [ -x "$prober" ] || return 0
    for needed in nginx openssl python3; do
        PATH=$PATH:/usr/sbin command -v "$needed" >/dev/null || return 0
    done
    # bats' own folders are for nobody else, and nginx gives up root's rights.
    servers=$(mktemp -d)
    chmod 755 "$servers"
    echo "$servers" >"$BATS_FILE_TMPDIR/servers"
    "$BATS_TEST_DIRNAME/probe/serve" "$servers" >"$servers/places" 3>&-
}

teardown_file() {
    [ -s "$BATS_FILE_TMPDIR/servers" ] || return 0
    servers=$(cat "$BATS_FILE_TMPDIR/servers")
    xargs kill <"$servers/pids" || true
    rm -rf "$servers"
}

setup() {
    [ -s "$BATS_FILE_TMPDIR/servers" ] || skip "there is no rsfm-lint-probe, or no nginx, openssl or python3"
    servers=$(cat "$BATS_FILE_TMPDIR/servers")
    export RSFM_LINT_PROBE=$BUILD/release/rsfm-lint-probe HOME=$BATS_TEST_TMPDIR
    program=${RSFM_LINT:?}
    nginx=http://$(place nginx)
    other=http://$(place a)
    cd "$BATS_TEST_TMPDIR"
}

place() { # name
    sed -n 's/.*"'"$1"'": "\([^"]*\)".*/\1/p' "$servers/places"
}

# A list whose entries link these addresses.
list() { # address...
    printf '|Title|Paper|\n|---|:---:|\n'
    for address in "$@"; do
        printf '|**T**|[Paper](%s)|\n' "$address"
    done
}

lint() {
    run timeout 60 "$program" --format gcc --only dead-link,refused-link,unreachable-link,blocked-link,moved-link \
        --links --links-allow '*.localhost' "$@"
}

until_true() {
    for _ in $(seq 100); do
        ! "$@" 2>/dev/null || return 0
        sleep 0.1
    done
    echo "in vain: $*"
    return 1
}

# Processes with the word in their command line, which is not in grep's own; only Linux tells.
with_word() {
    echo "$1" >word
    grep -lsF -f word /proc/[0-9]*/cmdline
}

has_none_with() {
    [ -z "$(with_word "$1")" ]
}

@test "every verdict comes to its rule" {
    list "$nginx/page.html" "$nginx/code/404" "$nginx/to/301" "$nginx/code/403" "$nginx/code/500" \
        http://127.0.0.1:1/x http://nowhere.invalid/ >README.md
    lint
    echo "$output"
    [ "$status" = 1 ]
    [ "${lines[0]}" = "README.md:4:16: error: a dead link: 404 Not Found. Correct the address, or remove the link [dead-link]" ]
    [ "${lines[1]}" = "README.md:5:16: note: moved for good: write $nginx/page.html [moved-link]" ]
    [[ ${lines[2]} == "README.md:6:16: note: the server turns programs away: 403 Forbidden."*"[blocked-link]" ]]
    [[ ${lines[3]} == "README.md:7:16: note: cannot be reached: 500 Internal Server Error."*"[unreachable-link]" ]]
    [[ ${lines[4]} == "README.md:8:16: error: not asked for: a loopback address [refused-link]" ]]
    [[ ${lines[5]} == "README.md:9:16: error: a dead link: no such host."*"[dead-link]" ]]
    [ "${#lines[@]}" = 6 ]
}

@test "an address is asked for once, however often it stands there" {
    list $(yes "$nginx/once.html" | head -n 50) >README.md
    lint
    [ "${#lines[@]}" = 50 ]
    [ "$(grep -c 'HEAD /once.html' "$servers/access.log")" -le 2 ]
}

@test "a list's own page says what counts as alive, and what is skipped" {
    list "$nginx/code/403" "$nginx/code/404?skip" >README.md
    printf '| Links | Policy |\n|---|---|\n| *.localhost | alive 403 |\n| *?skip | skip |\n| http://*skip | skip |\n' >.rsfm-lint.md
    lint
    [ "$status" = 0 ]
    [ -z "$output" ]
}

@test "a place that the page does not have is dead, where that is asked for" {
    list "$other/page#methods" "$other/page#none" "$other/page" "$other/to/301?where=/page%23methods" >README.md
    lint --no-links-cache
    [ "$status" = 0 ]
    [[ $output == "README.md:6:16: note: moved for good: write $other/page#methods [moved-link]" ]]
    lint --no-links-cache --links-fragments
    echo "$output"
    [ "$status" = 1 ]
    [[ ${lines[0]} == "README.md:4:16: error: a dead link: the page has no place named none."*"[dead-link]" ]]
    [ "${#lines[@]}" = 2 ]
}

@test "what takes longer than the deadline is unchecked, not dead" {
    list "$nginx/code/404" "$other/hang/header" >README.md
    lint --links-deadline 2
    [ "$status" = 1 ]
    [[ $output == *"README.md:3:16: error: a dead link"* ]]
    [[ $output == *"rsfm-lint: 1 of 2 links are unchecked: the deadline came first"* ]]
    [[ $output != *"README.md:4"* ]]
}

@test "Ctrl-C shows what was found so far, and no prober is left" {
    env --default-signal=INT true 2>/dev/null || skip "this env cannot give a signal back"
    list "$nginx/code/404" "$other/hang/header" >README.md
    env --default-signal=INT "$program" --format gcc --links --links-allow '*.localhost' --links-allow 198.51.100.77 >found 2>errors &
    until_true grep -q 'GET /code/404' "$servers/access.log"
    sleep 0.5
    kill -INT $!
    status=0
    wait $! || status=$?
    [ "$status" = 130 ]
    grep -q 'README.md:3:16: error: a dead link' found
    until_true has_none_with 198.51.100.77
}

@test "after kill -9 the prober ends by itself" {
    [ -e /proc/self/cmdline ] || skip "there is no /proc"
    list "$other/hang/header" >README.md
    "$program" --links --links-allow '*.localhost' --links-allow 198.51.100.78 >/dev/null 2>&1 &
    until_true with_word 198.51.100.78
    sleep 0.5
    kill -KILL $!
    wait $! || true
    until_true has_none_with 198.51.100.78
    [ ! -e .cache ]
}
