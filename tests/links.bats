# What --links makes of a prober that is well, of one that is not, and of somebody who has no patience.

setup() {
    program=${RSFM_LINT:?}
    export RSFM_LINT_PROBE=$BATS_TEST_DIRNAME/tools/fake-prober HOME=$BATS_TEST_TMPDIR
    unset XDG_CACHE_HOME
    cache=$HOME/.cache/rsfm-lint/links.jsonl
    mkdir "$BATS_TEST_TMPDIR/list"
    cd "$BATS_TEST_TMPDIR/list"
    list a b c d
    >verdicts
}

# A list whose entries link https://HOST.example.org/HOST.
list() { # host...
    {
        printf '|Title|Paper|\n|---|:---:|\n'
        printf '|**%s**|[Paper](https://%s.example.org/%s)|\n' $(printf '%s\n' "$@" | sed 's/.*/& & &/')
    } >README.md
}

# What the prober answers for that host.
answers() { # host instruction
    echo "https://$1.example.org/$1 $2" >>verdicts
}

dead() { # host
    answers "$1" "{\"verdict\":\"dead\",\"status\":404,\"hops\":[],\"final\":\"x\",\"reason\":\"404 Not Found\"}"
}

lint() {
    run timeout 30 "$program" --format gcc --only dead-link "$@"
}

asked() {
    grep -c '"url"' prober.log || true
}

# Edits the cache.
change() { # argument of sed...
    sed "$@" "$cache" >changed
    mv changed "$cache"
}

# Waits until the command holds, 10 s at most.
until_true() {
    for _ in $(seq 100); do
        ! "$@" 2>/dev/null || return 0
        sleep 0.1
    done
    echo "in vain: $*"
    return 1
}

is_gone() { # process
    ! kill -0 "$1"
}

@test "an address is asked for once, in all lists, and reported wherever it stands" {
    dead b
    cp README.md again.md
    cat README.md >>again.md
    lint --links README.md again.md
    [ "$status" = 1 ]
    [ "$(asked)" = 4 ]
    [ "${#lines[@]}" = 3 ]
    [ "${lines[0]}" = "README.md:4:16: error: a dead link: 404 Not Found. Correct the address, or remove the link [dead-link]" ]
}

@test "without --links nobody is asked" {
    lint
    [ "$status" = 0 ]
    [ ! -e prober.log ]
}

@test "without a prober that is said, the rest is linted, and the status is 2" {
    unset RSFM_LINT_PROBE
    printf '|**E**|\n' >>README.md
    cp "$program" rsfm-lint
    PATH=/usr/bin:/bin run ./rsfm-lint --format gcc --links
    [ "$status" = 2 ]
    [[ $output == *"README.md:7:8: error: "*"[column-count]"* ]]
    [[ $output == *"rsfm-lint: error: --links needs the program rsfm-lint-probe, which is neither beside this one nor on PATH"* ]]
}

@test "the prober is found beside the program, then on PATH" {
    unset RSFM_LINT_PROBE
    fake=$BATS_TEST_DIRNAME/tools/fake-prober
    cp "$program" rsfm-lint
    mkdir bin
    cp "$fake" bin/rsfm-lint-probe
    PATH=$PWD/bin:$PATH run ./rsfm-lint --links --links-deadline 5 --no-links-cache
    [ "$status" = 0 ]
    [ "$(head -n 1 prober.log)" = "--deadline 5" ]
    cp "$fake" rsfm-lint-probe
    dead a
    echo 'exit 2' >bin/rsfm-lint-probe
    PATH=$PWD/bin:$PATH run ./rsfm-lint --format gcc --links --no-links-cache
    [ "$status" = 1 ]
}

@test "a prober that cannot be started is an error" {
    RSFM_LINT_PROBE=/nowhere/prober lint --links
    [ "$status" = 2 ]
    [[ $output == *"/nowhere/prober: error: cannot start it: No such file or directory"* ]]
}

@test "what is asked of the prober reaches it" {
    lint --links --links-allow 127.0.0.1 --links-allow '*.lab' --links-in-flight 9 --links-per-host=3 --links-fragments
    [ "$status" = 0 ]
    [ "$(head -n 1 prober.log)" = "--allow 127.0.0.1 --allow *.lab --in-flight 9 --per-host 3 --deadline 900 --fragments" ]
}

@test "link policies and the table of hosts say how an address is asked for" {
    cat >.rsfm-lint.md <<'END'
| Links | Policy | Reason |
|---|---|---|
| a.example.org | skip | turns machines away |
| https://*.example.org/c | slow 1 | |
| *.example.org/d | alive 403 | |

| Host | In flight |
|---|---|
| d.example.org | 7 |
END
    dead a
    lint --links
    [ "$status" = 0 ]
    grep -qF '{"id":0,"url":"https://b.example.org/b"}' prober.log
    grep -qF '"url":"https://c.example.org/c","in_flight":1}' prober.log
    grep -qF '"url":"https://d.example.org/d","in_flight":7,"alive":[403]}' prober.log
    ! grep -q 'https://a' prober.log
}

@test "when the prober dies, what was found before is shown, and the status is 2" {
    dead b
    answers c die
    lint --links
    [ "$status" = 2 ]
    [[ $output == *"README.md:4:16: error: a dead link"* ]]
    [[ $output == *"fake-prober: error: it was ended by signal 9: 2 of the addresses have no verdict"* ]]
    grep -q a.example "$cache"
    ! grep -q -e 'c\.example' -e 'b\.example' "$cache"
}

@test "when the prober ends before all is told, that is said" {
    answers c 'quit 0'
    lint --links
    [ "$status" = 2 ]
    [[ $output == *"fake-prober: error: it ended with status 0: 2 of the addresses have no verdict"* ]]
}

@test "answers that are none end it" {
    for answer in 'rubbish=is not JSON' '{"id":2=is not JSON' '[]=is not JSON' '{}=is about an address that was not asked for' \
        '{"id":-1}=is about an address that was not asked for' '{"id":4}=is about an address that was not asked for' \
        '{"id":0}=is about an address that was not asked for' '{"id":"2"}=is about an address that was not asked for' \
        '{"id":2,"verdict":"splendid","status":200,"hops":[],"final":"","reason":""}=is no verdict' \
        '{"id":2,"verdict":"alive","status":20000,"hops":[],"final":"","reason":""}=is no verdict' \
        '{"id":2,"verdict":"alive","status":200,"hops":[7],"final":"","reason":""}=is no verdict' \
        '{"id":2,"verdict":"alive","status":200,"hops":[]}=is no verdict'; do
        >verdicts
        dead a
        answers c "say ${answer%=*}"
        lint --links --no-links-cache
        echo "$answer: $output"
        [ "$status" = 2 ]
        [[ $output == *"README.md:3:16: error: a dead link"* ]]
        [[ $output == *"line 3 of its answers ${answer##*=}: 2 of the addresses have no verdict"* ]]
        until_true is_gone "$(cat prober.pid)"
    done
}

@test "what an answer says cannot give orders to a terminal, or to GitHub" {
    answers a '{"verdict":"dead","status":404,"hops":[{"url":"x","status":302},{"url":"y","status":404}],"final":"http://\u001b[31m/##[error]","reason":"\n::error::\u202e 404"}'
    for format in full gcc json; do
        lint --links --format "$format" --no-links-cache
        [ "$status" = 1 ]
        [[ $output == *dead-link* ]]
        [[ $output != *$'\033'* ]]
        [[ $output != *'##[error]'* ]]
        [[ $output != *$'\u202e'* ]]
        ! grep -q '^::error' <<<"$output"
    done
}

@test "standard input may have links too" {
    dead b
    "$program" --format gcc --links --only dead-link - <README.md >found || [ $? = 1 ]
    grep -q '^<stdin>:4:16: error: a dead link' found
}

@test "a line without end ends it" {
    answers c flood
    lint --links
    [ "$status" = 2 ]
    [[ $output == *"a line of its answers is longer than 1 MiB"* ]]
}

@test "a prober that goes on for ever is ended soon after the deadline" {
    dead b
    answers c hang
    lint --links --links-deadline 1
    [ "$status" = 2 ]
    [[ $output == *"README.md:4:16: error: a dead link"* ]]
    [[ $output == *"fake-prober: error: it does not end: 2 of the addresses have no verdict"* ]]
    until_true is_gone "$(cat prober.pid)"
}

@test "a thousand addresses do not make two pipes wait for each other" {
    list $(seq 1000)
    cat >slow <<'END'
#!/bin/sh
# Reads everything before it answers, and then fills the pipe.
cat >requests
sed 's/^{"id":\([0-9]*\),"url":"\([^"]*\)".*/{"id":\1,"verdict":"alive","status":200,"hops":[],"final":"\2","reason":"200 OK"}/' requests
END
    chmod +x slow
    RSFM_LINT_PROBE=./slow lint --links
    [ "$status" = 0 ]
    [ "$(wc -l <"$cache")" -eq 1000 ]
}

@test "Ctrl-C and a polite kill show what was found so far, keep it, and leave no prober behind" {
    env --default-signal=INT true 2>/dev/null || skip "this env cannot give a signal back"
    for signal in INT TERM HUP; do
        rm -rf prober.log prober.pid "$cache" verdicts
        dead b
        answers c hang
        env --default-signal=INT "$program" --format gcc --links --only dead-link >found 2>errors &
        until_true grep -q 'c.example' prober.log
        kill -s "$signal" $!
        status=0
        wait $! || status=$?
        [ "$status" = $((128 + $(kill -l "$signal"))) ]
        grep -q '^README.md:4:16: error: a dead link' found
        grep -qx 'rsfm-lint: 2 of 4 links are unchecked: interrupted' errors
        until_true is_gone "$(cat prober.pid)"
        [ "$(wc -l <"$cache")" -eq 1 ]
    done
}

@test "after kill -9 no prober is left, and the cache is as it was" {
    lint --links --links-max-age 0
    cp "$cache" before
    answers c hang
    rm prober.log
    "$program" --links --links-max-age 0 >/dev/null 2>&1 &
    until_true grep -q 'c.example' prober.log
    kill -KILL $!
    wait $! || true
    until_true is_gone "$(cat prober.pid)"
    diff before "$cache"
}

@test "what was alive is not asked again for a day, what was dead is" {
    dead b
    lint --links
    rm prober.log
    lint --links
    [ "$status" = 1 ]
    [ "$(asked)" = 1 ]
    [[ $output == *"README.md:4:16: error: a dead link"* ]]
    rm prober.log
    lint --links --links-max-age 0
    [ "$(asked)" = 4 ]
    rm prober.log
    lint --links --no-links-cache
    [ "$(asked)" = 4 ]
    change 's/"time":[0-9]*/"time":1600000000/'
    rm prober.log
    lint --links --links-max-age 30d
    [ "$(asked)" = 4 ]
}

@test "what has died since is forgotten" {
    lint --links
    grep -q 'b.example' "$cache"
    dead b
    lint --links --links-max-age 0
    ! grep -q 'b.example' "$cache"
    [ "$(wc -l <"$cache")" -eq 3 ]
}

@test "what was alive because the policy was opened is asked again when it is not" {
    lint --links --links-allow 127.0.0.1
    rm prober.log
    lint --links --links-allow 127.0.0.1
    [ ! -e prober.log ]
    lint --links
    [ "$(asked)" = 4 ]
}

@test "a damaged line of the cache does not count, and the others do" {
    lint --links
    change -e '2s/.\{40\}$//' -e '3s/"alive"/"splendid"/'
    printf 'rubbish\n\0\xff\n{"url":7}\n[\n{"url":"https://a.example.org/a","verdict":"dead"' >>"$cache"
    rm prober.log
    lint --links
    [ "$status" = 0 ]
    [ "$(asked)" = 2 ]
    [ "$(wc -l <"$cache")" -eq 4 ]
    ! grep -q rubbish "$cache"
}

@test "runs side by side lose nothing" {
    for run in 1 2 3 4 5 6; do
        mkdir "run$run"
        (cd "run$run" && list "a$run" "b$run" common && "$program" --links >output 2>&1) &
    done
    wait
    [ "$(cat run*/output)" = "" ] || [ -z "$(grep -h error run*/output)" ]
    for run in 1 2 3 4 5 6; do
        grep -q "//a$run.example" "$cache"
        grep -q "//b$run.example" "$cache"
    done
    [ "$(wc -l <"$cache")" -eq 13 ]
}

@test "the cache is where XDG_CACHE_HOME or --links-cache says, and nowhere without a home" {
    XDG_CACHE_HOME=$PWD/here lint --links
    [ -s here/rsfm-lint/links.jsonl ]
    lint --links --links-cache there/links.jsonl
    [ -s there/links.jsonl ]
    [ ! -e "$cache" ]
    HOME= lint --links
    [ "$status" = 0 ]
    [ ! -e "$cache" ]
}

@test "a cache that cannot be written is said; one that was named is an error" {
    >file
    lint --links --links-cache file/links.jsonl
    [ "$status" = 2 ]
    [[ $output == *"file/links.jsonl: error: cannot open it: Not a directory"* ]]
    HOME=$PWD/file lint --links
    [ "$status" = 0 ]
    [[ $output == *"error: cannot make this folder: Not a directory"* ]]
    ln -s /dev/full full
    lint --links --links-cache full
    [ "$status" = 2 ]
}

@test "on a terminal there is progress, which is taken away again, and elsewhere nothing" {
    command -v script >/dev/null || skip "there is no script"
    script --version 2>/dev/null | grep -q util-linux || skip "this script takes other options"
    dead b
    answers c hang
    export TERM=xterm
    (until_true grep -q 'c.example' prober.log && sleep 1 && kill "$(cat prober.pid)") &
    script -qec "stty cols 200; exec '$program' --format gcc --links --only dead-link >found" progress </dev/null >/dev/null || true
    grep -q '2/4 links: 1 alive, 1 dead; waiting for c.example.org (1), d.example.org (1)' progress
    grep -q "$(printf '\r\033\[K')" progress
    grep -q 'rsfm-lint: 4 links: 1 alive, 1 dead' progress
    grep -q 'it was ended by signal 15: 2 of the addresses have no verdict' progress
    grep -q '^README.md:4:16: error: a dead link' found
    >verdicts
    "$program" --links --links-max-age 0 --only dead-link >found 2>errors
    [ ! -s errors ]
}

@test "--dump-links shows every address once and asks nobody" {
    printf '\n[a](https://a.example.org/a#one) [b](https://a.example.org/a#two) [mail](mailto:a@example.org) [here](#a)\n' >>README.md
    run "$program" --dump-links
    [ "$status" = 0 ]
    [ "$output" = "$(printf 'https://%s.example.org/%s\n' a a b b c c d d)" ]
    [ ! -e prober.log ]
    run "$program" --dump-links --links-fragments
    [ "${#lines[@]}" = 6 ]
    run "$program" --dump-links missing.md README.md
    [ "$status" = 2 ]
}

# The commands of the last step of the workflow that is there to be copied.
workflow_script() {
    awk '/^        run: \|$/ { inside = 1; script = ""; next } inside && /^          / { script = script substr($0, 11) "\n"; next }
        { inside = 0 } END { printf "%s", script }' "$BATS_TEST_DIRNAME/../.github/workflows/links.yml"
}

@test "the workflow's summary has what was found, and a dead link fails the job" {
    mkdir bin
    ln -s "$program" bin/rsfm-lint
    workflow_script >script
    grep -q 'rsfm-lint --links=all' script
    export GITHUB_STEP_SUMMARY=$PWD/summary
    PATH=$PWD/bin:$PATH run bash -e script
    [ "$status" = 0 ]
    dead b
    rm -r "$HOME/.cache"
    PATH=$PWD/bin:$PATH run bash -e script
    [ "$status" = 1 ]
    grep -q 'a dead link' summary
}

# A repository whose list has a dead link already.
repository() {
    git init -q . && git config user.email a@example.org && git config user.name A
    dead a
    dead d
    list a b c
    git add README.md && git commit -qm before
}

@test "of a change the links on its lines are asked for, and an old one that is dead does not fail it" {
    repository
    list a b d
    git add README.md
    lint --staged --links
    echo "$output"
    [ "$status" = 1 ]
    [ "$(asked)" = 1 ]
    [ "${lines[0]}" = "README.md:5:16: error: a dead link: 404 Not Found. Correct the address, or remove the link [dead-link]" ]
    [ "${#lines[@]}" = 1 ]
    rm prober.log
    git commit -qm after
    lint --since HEAD~ --links=changed
    [ "$(asked)" = 1 ]
    rm prober.log
    lint --since HEAD~ --links=all
    [ "${#lines[@]}" = 1 ]
    [ "$(asked)" = 3 ]
    run "$program" --since HEAD~ --dump-links
    [ "$output" = https://d.example.org/d ]
    sed 's/\*\*a\*\*/**A**/' README.md >changed && mv changed README.md
    git add README.md
    lint --staged --links
    echo "$output"
    [ "$status" = 0 ]
    [[ $output == "README.md:3:16: note: a dead link"*"(was there before) [dead-link]" ]]
}

@test "--links=changed without a change is refused" {
    lint --links=changed
    [ "$status" = 2 ]
    [[ $output == *"--links=changed needs --staged or --since"* ]]
}
