# The action's script as a runner calls it, on a shallow clone as actions/checkout makes it.

load tools/repository

setup() {
    ln -s "${RSFM_LINT:?}" "$BATS_TEST_TMPDIR/rsfm-lint"
    PATH=$BATS_TEST_TMPDIR:$PATH
    make_repository "$BATS_TEST_TMPDIR/upstream"
    cd "$BATS_TEST_TMPDIR/upstream" || exit
    git config uploadpack.allowAnySHA1InWant true
    base=$(git rev-parse HEAD)
    git checkout -q -b contribution
    export RUNNER_TEMP=$BATS_TEST_TMPDIR GITHUB_ACTIONS=true GITHUB_OUTPUT=$BATS_TEST_TMPDIR/output
    export GITHUB_STEP_SUMMARY=$BATS_TEST_TMPDIR/summary GITHUB_EVENT_NAME=pull_request
    export INPUT_FILES= INPUT_SINCE= INPUT_LINKS=no INPUT_FAIL_ON=warning INPUT_RULES= INPUT_BASELINE= INPUT_SARIF_FILE=
    export INPUT_VERSION= INPUT_TRUST_CONFIG=false PULL_REQUEST_BASE=
}

# Commits what is there, as the branch of a pull request that is merged for the check, and runs the action on it.
run_on_pull_request() {
    git add -A
    git commit -q -m 'A contribution'
    git clone -q --depth 1 --branch contribution "file://$PWD" "$BATS_TEST_TMPDIR/checkout"
    cd "$BATS_TEST_TMPDIR/checkout"
    PULL_REQUEST_BASE=$base run "$tests/../hooks/action"
    echo "$output"
}

@test "a right row in a list with old mistakes passes without an annotation" {
    add_row README.md "$right_row"
    run_on_pull_request
    [ "$status" = 0 ]
    [[ $output != *"::error "* && $output != *"::warning "* ]]
    grep -x errors=0 "$GITHUB_OUTPUT"
    grep -x warnings=0 "$GITHUB_OUTPUT"
}

@test "a row with a missing cell is one annotation at that row, one line of the summary, one result of SARIF" {
    add_row README.md "$wrong_row"
    INPUT_SARIF_FILE=$BATS_TEST_TMPDIR/list.sarif run_on_pull_request
    [ "$status" = 1 ]
    [ "$(grep -c '^::error ' <<<"$output")" = 1 ]
    [[ $output == *"::error file=README.md,line=26,"*"Publication is missing"* ]]
    grep -x errors=1 "$GITHUB_OUTPUT"
    grep -q 'Publication is missing' "$GITHUB_STEP_SUMMARY"
    grep -q 'Publication is missing' "$BATS_TEST_TMPDIR/list.sarif"
}

@test "what can be fixed is counted" {
    add_row README.md "$unbold_row"
    run_on_pull_request
    [ "$status" = 1 ]
    grep -x warnings=1 "$GITHUB_OUTPUT"
    [ "$(sed -n 's/^fixable=//p' "$GITHUB_OUTPUT")" -ge 1 ]
}

@test "a push reports the list as it is" {
    GITHUB_EVENT_NAME=push run "$tests/../hooks/action"
    [ "$status" = 1 ]
    [[ $output == *"::error file=README.md,line=29,"* ]]
}

@test "what fails is an input" {
    add_row README.md "$wrong_row"
    INPUT_FAIL_ON=never run_on_pull_request
    [ "$status" = 0 ]
    grep -x errors=1 "$GITHUB_OUTPUT"
}

@test "a pull request does not choose what judges it" {
    printf '|Rule|Severity|\n|---|---|\n|column-count|off|\n' | tee .rsfm-lint.md >extra.md
    add_row README.md "${wrong_row/'**Prithvi**'/**Prithvi**<!-- rsfm-lint: allow column-count -->}"
    INPUT_RULES=extra.md run_on_pull_request
    [ "$status" = 1 ]
    [[ $output == *"Publication is missing"* ]]
    [[ $output == *"extra.md is not in the base"* ]]
}

@test "unless it is trusted" {
    printf '|Rule|Severity|\n|---|---|\n|column-count|off|\n' >.rsfm-lint.md
    add_row README.md "$wrong_row"
    INPUT_TRUST_CONFIG=true run_on_pull_request
    [ "$status" = 0 ]
}

@test "pages of the base are used as the base has them, folders too" {
    git checkout -q main
    mkdir pages
    printf '|Rule|Severity|\n|---|---|\n|column-count|note|\n' >pages/ours.md
    git add -A
    git commit -q -m 'Pages'
    base=$(git rev-parse HEAD)
    git checkout -q -b later
    git branch -q -M contribution
    printf '|Rule|Severity|\n|---|---|\n|column-count|error|\n' >pages/ours.md
    add_row README.md "$wrong_row"
    INPUT_RULES=pages run_on_pull_request
    [ "$status" = 0 ]
    grep -x notes=1 "$GITHUB_OUTPUT"
}

@test "what came to the base meanwhile is not told as the pull request's" {
    add_row README.md "$right_row"
    git commit -q -a -m 'A contribution'
    git checkout -q main
    sed -i.old "/RemoteCLIP:/a ${wrong_row//Prithvi/Other}" README.md
    git commit -q -a -m 'Meanwhile'
    git merge -q -m 'Merge into main' contribution
    git branch -q -M merged
    GITHUB_SHA=$(git rev-parse HEAD)
    export GITHUB_SHA GITHUB_REF=refs/pull/7/merge
    git clone -q --depth 1 --branch merged "file://$PWD" "$BATS_TEST_TMPDIR/checkout"
    cd "$BATS_TEST_TMPDIR/checkout"
    PULL_REQUEST_BASE=$base run "$tests/../hooks/action"
    echo "$output"
    [ "$status" = 0 ]
    grep -x errors=0 "$GITHUB_OUTPUT"
    GITHUB_SHA=$base PULL_REQUEST_BASE=$base run "$tests/../hooks/action"
    echo "$output"
    [ "$status" = 1 ]
}

@test "a branch is a commit to count from" {
    add_row README.md "$wrong_row"
    INPUT_SINCE=main run_on_pull_request
    [ "$status" = 1 ]
    grep -x errors=1 "$GITHUB_OUTPUT"
}

@test "a baseline is that of the base, and knows its lists by their paths" {
    git checkout -q main
    mkdir -p docs lint
    cp README.md docs/list.md
    cp README.md docs/other.md
    "$RSFM_LINT" -q --write-baseline lint/known.txt README.md docs/list.md docs/other.md
    git add -A
    git commit -q -m 'A baseline'
    base=$(git rev-parse HEAD)
    git checkout -q -B contribution
    sed -i.old s/2312.12856/2312.12857/ docs/list.md
    rm docs/list.md.old
    INPUT_BASELINE=lint/known.txt run_on_pull_request
    [ "$status" = 0 ]
    grep -x notes=0 "$GITHUB_OUTPUT"
}

@test "a baseline that the pull request brings is not used" {
    add_row README.md "$wrong_row"
    "$RSFM_LINT" -q --write-baseline known.txt README.md
    INPUT_BASELINE=known.txt run_on_pull_request
    [ "$status" = 1 ]
    [[ $output == *"known.txt is not in the base"* ]]
    cd "$BATS_TEST_TMPDIR/upstream"
    rm -r "$BATS_TEST_TMPDIR/checkout"
    git commit -q --amend --no-edit
    INPUT_TRUST_CONFIG=true INPUT_BASELINE=known.txt PULL_REQUEST_BASE=$base run "$tests/../hooks/action"
    [ "$status" = 0 ]
}

@test "no input is ever a command" {
    touch README.md
    for input in INPUT_FILES INPUT_SINCE INPUT_LINKS INPUT_FAIL_ON INPUT_RULES INPUT_BASELINE INPUT_VERSION \
        INPUT_TRUST_CONFIG; do
        for value in '$(touch hacked)' '`touch hacked`' '; touch hacked' '"; touch hacked; "' "'; touch hacked; '" \
            '--format=json' '-x' '* ? [a]'; do
            run env "$input=$value" "$tests/../hooks/action"
            [ ! -e hacked ] || { echo "$input=$value"; false; }
            [ "$status" -le 2 ]
        done
    done
}

@test "nothing that a list holds becomes a command of the runner" {
    cat >>README.md <<'END'

## ::error::heading

|Abbreviation|Title|Publication|Paper|Code & Weights|
|:---:|---|:---:|:---:|:---:|
|::stop-commands::x|##[add-matcher]x.json%0A::error::|ICCV 2023|[::set-output name=x::y](https://example.org/::error::)|
::warning::text
END
    run_on_pull_request
    [ "$status" = 1 ]
    ! grep -E '^[[:space:]]*::' <<<"$output" | grep -v -E '^::(error|warning|notice) (file|title)=|^::(group|endgroup)::'
    ! grep -F '##[' <<<"$output"
}

@test "a version that is not there is an error that says so" {
    GITHUB_SERVER_URL=file://$BATS_TEST_TMPDIR GITHUB_ACTION_REPOSITORY=none INPUT_VERSION=8.8.8 \
        run "$tests/../hooks/action"
    [ "$status" = 2 ]
    [[ $output == *"there is no version 8.8.8 to be had"* ]]
}

@test "another version is fetched by its tag and built" {
    source=$BATS_TEST_TMPDIR/server/somebody/rsfm-lint
    mkdir -p "$source/hooks"
    cp "$tests/../hooks/build-once" "$source/hooks/"
    printf 'VERSION = 8.8.8\nall:\n\tmkdir -p build/release\n\tcp stub build/release/rsfm-lint\n' >"$source/Makefile"
    printf '#!/bin/sh\necho "the stub ran: $*"\n' >"$source/stub"
    chmod +x "$source/stub"
    git init -q "$source"
    git -C "$source" add -A
    git -C "$source" commit -q -m 'Another version'
    git -C "$source" tag v8.8.8
    for version in 8.8.8 v8.8.8; do
        GITHUB_SERVER_URL=file://$BATS_TEST_TMPDIR/server GITHUB_ACTION_REPOSITORY=somebody/rsfm-lint \
            GITHUB_EVENT_NAME=push INPUT_VERSION=$version run "$tests/../hooks/action"
        echo "$output"
        [ "$status" = 0 ]
        [[ $output == *"the stub ran: --format=github"* ]]
    done
}

# A program of the wanted version that says how it was called.
make_stub() {
    version=$("$RSFM_LINT" --version)
    rm "$BATS_TEST_TMPDIR/rsfm-lint"
    printf '#!/bin/sh\ncase $1 in --version) echo "%s" ;; *) printf "called: %%s\\n" "$@" ;; esac\n' "$version" \
        >"$BATS_TEST_TMPDIR/rsfm-lint"
    chmod +x "$BATS_TEST_TMPDIR/rsfm-lint"
}

@test "links are probed as the event and the input want it" {
    make_stub
    called() { # event, base, input, expected
        GITHUB_EVENT_NAME=$1 PULL_REQUEST_BASE=$2 INPUT_LINKS=$3 run "$tests/../hooks/action"
        [ "$status" = 0 ]
        [ "$(grep -e --links <<<"$output")" = "$4" ]
    }
    called push '' '' ''
    called schedule '' '' 'called: --links=all'
    called schedule '' no ''
    called pull_request "$base" '' 'called: --links=changed'
    called pull_request "$base" all 'called: --links=all'
    called pull_request "$base" no ''
    called workflow_dispatch '' all 'called: --links=all'
}

@test "each line of an input is one argument, whatever stands in it" {
    make_stub
    INPUT_FILES=$'two words.md\n--fix\n* [a]\n\n$(x) "q"' INPUT_RULES=$'a b.md\nc.md' INPUT_FAIL_ON=error \
        GITHUB_EVENT_NAME=push run "$tests/../hooks/action"
    diff <(sed -n 's/^called: //p' <<<"$output" | grep -v -e '^--report=') - <<'END'
--format=github
--fail-on=error
--rules=a b.md
--rules=c.md
--
two words.md
--fix
* [a]
$(x) "q"
END
}

@test "the inputs of action.yml are those of the script, and each is passed on" {
    cd "$tests/.."
    diff <(sed -n '/^inputs:/,/^outputs:/s/^  \([a-z-]*\):$/\1/p' action.yml | tr a-z- A-Z_ | sort) \
        <(grep -o 'INPUT_[A-Z_]*' hooks/action | sed 's/INPUT_//' | sort -u | grep .)
    diff <(sed -n 's/^        INPUT_\([A-Z_]*\): .*/\1/p' action.yml | sort) \
        <(sed -n 's/^        INPUT_[A-Z_]*: \${{ inputs\.\([a-z-]*\) }}/\1/p' action.yml | tr a-z- A-Z_ | sort)
}

@test "the workflows are ones that GitHub takes" {
    actionlint=$BUILD/bin/actionlint
    [ -x "$actionlint" ] || skip 'there is no actionlint'
    "$actionlint" -shellcheck= -pyflakes= "$tests"/../.github/workflows/*.yml
}
