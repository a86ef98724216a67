# What the README says is so: its options, rules, output, commands, transcripts and the page of settings that it shows.

setup() {
    cd "$BATS_TEST_DIRNAME/.." || exit
    program=${RSFM_LINT:?}
    release=${RSFM_LINT_RELEASE:?}
}

# The fenced blocks of a language, each ended by a line of its own that says so.
fences() { # language file
    awk -v start='```'"$1" '$0 == start { inside = 1; next } /^```$/ && inside { inside = 0; print "-- end --"; next } inside' "$2"
}

fence() { # number language file
    fences "$2" "$3" | awk -v number="$1" 'BEGIN { at = 1 } /^-- end --$/ { at++; next } at == number'
}

@test "the options are those of --help" {
    diff <(fence 3 text README.md) <("$program" --help)
}

@test "the table of rules is that of rules/README.md" {
    diff <(sed -n '/^| Rule | Severity | Fix/,/^$/p' README.md | sed 's,](rules/,](,') \
        <(sed -n '/^| Rule | Severity | Fix/,/^$/p' rules/README.md; echo)
}

@test "the index of the rules is up to date (make index)" {
    pages=$(ls rules/*.md | grep -v README.md)
    diff rules/README.md <("$BUILD"/release/compile-pages --index $pages)
}

@test "the output is what the example list gives" {
    cd tests/example
    all=$("$program" --format full --color never README.md || true)
    for number in 1 2; do
        block=$(fence $number text ../../README.md)
        [[ $all == *"$block"* ]] || { diff <(echo "$block") <(echo "$all"); false; }
    done
}

@test "the page of settings is one that the program takes" {
    folder=$BATS_TEST_TMPDIR/list
    mkdir -p "$folder/docs" "$folder/.git"
    fence 1 markdown README.md >"$folder/.rsfm-lint.md"
    cp tests/example/README.md "$folder/README.md"
    cp tests/example/README.md "$folder/docs/more.md"
    cd "$folder"
    run "$program" --format gcc
    [ "$status" = 1 ]
    [[ $output == *"docs/more.md"* ]]
    [[ $output != *"[github-tab]"* ]]
    [[ $output == *"write NeurIPS 2022 [venue-form]"* ]]
    [[ $output == *"error: Galileo is not bold"* ]]
}

@test "every command is one that these tests run" {
    diff <(fences sh README.md | grep -v '^-- end --$') - <<'END'
make lint
make test
make install PREFIX="$HOME/.local"
END
}

@test "make lint lints the example list and ends with status 0" {
    run make --no-print-directory lint BUILD="${BUILD#"$PWD"/}"
    [ "$status" = 0 ]
    [[ $output == *"tests/example/README.md:29:94: error: "*"[column-count]"* ]]
}

@test "make lint LIST=… fails where the linter does, and not where it finds nothing" {
    list="$BATS_TEST_TMPDIR/a list, 列表.md"
    cp tests/example/README.md "$list"
    run make --no-print-directory lint BUILD="${BUILD#"$PWD"/}" LIST="$list"
    [ "$status" != 0 ]
    [[ $output == *"列表.md:29:94: error: "* ]]
    printf '# A list\n\n|Title|Paper|\n|---|:---:|\n|**A**|[Paper](https://arxiv.org/abs/2306.11029)|\n' >"$list"
    run make --no-print-directory lint BUILD="${BUILD#"$PWD"/}" LIST="$list"
    [ "$status" = 0 ]
}

@test "make install puts the program where it is told to" {
    prefix="$BATS_TEST_TMPDIR/a place, 位置"
    make --no-print-directory install BUILD="${BUILD#"$PWD"/}" PREFIX="$prefix"
    [ "$("$prefix/bin/rsfm-lint" --version)" = "$("$program" --version)" ]
    make --no-print-directory uninstall PREFIX="$prefix"
    [ -z "$(ls "$prefix/bin")" ]
}

@test "every link into the repository leads to a file" {
    for page in README.md docs/*.md .github/*.md rules/README.md; do
        grep -o '](\([^)#:]*\)[)#]' "$page" | sed 's/^](//; s/[)#]$//' | sort -u | while IFS= read -r target; do
            [ -z "$target" ] || [ -e "$(dirname "$page")/$target" ] || { echo "$page: $target"; exit 1; }
        done
    done
}

# Runs the commands of a transcript in the current folder: what it would look like.
replay() { # transcript
    grep '^\$ ' <<<"$1" | while IFS= read -r line; do
        echo "$line"
        eval "${line#"$ "}" </dev/null 2>&1 || true
    done
}

@test "three people see what the README shows" {
    load tools/repository
    ln -s "$program" "$BATS_TEST_TMPDIR/rsfm-lint"
    PATH=$BATS_TEST_TMPDIR:$PATH
    contributor=$(fence 1 console README.md) another=$(fence 2 console README.md) maintainer=$(fence 3 console README.md)
    make_repository "$BATS_TEST_TMPDIR/list"
    cd "$BATS_TEST_TMPDIR/list"
    add_row README.md "$right_row"
    git add README.md
    diff <(echo "$contributor") <(replay "$contributor")
    git reset -q --hard HEAD^
    add_row README.md "$wrong_row"
    git add README.md
    diff <(echo "$another") <(replay "$another")
    git reset -q --hard
    diff <(echo "$maintainer") <(replay "$maintainer")
}

@test "the compiler takes the rule that CONTRIBUTING shows" {
    awk '/^ *```c$/ { on = 1; next } /^ *```$/ { on = 0 } on' .github/CONTRIBUTING.md >"$BATS_TEST_TMPDIR/rule.c"
    grep -q findings_add "$BATS_TEST_TMPDIR/rule.c"
    "${CC:-cc}" -std=gnu11 -Wall -Wextra -Wno-missing-field-initializers -Werror -Isrc -fsyntax-only "$BATS_TEST_TMPDIR/rule.c"
}

@test "the links page of the manual is one that the program takes" {
    mkdir "$BATS_TEST_TMPDIR/.git"
    fence 2 markdown .github/MANUAL.md >"$BATS_TEST_TMPDIR/.rsfm-lint.md"
    grep -q '^| Links |' "$BATS_TEST_TMPDIR/.rsfm-lint.md"
    cp tests/example/README.md "$BATS_TEST_TMPDIR/"
    cd "$BATS_TEST_TMPDIR"
    run "$program" --dump-links
    [ "$status" = 0 ]
}

@test "pre-commit takes the configuration of the README" {
    command -v pre-commit >/dev/null || skip 'there is no pre-commit'
    fence 1 yaml README.md >"$BATS_TEST_TMPDIR/config.yaml"
    pre-commit validate-config "$BATS_TEST_TMPDIR/config.yaml"
}

@test "GitHub takes the workflow of the README" {
    [ -x "$BUILD/bin/actionlint" ] || skip 'there is no actionlint'
    mkdir -p "$BATS_TEST_TMPDIR/.github/workflows"
    fence 2 yaml README.md >"$BATS_TEST_TMPDIR/.github/workflows/lint.yml"
    "$BUILD/bin/actionlint" -shellcheck= -pyflakes= "$BATS_TEST_TMPDIR/.github/workflows/lint.yml"
}
