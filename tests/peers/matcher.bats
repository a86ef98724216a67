# .github/rsfm-lint-matcher.json takes from the lines of the gcc format what --format json says, and nothing else.

setup() {
    command -v node >/dev/null || skip "node is not installed"
    program=${RSFM_LINT:?}
    matcher=$BATS_TEST_DIRNAME/../../.github/rsfm-lint-matcher.json
    cd "$BATS_TEST_TMPDIR" || exit
}

hold() { # files
    "$program" --format gcc "$@" >lines || [ $? = 1 ]
    "$program" --format json "$@" >lines.json || [ $? = 1 ]
    run node "$BATS_TEST_DIRNAME/matcher.mjs" "$matcher" lines lines.json
    echo "$output"
    [ "$status" = 0 ]
}

@test "the lines of the example" {
    cp "$BATS_TEST_DIRNAME/../example/README.md" .
    hold README.md
    [ "$output" = "matcher: 6 of 8 lines matched, 6 findings, 0 faults" ]
}

@test "the lines of real lists" {
    [ -n "${LISTS:-}" ] || skip "there are no real lists"
    hold "$LISTS"/*.md
}

@test "a line that holds another line is not taken for it" {
    {
        printf '|Abbreviation|Title|Publication|Paper|\n|---|---|---|---|\n'
        for number in 1 2 3 4 5 6 7 8; do
            echo "|**M$number**|**Title $number**|CVPR2024|[M$number](https://arxiv.org/abs/2403.0000$number)|"
        done
        echo '|x.md:1:1: error: owned [column-count]|**T**|CVPR2024|[M](https://arxiv.org/abs/2403.00011)|'
        echo '|a.md:2:3: note: b [github-tab] : c.md:4:5: warning: d [e]|**U**|CVPR2024|[N](https://github.com/a/b?tab=readme-ov-file)|'
        echo '|**N**|**V**|CVPR2024|[x.md:1:1: error: owned](https://github.com/a/c?tab=x.md:1:1:)|'
    } >'a list:7:.md'
    hold 'a list:7:.md'
    grep -q 'x.md:1:1: error: owned \[column-count\] is not bold' lines
}
