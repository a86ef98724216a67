# What GitHub makes of the Markdown report: our headings, lists, code and links, and nothing that a list put in.

# bats overlooks a command that should fail and does not, where a ! stands before it.
fails() {
    if "$@"; then return 1; fi
}

setup() {
    program=${RSFM_LINT:?}
    example=$BATS_TEST_DIRNAME/example/README.md
    cd "$BATS_TEST_TMPDIR" || exit
    "$BATS_TEST_DIRNAME/tools/hostile-list" >list.md
}

report() { # file
    "$program" --format markdown "$@" >report.md || [ $? = 1 ]
}

render() { # file
    cmark-gfm --unsafe -e table -e strikethrough -e autolink "$1" >page.html
}

# Prints the tags that the report does not have of us.
foreign_tags() {
    local ours='/?(h3|h4|p|ul|li|strong|code|pre|details|summary)'
    grep -o '<[^>]*>' page.html | sort -u |
        grep -v -x -E -e "<$ours>" -e '<pre lang="markdown">' -e '</a>' \
            -e '<code class="language-markdown">' \
            -e '<a href="https://github.com/rsfm-lint/rsfm-lint/blob/main/rules/[a-z0-9-]*\.md">'
}

# Prints the text that does not stand in code, without tags.
text_outside_code() {
    perl -0pe 's,<pre.*?</pre>,,gs; s,<code>.*?</code>,,gs; s,<[^>]*>,,g' page.html
}

@test "a hostile list as it stands would show images, links and HTML" {
    command -v cmark-gfm >/dev/null || skip "cmark-gfm is not installed"
    render list.md
    foreign_tags | grep -q '<img'
    foreign_tags | grep -q 'evil.example'
    foreign_tags | grep -q '<script>'
    text_outside_code | grep -q '@octocat'
}

@test "a report on a hostile list shows none of its images, links and HTML" {
    command -v cmark-gfm >/dev/null || skip "cmark-gfm is not installed"
    for name in list.md '<img src=x> @octocat `b` [a](b).md' '``` #1.md' "$(printf 'a\n\n# b.md')"; do
        cp list.md "$name" 2>/dev/null || true
        for rules in '' --only=venue-form,doubled-emphasis,github-tab,placeholder --only=dead-anchor,implausible-year \
            --only=column-count,venue-conflict,known-elsewhere,shared-paper-url --only=abbreviation-not-bold,arxiv-id; do
            report $rules "./$name"
            render report.md
            [ -z "$(foreign_tags)" ] || { foreign_tags; return 1; }
            [ "$(grep -c '<h4>' page.html)" = "$(grep -c '^#### ' report.md)" ]
            [ "$(grep -c '^#### ' report.md)" -gt 3 ]
        done
    done
}

@test "nobody is mentioned and nothing is referred to outside code" {
    command -v cmark-gfm >/dev/null || skip "cmark-gfm is not installed"
    report list.md
    render report.md
    text_outside_code >text
    [ "$(wc -l <text)" -gt 20 ]
    fails grep -n -E -e '@' -e '#[0-9]' -e 'https?:' -e 'www\.' -e ':[a-z]+:' -e '\$' -e '[0-9a-f]{40}' -e 'GH-[0-9]' -e 'owned' text
}

@test "every line that is shown to be copied is the line of the list, repaired" {
    report "$example"
    awk '/^```markdown$/ { inside = 1; next } /^```$/ { inside = 0 } inside' report.md >lines
    [ "$(wc -l <lines)" = 5 ]
    grep -q -F '|ICCV2023|[Scale-MAE](https://arxiv.org/abs/2212.14532)|' lines
    grep -q -F '|**Galileo**|**Galileo: Learning' lines
    grep -q -F -x '  - [Benchmarks and Datasets](#datasets-and-benchmarks)' lines
    grep -F 'ICCV2023' lines >row
    awk 'NR == FNR { row = $0; next } FNR == 26 { $0 = row } 1' row "$example" >repaired.md
    run "$program" --format gcc repaired.md
    [[ $output == *repaired.md:28:* ]]
    [[ $output != *repaired.md:26:* ]]
}

@test "a long report ends before 60 KB, with a word, and whole" {
    {
        printf '|Title|Publication|Paper|\n|---|---|---|\n'
        awk 'BEGIN { while (n++ < 500) print "|**Title " n "**|CVPR2024|[Paper](https://arxiv.org/abs/2403." 10000 + n ")|surplus|" }'
        awk 'BEGIN { while (n++ < 3000) print "|**Other " n "**|CVPR2024|[Paper](https://github.com/a/b" n "?tab=readme-ov-file)|" }'
    } >long.md
    report long.md
    [ "$(wc -c <report.md)" -le 60000 ]
    [ "$(wc -c <report.md)" -gt 50000 ]
    grep -q -E '^\*\*The report is cut here: [0-9]+ more findings are in the log of the run\.\*\*$' report.md
    shown=$(grep -c -E '^- \*\*(error|warning|note):' report.md)
    left_out=$(sed -n 's/^\*\*The report is cut here: \([0-9]*\) .*/\1/p' report.md)
    all=$("$program" --format json long.md | grep -c '"severity"')
    [ $((shown + left_out)) = "$all" ]
    fails grep -q '^- \*\*note' report.md
    [ "$(grep -c '<details>' report.md)" = "$(grep -c '</details>' report.md)" ]
}

@test "what is clean is said to be" {
    printf '# A list\n\n|Title|Paper|\n|---|:---:|\n|**A**|[Paper](https://arxiv.org/abs/2306.11029)|\n' >clean.md
    report clean.md
    diff report.md - <<'END'
### rsfm-lint: No problems in 1 file

END
}

@test "--summary writes the report beside the other format" {
    report "$example"
    run "$program" --format gcc --summary summary.md "$example"
    [ "$status" = 1 ]
    [ "$output" = "$("$program" --format gcc "$example")" ]
    diff summary.md report.md
}

@test "--summary replaces a file, but adds to that of a step" {
    echo before >summary.md
    run "$program" --summary summary.md "$example"
    fails grep -q -x before summary.md
    echo before >step.md
    GITHUB_STEP_SUMMARY=step.md run "$program" --summary step.md "$example"
    [ "$(head -n 1 step.md)" = before ]
    diff <(tail -n +2 step.md) summary.md
}

@test "--summary goes with --statistics" {
    run "$program" --statistics --summary summary.md "$example"
    [[ $output == *"column-count"* ]]
    grep -q '^### rsfm-lint: 3 errors' summary.md
}

@test "--summary writes over no list, and says where it cannot write" {
    cp "$example" list.md
    ln -s list.md other.md
    run "$program" --summary other.md list.md
    [ "$status" = 2 ]
    [[ $output == *"other.md: error: the report would write over this list: name another file"* ]]
    diff "$example" list.md
    run "$program" --summary nowhere/summary.md list.md
    [ "$status" = 2 ]
    [[ $output == *"nowhere/summary.md: error: cannot write the report: No such file or directory"* ]]
    [[ $output == *"[column-count]"* ]]
    [ -e /dev/full ] || skip "there is no /dev/full"
    run "$program" --summary /dev/full list.md
    [ "$status" = 2 ]
    [[ $output == *"/dev/full: error: cannot write the report: No space left on device"* ]]
}
