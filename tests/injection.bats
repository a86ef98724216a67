# Nothing that a list, a page or a command line holds becomes a command of GitHub's runner or of a terminal: in every
# format, on both streams. The runner obeys "::command::" where a line begins with it, blanks apart, and "##[command]"
# anywhere, and reads over characters that have no width.

# bats overlooks a command that should fail and does not, where a ! stands before it.
fails() {
    if "$@"; then return 1; fi
}

setup() {
    program=${RSFM_LINT:?}
    cd "$BATS_TEST_TMPDIR" || exit
    export GITHUB_ACTIONS=true
    "$BATS_TEST_DIRNAME/tools/hostile-list" >list.md
    formats=$("$program" --help | sed -n 's/^ *--format \([a-z|]*\).*/\1/p' | tr '|' ' ')
    [ "$(echo "$formats" | wc -w)" -ge 6 ]
}

# Fails where the file holds a command or a byte that is none of text. Commands of ours are those that stand for a
# finding, and the one that says how many more there are.
harmless() {
    local wrong
    wrong=$(
        LC_ALL=C sed "s/$(printf '\342\200\213')//g" "$1" >visible
        LC_ALL=C grep -n -a '^[[:space:]]*::' visible |
            LC_ALL=C grep -v -a -E '^[0-9]+:::(error|warning|notice) file=[^:,]*,line=[0-9]+,endLine=[0-9]+(,col=[0-9]+,endColumn=[0-9]+)?,title=[a-z0-9-]+::' |
            LC_ALL=C grep -v -a -E '^[0-9]+:::notice title=rsfm-lint::GitHub shows ten annotations of a kind: the log has [0-9a-z ,]*$'
        LC_ALL=C grep -n -a -F '##[' visible
        LC_ALL=C grep -n -a "$(printf '[\001-\011\013-\037\177]')" "$1"
        LC_ALL=C grep -n -a "$(printf '\302[\200-\237]')" "$1"
        LC_ALL=C grep -n -a "$(printf '\342\200[\216\217\250-\256]')" "$1"
        iconv -f UTF-8 -t UTF-8 "$1" 2>&1 >/dev/null
        [ "$(tr -d '\000' <"$1" | wc -c)" = "$(wc -c <"$1")" ] || echo "$1 holds a NUL"
    )
    [ -z "$wrong" ] || { echo "$1:"; echo "$wrong"; return 1; }
}

run_both() { # arguments of the program
    status=0
    "$program" "$@" >out 2>err || status=$?
    [ "$status" -le 2 ]
    harmless out
    harmless err
}

@test "the check finds what it looks for" {
    for text in '::error::x' '  ::error::x' 'a ##[group]' '#\342\200\213#[x' 'a\033[m' 'a\rb' 'a\302\233b' \
        'a\342\200\256b' '\377' '::notice file=a:b,line=1,endLine=1,title=x::y'; do
        printf "$text\n" >out
        fails harmless out >/dev/null
    done
    [ "$(grep -c . list.md)" -gt 100 ]
    fails harmless list.md >/dev/null
}

@test "hostile lists under hostile names, in every format" {
    newline='
'
    for name in '::error::a.md' 'b##[add-matcher]x.md' "c$newline::error::d.md" 'e%0A::error::f,line=1.md' \
        "$(printf 'g\033[31m\r\342\200\256.md')" ' ::warning::h.md' '<img src=x> `@octocat`.md'; do
        cp list.md "$name"
    done
    for format in $formats; do
        run_both --format "$format" ./*.md ::error::a.md " ::warning::h.md" "c$newline::error::d.md"
        [ "$status" = 1 ]
        [ -s out ]
    done
}

@test "the summary is harmless too, in a file and on a terminal" {
    run_both --format gcc --summary summary.md list.md
    [ -s summary.md ]
    harmless summary.md
}

@test "colour parts no command" {
    run "$program" --format full --color always list.md
    plain=$(printf '%s\n' "$output" | sed "s/$(printf '\033')\[[0-9;]*m//g")
    printf '%s\n' "$plain" >plain
    harmless plain
}

@test "a diff in the log of a run is taken for no command, and is still a diff" {
    cp list.md before.md
    run "$program" --diff list.md
    [ "$status" = 1 ]
    token=${lines[0]#::stop-commands::}
    [ "${lines[0]}" = "::stop-commands::$token" ]
    [[ $token =~ ^[0-9a-f]{32}$ ]]
    [ "$("$program" --diff list.md 2>/dev/null | grep -c "$token")" = 0 ]
    "$program" --diff list.md 2>/dev/null | cat >piped.diff
    [ "$(grep -c '^::' piped.diff)" -ge 2 ]
    [ "$(tail -n 1 piped.diff)" = "::$(sed -n '1s/^::stop-commands:://p' piped.diff)::" ]
    "$program" --diff list.md >file.diff 2>/dev/null || [ $? = 1 ]
    diff file.diff <(sed '1d; $d' piped.diff)
    diff file.diff <(GITHUB_ACTIONS='' "$program" --diff list.md 2>/dev/null | cat)
    patch -s -p1 <piped.diff
    fails cmp -s before.md list.md
    cp list.md patched.md
    cp before.md list.md
    git apply <piped.diff
    cmp patched.md list.md
    cp before.md list.md
    "$program" --fix list.md >/dev/null 2>&1 || [ $? = 1 ]
    cmp patched.md list.md
}

@test "words of the command line come back harmless" {
    newline='
'
    for word in '::error::owned' "x$newline::error::owned" '##[group]owned' "$(printf 'a\033[31m\rb')"; do
        for format in $formats; do
            run_both --format "$format" "$word"
            [ "$status" = 2 ]
        done
        run_both "--$word"
        run_both --format "$word" list.md
        run_both --only "$word" list.md
        run_both --explain "$word"
        run_both --rules "$word" list.md
        run_both --summary "/nowhere/$word" list.md
        [ "$status" = 2 ]
        for format in $formats; do
            run_both --format "$format" --stdin-filename "$word" - <list.md
        done
    done
}

@test "pages of rules come back harmless" {
    {
        printf '# own-rule\n\n::error::owned ##[group]x \033[31m.\n\n| Severity | Where |\n|---|---|\n| error | link URL |\n\n'
        printf '```pcre2\n(evil)\n```\n\n```message\n::error::owned ##[group] $1 %%0A::error::x\n```\n\n'
        printf '## Wrong\n\n```markdown nofix\n[a](https://evil.example)\n```\n\n::warning::x\n'
    } >own-rule.md
    for format in $formats; do
        run_both --rules own-rule.md --format "$format" list.md
        grep -q -F own-rule out
    done
    run_both --rules own-rule.md --statistics list.md
    run_both --rules own-rule.md --list-rules
    run_both --rules own-rule.md --explain own-rule
    printf '# ::error::x\n\n| ##[group] | ::error:: |\n|---|---|\n| a | b |\n' >bad.md
    run_both --rules bad.md list.md
    [ "$status" = 2 ]
}
