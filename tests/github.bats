# Annotations as GitHub takes them, and a log that says the same.

# bats overlooks a command that should fail and does not, where a ! stands before it.
fails() {
    if "$@"; then return 1; fi
}

setup() {
    program=${RSFM_LINT:?}
    example=$BATS_TEST_DIRNAME/example/README.md
    cd "$BATS_TEST_TMPDIR" || exit
    unset GITHUB_ACTIONS GITHUB_WORKSPACE
}

# A list with so many rows that lack a cell, are formed unlike the others, and link a tab.
list() { # errors warnings notes
    echo '|Title|Publication|Paper|Code & Weights|'
    echo '|---|---|---|---|'
    awk -v errors="$1" -v warnings="$2" -v notes="$3" 'BEGIN {
        for (n = 0; n < 100; n++) print row("Usual", "CVPR2024", "")
        for (n = 0; n < notes; n++) print row("Tab", "CVPR2024", "?tab=readme-ov-file")
        for (n = 0; n < warnings; n++) print row("Spaced", "CVPR 2024", "")
        for (n = 0; n < errors; n++) print "|**Short " n "**|[Paper](https://arxiv.org/abs/2402." 20000 + n ")|[link](https://github.com/s/s" n ")|"
    }
    function row(name, venue, tab) {
        rows++
        return "|**" name " " n "**|" venue "|[Paper](https://arxiv.org/abs/2403." 10000 + rows ")|[link](https://github.com/a/b" rows tab ")|"
    }'
}

annotations() { # level
    grep -c "^::$1 " out || true
}

lint() { # arguments
    "$program" --format github "$@" >out || [ $? = 1 ]
}

@test "up to ten of a level are all shown, and nothing is said of more" {
    list 10 10 10 >list.md
    lint list.md
    [ "$(annotations error) $(annotations warning) $(annotations notice)" = "10 10 10" ]
    fails grep -q 'title=rsfm-lint::' out
}

@test "beyond ten the last notice says how many more there are" {
    list 13 11 10 >list.md
    lint list.md
    [ "$(annotations error) $(annotations warning) $(annotations notice)" = "10 10 10" ]
    [ "$(tail -n 1 out)" = "::notice title=rsfm-lint::GitHub shows ten annotations of a kind: the log has 3 more errors, 1 more warning, 1 more note" ]
    list 0 0 11 >list.md
    lint list.md
    [ "$(annotations notice)" = 10 ]
    [ "$(tail -n 1 out)" = "::notice title=rsfm-lint::GitHub shows ten annotations of a kind: the log has 2 more notes" ]
}

@test "the most severe of all files come first" {
    list 0 12 12 >a.md
    list 12 0 0 >b.md
    lint a.md b.md
    grep '^::' out | sed 's/^::\([a-z]*\) .*/\1/' | uniq -c | tr -s ' ' >levels
    diff levels - <<'END'
 10 error
 10 warning
 10 notice
END
    grep -q '^::error file=b.md' out
}

@test "the log has the lines of gcc" {
    list 12 3 12 >list.md
    lint list.md
    diff <(grep -v '^::' out) <("$program" --format gcc list.md || true; echo "12 errors, 3 warnings, 12 notes in 1 file; 15 fixable")
    "$program" --format github --quiet list.md >out || [ $? = 1 ]
    diff <(grep -v '^::' out) <("$program" --format gcc list.md)
}

@test "it is the default in GitHub Actions, and nowhere else" {
    cp "$example" README.md
    diff <(GITHUB_ACTIONS=true "$program") <("$program" --format github)
    diff <(GITHUB_ACTIONS='' "$program") <("$program" --format gcc)
    diff <(GITHUB_ACTIONS=true "$program" --format gcc) <("$program" --format gcc)
}

@test "files are named from the top of the repository" {
    mkdir -p 'repository/.git' 'repository/docs/a b' elsewhere
    cp "$example" 'repository/docs/a b/list.md'
    cp "$example" elsewhere/list.md
    here=$PWD
    expect() { # name, arguments of the program
        lint "${@:2}"
        [ "$(sed -n 's/^::error file=\([^,]*\),.*/\1/p' out | sort -u)" = "$1" ]
    }
    cd repository
    expect 'docs/a b/list.md' 'docs/a b/list.md'
    expect 'docs/a b/list.md' './docs/../docs//a b/./list.md'
    expect 'docs/a b/list.md' "$here/repository/docs/a b/list.md"
    expect '../elsewhere/list.md' ../elsewhere/list.md
    expect '<stdin>' - <../elsewhere/list.md
    expect 'docs/x.md' --stdin-filename docs/x.md - <../elsewhere/list.md
    cd 'docs/a b'
    expect 'docs/a b/list.md' list.md
    cd ../../../elsewhere
    expect '../repository/docs/a b/list.md' '../repository/docs/a b/list.md'
    expect 'list.md' list.md
    export GITHUB_WORKSPACE=$here
    expect 'elsewhere/list.md' list.md
    cd ../repository/docs
    expect 'docs/a b/list.md' 'a b/list.md'
    mkdir "$here/.git"
    expect 'repository/docs/a b/list.md' 'a b/list.md'
    GITHUB_WORKSPACE=/nowhere
    expect 'docs/a b/list.md' 'a b/list.md'
}

@test "a message is no longer than GitHub keeps, and a place of several lines has no columns" {
    long=$(head -c 9000 /dev/zero | tr '\0' '%')
    printf '|Abbreviation|Title|Publication|Paper|\n|---|---|---|---|\n' >list.md
    for number in 1 2 3 4 5 6 7 8; do
        echo "|**M$number**|**Title $number**|CVPR2024|[M$number](https://arxiv.org/abs/2403.0000$number)|" >>list.md
    done
    echo "|N$long|**Title**|CVPR2024|[M9](https://arxiv.org/abs/2403.00009)|" >>list.md
    lint list.md
    grep '^::warning .*title=abbreviation-not-bold::N%25%25' out | sed 's/.*title=abbreviation-not-bold:://' >message
    [ "$(wc -c <message)" -le 4097 ]
    [ "$(wc -c <message)" -gt 4000 ]
    grep -q -x -E 'N(%25)+…' message
    grep '^::' out >commands
    fails grep -v -E ',line=([0-9]+),endLine=\1,col=[0-9]+,endColumn=[0-9]+,title|,line=[0-9]+,endLine=[0-9]+,title' commands
}
