# The link prober against servers of loopback: what it makes of their answers, and what it never does.

setup_file() {
    [ -x "$RSFM_LINT_PROBE" ] || skip 'libcurl is missing: the prober is not built'
    PATH=$PATH:/usr/sbin
    for program in nginx python3 openssl timeout; do
        command -v $program >/dev/null || skip "there is no $program"
    done
    export folder=$BATS_FILE_TMPDIR here=$BATS_TEST_DIRNAME/probe
    unset GITHUB_TOKEN SSL_CERT_FILE
    "$here/serve" "$folder" >"$folder/places" 3>&-
    export PLACES=$(cat "$folder/places") port=$(cat "$folder/port")
}

teardown_file() {
    [ ! -e "$BATS_FILE_TMPDIR/pids" ] || kill $(cat "$BATS_FILE_TMPDIR/pids") 2>/dev/null || true
}

setup() {
    cd "$BATS_TEST_TMPDIR"
    prober=$RSFM_LINT_PROBE
    server=http://a.localhost:$port
}

probe() {
    timeout 60 "$prober" --allow '*.localhost' --retry-delay 0.02 "$@"
}

place() { # name
    echo "$PLACES" | python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"
}

# A value out of what the server was asked; the steps are Python's.
asked() {
    python3 -c 'import json, sys, urllib.request
print(eval("stats" + sys.argv[2], {"stats": json.load(urllib.request.urlopen(sys.argv[1] + "/stats"))}))' \
        "http://127.0.0.1:$port" "$1"
}

verdicts() { # file: "verdict reason" of each line, sorted
    python3 -c 'import json, sys
print(*sorted("{verdict} {reason}".format(**json.loads(line)) for line in open(sys.argv[1])), sep="\n")' "$1"
}

scenarios() {
    python3 "$here/check.py" "$1"
}

@test "statuses" { scenarios "Statuses"; }
@test "HEAD that tells nothing" { scenarios "HEAD that tells nothing"; }
@test "redirects" { scenarios "Redirects"; }
@test "too many requests" { scenarios "Too many requests"; }
@test "a deadline" { scenarios "A deadline"; }
@test "broken connections" { scenarios "Broken connections"; }
@test "certificates and HTTP/2" { scenarios "Certificates and HTTP/2"; }
@test "addresses" { scenarios "Addresses"; }
@test "addresses that are not public" { scenarios "Addresses that are not public"; }
@test "a range that was opened" { scenarios "A range that was opened"; }
@test "fragments" { scenarios "Fragments"; }

@test "one request for all that ask for the same page" {
    url=$server/echo?once
    printf '%s\n' $url "$url#a" "$url#b" "HTTP://A.localhost:$port/echo?once" '' "$url" |
        probe >verdicts
    [ "$(wc -l <verdicts)" = 5 ]
    grep -F '"url":"'"$url"'#b"' verdicts | grep -qF '"final":"'"$url"'#b"'
    [ "$(asked "['asked']['a.localhost:$port/echo?once']")" = 1 ]
}

@test "no host is asked by more at once than it may be" {
    for host in four.localhost two.localhost one.localhost; do
        for i in $(seq 30); do
            echo "http://$host:$port/slow/20/$i"
        done
    done | awk '/one/ { print "{\"in_flight\": 1, \"url\": \"" $0 "\"}"; next } 1' |
        probe --host 'four.*=9' --host 'f*r.localhost=4' --host two.localhost=2 >verdicts
    [ "$(grep -c '"verdict":"alive"' verdicts)" = 90 ]
    [ "$(asked "['most_running']['four.localhost:$port']")" = 4 ]
    [ "$(asked "['most_running']['two.localhost:$port']")" = 2 ]
    [ "$(asked "['most_running']['one.localhost:$port']")" = 1 ]
}

@test "a redirect leads into the queue of its host" {
    for i in $(seq 30); do
        echo "http://from$((i % 6)).localhost:$port/to/302?where=http://hop.localhost:$port/slow/20/$i"
    done | probe --host hop.localhost=2 >verdicts
    [ "$(grep -c '"verdict":"alive"' verdicts)" = 30 ]
    [ "$(asked "['most_running']['hop.localhost:$port']")" = 2 ]
}

@test "a cookie goes back to the host that set it, and to no other" {
    printf '%s\n' "$server/crumb?where=/echo/home" "$server/crumb?where=http://b.localhost:$port/echo/abroad" \
        "$server/echo/later" | probe --per-host 1 >verdicts
    [ "$(grep -c '"verdict":"alive"' verdicts)" = 3 ]
    [[ $(asked "['headers']['/echo/home']['cookie']") == own=yes ]]
    [ "$(asked "['headers']['/echo/abroad'].get('cookie')")" = None ]
    [ "$(asked "['headers']['/echo/later'].get('cookie')")" = None ]
}

@test "no more are asked at once than may be" {
    for i in $(seq 30); do
        echo "http://h$i.localhost:$port/slow/20/x"
    done | probe --in-flight 3 >verdicts
    [ "$(grep -c '"verdict":"alive"' verdicts)" = 30 ]
    [ "$(asked "['most_running']['h']")" = 3 ]
}

@test "a host that allows 30 requests a second answers all, with few refusals" {
    for i in $(seq 90); do
        echo "$server/limited?$i"
    done | timeout 60 "$prober" --allow '*.localhost' >verdicts
    [ "$(grep -c '"verdict":"alive"' verdicts)" = 90 ]
    [ "$(asked "['answered']['429']")" -lt 60 ]
}

@test "a status that is named as alive is alive, for that address" {
    printf '%s\n' "{\"url\": \"$server/status/403?a\", \"alive\": [403]}" "{\"url\": \"$server/status/403?b\"}" |
        probe >verdicts
    grep -F '/403?a"' verdicts | grep -qF '"verdict":"alive"'
    grep -F '/403?b"' verdicts | grep -qF '"verdict":"blocked"'
}

@test "at the deadline the rest is unchecked" {
    start=$(date +%s)
    (
        printf '%s\n' "$server/echo?early" "$server/hang/header?deadline" "$server/trouble/99/500?deadline"
        sleep 2.5
        echo "$server/echo?late"
    ) | probe --retry-delay 5 --deadline 2 >verdicts
    [ $(($(date +%s) - start)) -lt 10 ]
    [ "$(verdicts verdicts)" = 'alive 200 OK
unchecked the deadline came first
unchecked the deadline came first
unchecked the deadline came first; until then: 500 Internal Server Error' ]
}

@test "a line that is no request has its verdict too" {
    printf '%s\n' '{' '{"url": 7, "id": 3}' "$server/echo" | probe >verdicts
    [ "$(verdicts verdicts)" = 'alive 200 OK
refused a request needs a text as its url
refused not JSON' ]
}

@test "input that ends early, or holds nothing, is fine" {
    printf '%s' "$server/echo?unended" | probe >verdicts
    [ "$(verdicts verdicts)" = 'alive 200 OK' ]
    [ -z "$(probe </dev/null)" ]
    [ -z "$(probe <&-)" ]
    status=0
    echo "$server/echo" | probe >&- 2>errors || status=$?
    [ $status = 2 ]
    grep -q 'cannot write to standard output' errors
}

@test "verdicts come while others are waited for" {
    mkfifo answers
    (echo "$server/hang/header?others"; echo "$server/echo?others"; sleep 4) | probe --timeout 3 >answers &
    read -r -t 2 line <answers
    [[ $line == *'/echo?others"'*'"alive"'* ]]
    wait
}

@test "a signal ends it at once" {
    for signal in INT TERM; do
        mkfifo input-$signal
        # A shell starts what runs behind it with interrupts ignored.
        python3 -c 'import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])' \
            "$prober" --allow '*.localhost' <input-$signal >verdicts &
        pid=$!
        echo "$server/hang/header?$signal" >input-$signal
        tries=0
        until [ "$(asked "['asked'].get('a.localhost:$port/hang/header?$signal', 0)")" = 1 ]; do
            tries=$((tries + 1))
            [ $tries -lt 100 ]
            sleep 0.1
        done
        kill -$signal $pid
        status=0
        wait $pid || status=$?
        [ $status -gt 128 ]
    done
}

@test "nobody is left probing when the reader has gone" {
    mkfifo output
    (echo "$server/hang/header?gone"; sleep 5) | { probe >output 2>errors || echo $? >status; } &
    pid=$!
    head -c 0 <output
    tries=0
    until [ -s status ]; do
        tries=$((tries + 1))
        [ $tries -lt 30 ]
        sleep 0.1
    done
    [ "$(cat status)" = 2 ]
    grep -q 'cannot write to standard output: Broken pipe' errors
    wait $pid
}

@test "a full disk is an error" {
    [ -e /dev/full ] || skip 'there is no /dev/full'
    status=0
    echo "$server/echo" | probe >/dev/full 2>errors || status=$?
    [ $status = 2 ]
    grep -q 'rsfm-lint-probe: error: cannot write to standard output: No space left on device' errors
}

@test "few file descriptors are enough" {
    for i in $(seq 60); do
        echo "http://h$((i % 12)).localhost:$port/slow/20/$i?few"
    done >urls
    (ulimit -n 16 && probe <urls >verdicts)
    [ "$(grep -c '"verdict":"alive"' verdicts)" = 60 ]
}

@test "names: missing, not answered, and leading where nobody may go" {
    ${CC:-cc} -shared -fPIC -o names.so "$here/names.c" -ldl 2>errors || skip "no library can be laid over: $(cat errors)"
    printf '%s\n' http://missing.example/ http://missing.example/2 http://broken.example/ http://silent.example/ \
        http://private.example/ http://loopback.example/ "$server/echo?names" \
        "$server/to/301?where=http://missing.example/" "$server/to/301?where=http://private.example/" >urls
    start=$(date +%s)
    prober=$RSFM_LINT_PROBE_RELEASE
    LD_PRELOAD=$PWD/names.so probe --connect-timeout 1 <urls >verdicts
    [ $(($(date +%s) - start)) -lt 8 ]
    verdicts verdicts >found
    diff found - <<'TABLE'
alive 200 OK
dead no such host
dead no such host
dead no such host
refused a loopback address
refused a private address
refused redirects to a private address
unreachable the name server does not answer
unreachable the name server has no answer
TABLE
}

@test "no proxy, no .netrc, and a name that can be asked about" {
    printf 'machine a.localhost login me password secret\n' >.netrc
    chmod 600 .netrc
    echo "$server/echo/plain" | HOME=$PWD http_proxy=http://127.0.0.1:1 ALL_PROXY=http://127.0.0.1:1 probe >verdicts
    [ "$(verdicts verdicts)" = 'alive 200 OK' ]
    [[ $(asked "['headers']['/echo/plain']") != *authorization* ]]
    [[ $(asked "['headers']['/echo/plain']['user-agent']") == rsfm-lint-probe/*https://github.com/* ]]
}

@test "GitHub's token goes to GitHub's interface and nowhere else" {
    ${CC:-cc} -shared -fPIC -o names.so "$here/names.c" -ldl 2>errors || skip "no library can be laid over: $(cat errors)"
    grep -q 443 "$folder/nginx.conf" || skip 'port 443 cannot be had'
    printf '%s\n' https://api.github.com/repos https://api.github.com/leave https://api.github.com.localhost/ \
        http://api.github.com:$port/echo/token "$server/to/302?where=https://api.github.com/redirected" >urls
    prober=$RSFM_LINT_PROBE_RELEASE
    GITHUB_TOKEN=secret LD_PRELOAD=$PWD/names.so probe --allow '*github*' --ca-file "$folder/ca.pem" <urls >verdicts
    [ "$(grep -c '"verdict":"alive"' verdicts)" = 4 ]
    grep -q ' api.github.com HEAD /repos \[Bearer secret\]' "$folder/access.log"
    grep -q ' api.github.com HEAD /leave \[Bearer secret\]' "$folder/access.log"
    grep -q ' api.github.com HEAD /redirected \[-\]' "$folder/access.log"
    [ "$(grep -c secret "$folder/access.log")" = 2 ]
    [[ $(asked "['headers']") != *secret* ]]
}

@test "HTTP/2 takes one connection for a host" {
    tls=$(place tls)
    for i in $(seq 40); do
        echo "https://$tls/page.html?$i"
    done | probe --ca-file "$folder/ca.pem" --per-host 20 >verdicts
    [ "$(grep -c '"verdict":"alive"' verdicts)" = 40 ]
    grep -c 'HTTP/2.0 tls.localhost HEAD /page.html' "$folder/access.log"
    [ "$(grep 'HTTP/2.0 tls.localhost HEAD /page.html' "$folder/access.log" | tail -n 40 | cut -d ' ' -f 1 | sort -u | wc -l)" = 1 ]
}

@test "much input takes bounded time" {
    yes 'ftp://example.org/ not for us' | head -n 50000 | probe >verdicts
    [ "$(wc -l <verdicts)" = 50000 ]
    head -c 3000000 /dev/zero | tr '\0' x | probe >verdicts
    [ "$(verdicts verdicts)" = 'refused a line longer than 64 KiB' ]
}

@test "options that make no sense are refused" {
    for options in --nonsense '--in-flight 0' '--in-flight x' '--per-host 99999' '--allow 10.0.0.0/99' '--allow a/b' \
        '--host a' '--host =3' '--deadline -1' '--deadline nan' '--timeout 0' --allow --fragments=yes '--ca-file /none' extra; do
        status=0
        "$prober" $options </dev/null >verdicts 2>errors || status=$?
        [ $status = 2 ]
        [ "$(wc -l <errors)" = 1 ]
        grep -q '^rsfm-lint-probe: error: ' errors
    done
    "$prober" --help | grep -q -e '--allow HOST|CIDR'
    "$prober" --version | grep -q '^rsfm-lint-probe [0-9]'
}
