# What is known and not to be said again: baselines, and the exceptions of a list's own page.

setup() {
    house=$(mktemp -d)
    program=${RSFM_LINT:-$BATS_TEST_DIRNAME/../build/sanitized/rsfm-lint}
    cd "$house"
    debt >README.md
}

teardown() {
    cd /
    rm -rf "$house"
}

lint() {
    run "$program" --format gcc --today 2025-04-09 "$@"
}

row() { # name number
    echo "|**$1**|**A Study of the $1 Sensor from $2 Stations**|TGRS2024|[$1](https://arxiv.org/abs/2401.$2)|null|"
}

debt() {
    printf '%s\n' '# Papers' '' '- [Gone](#gone)' '' '## Vision' '' '|Abbreviation|Title|Publication|Paper|Code & Weights|' \
        '|:---:|---|:---:|:---:|:---:|'
    for i in 10 11 12 13 14 15 16 17 18 19 20 21; do
        row "Tree$i" "100$i"
    done
    row Cedar 10030 | sed 's/TGRS2024/TGRS 2024/'
    row Cedar 10030 | sed 's/TGRS2024/TGRS 2024/'
}

nothing() {
    [ "$status" = 0 ] && [ -z "$output" ] || { echo "status $status: $output"; return 1; }
}

refused() { # words
    [ "$status" = 2 ] && [[ $output == *"$1"* ]] || { echo "status $status: $output"; return 1; }
}

@test "a baseline is lines that people can read, sorted, and silences what it knows" {
    lint --write-baseline known.txt
    [ "$status" = 0 ] && [ "$output" = 'rsfm-lint: recorded 4 findings' ]
    [ "$(head -n 1 known.txt)" = 'rsfm-lint baseline 1' ]
    printf '%s\t%s\t%s\t%s\n' 1 dead-anchor contents:Gone gone 1 duplicate-entry astudyofthecedarsensorfrom10030stations '' \
        2 venue-form astudyofthecedarsensorfrom10030stations 'tgrs 2024' >expected
    tail -n +2 known.txt | diff expected -
    tail -n +2 known.txt | cut -f 2- | LC_ALL=C sort -c
    lint --baseline known.txt
    nothing
    lint --baseline known.txt --format json
    [ "$status" = 0 ] && [ "${#lines[@]}" = 1 ]
}

@test "rows and lines put in elsewhere change no key" {
    lint -q --write-baseline known.txt
    { debt | sed -n 1,4p; echo 'A line.'; echo; debt | sed -n 5,9p; row Birch 20001; debt | sed -n '10,$p'; row Aspen 20002; } >README.md
    lint --baseline known.txt
    nothing
    debt | sed 's/$/\r/' >README.md
    lint --baseline known.txt
    nothing
}

@test "what comes on top is told, one more of the same too" {
    lint -q --write-baseline known.txt
    row Cedar 10030 | sed 's/TGRS2024/TGRS 2024/' >>README.md
    lint --baseline known.txt
    [ "$status" = 1 ] && [[ $output == *README.md:23:*venue-form* ]] && [[ $output != *README.md:21:* ]]
}

@test "what is no longer found is told, and taken out" {
    lint -q --write-baseline known.txt
    debt | sed -e 's/#gone/#vision/' -e '$d' >README.md
    lint --baseline known.txt
    [ "$status" = 0 ]
    [[ $output == *'known.txt:2:1: note: dead-anchor is no longer found (contents:Gone)'*'[unused-allow]'* ]]
    [[ $output == *'known.txt:4:1: note: venue-form is found 1 times, not 2'* ]]
    lint --baseline known.txt --prune-baseline
    nothing
    [ "$(grep -c dead-anchor known.txt)" = 0 ] && [ "$(cut -f 1 known.txt | tail -n 1)" = 1 ]
    lint --baseline known.txt
    nothing
    cp known.txt before.txt
    lint --baseline known.txt --prune-baseline
    nothing
    cmp known.txt before.txt
}

@test "rules that do not run, and lists that are not read, are not judged" {
    mkdir docs
    debt >docs/more.md
    lint -q --write-baseline known.txt README.md docs/more.md
    [ "$(grep -c 'docs/more.md$' known.txt)" = 3 ] && [ "$(grep -c $'\tREADME.md$' known.txt)" = 3 ]
    lint --baseline known.txt README.md docs/more.md
    nothing
    lint --baseline known.txt docs/more.md
    nothing
    lint --baseline known.txt --only venue-form,unused-allow README.md
    nothing
    cd docs
    lint --baseline ../known.txt more.md
    nothing
    sed -i.old s/#gone/#vision/ more.md
    lint --baseline ../known.txt more.md
    [[ $output == *'known.txt:'*'dead-anchor is no longer found'* ]] && [ "${#lines[@]}" = 1 ]
}

@test "a baseline does not swap the findings of two lists" {
    debt | sed 's/#gone/#vision/' >second.md
    lint -q --write-baseline known.txt README.md second.md
    debt >second.md
    debt | sed 's/#gone/#vision/' >README.md
    lint --baseline known.txt README.md second.md
    [[ $output == *second.md:3:*dead-anchor* ]] && [ "$status" = 1 ]
}

@test "a baseline that is none is refused, and no other file is overwritten" {
    echo mine >notes.txt
    lint --write-baseline notes.txt
    refused 'notes.txt: error: this is no baseline, so it is not overwritten'
    [ "$(cat notes.txt)" = mine ]
    lint --baseline notes.txt
    refused 'notes.txt:1:1: error: this is no baseline'
    lint --baseline missing.txt
    refused 'missing.txt'
    for line in x $'0\ta\tb\tc' $'-1\ta\tb\tc' '1 a b c' $'1\ta\tb' $'1\ta\tb\tc\td\te' $'99999999999999999999\ta\tb\tc'; do
        printf 'rsfm-lint baseline 1\n%s\n' "$line" >known.txt
        lint --baseline known.txt
        refused 'known.txt:2:1: error: a line of a baseline is'
    done
    lint --write-baseline nowhere/known.txt
    refused nowhere
    lint --write-baseline known.txt --baseline known.txt
    refused 'give one'
    lint --prune-baseline
    refused 'needs --baseline FILE'
    lint --staged --write-baseline known.txt
    refused 'whole lists'
}

@test "a baseline of a list that cannot be read is not written" {
    lint --write-baseline known.txt README.md missing.md
    refused 'missing.md'
    [ ! -e known.txt ]
}

@test "in git modes a baseline is that of the index, or of what was before" {
    export GIT_CONFIG_GLOBAL=/dev/null HOME=$house
    git init -q -b main .
    git config user.name Somebody
    git config user.email somebody@example.org
    lint -q --write-baseline known.txt
    git add .
    git commit -q -m debt
    sed -i.old '/Cedar/s/null/[link](https:\/\/github.com\/trees\/Cedar)/' README.md
    git add README.md
    lint --staged
    [ "$status" = 0 ] && [[ $output == *'(was there before)'* ]]
    lint --staged --baseline known.txt
    nothing
    row Birch 20001 | sed 's/TGRS2024/TGRS 2024/' >>README.md
    lint -q --write-baseline known.txt
    git add README.md
    lint --staged --baseline known.txt
    [ "$status" = 1 ]
    git add known.txt
    lint --staged --baseline known.txt
    nothing
    git checkout -q -b pull
    git commit -q -m pull
    lint --since main --head HEAD --baseline known.txt
    [ "$status" = 1 ] && [[ $output == *README.md:23:*venue-form* ]] && [ "${#lines[@]}" = 1 ]
    lint --since main --head HEAD --baseline known.txt --trust-config
    nothing
}

@test "an exception that no list has use for is told where it stands" {
    printf '|Rule|Entry|Reason|\n|---|---|---|\n|venue-form|Cedar|by design|\n|venue-form|Tree10|was mended|\n' >.rsfm-lint.md
    lint --only venue-form,unused-allow
    [ "$status" = 0 ]
    [ "$output" = '.rsfm-lint.md:4:1: note: venue-form finds nothing at this entry: remove this row [unused-allow]' ]
    lint --only venue-form,unused-allow README.md
    nothing
    lint --only dead-anchor,unused-allow
    [[ $output != *.rsfm-lint.md* ]]
}
