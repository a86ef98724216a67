# --fix of what a change brought: in the index and in the work tree, around edits that are not staged, and nothing else.

load tools/repository

# bats overlooks a command that should fail and does not, where a ! stands before it.
fails() {
    if "$@"; then return 1; fi
}

setup() {
    program=${RSFM_LINT:?}
    house="$BATS_TEST_TMPDIR/a list, it's 列表"
    make_repository "$house"
    cd "$house" || exit
}

mended_row=${unbold_row/'|Prithvi|'/'|**Prithvi**|'}
later_row='|**DOFA**|**Neural Plasticity-Inspired Foundation Model for Observing the Earth**|Arxiv2024|[DOFA](https://arxiv.org/abs/2403.15356)|null|'

lint() {
    run "$program" --format gcc "$@"
    echo "$output"
}

staged() {
    git show :"${1:-README.md}"
}

# The example list with that row.
with() { # row
    git show HEAD:README.md >"$BATS_TEST_TMPDIR/with.md"
    add_row "$BATS_TEST_TMPDIR/with.md" "$1"
    cat "$BATS_TEST_TMPDIR/with.md"
}

@test "what is staged is repaired there and in the work tree, and old debt is left alone" {
    add_row README.md "$unbold_row"
    git add README.md
    lint --fix --staged
    [ "$status" = 0 ]
    [[ $output == *'Fixed 1 of '* ]]
    diff <(with "$mended_row") README.md
    diff README.md <(staged)
    cp .git/index before
    lint --fix --staged
    [[ $output == *'Fixed 0 of '* ]]
    cmp before .git/index
    lint --staged --fail-on note --disable unbumped-date
    [ "$status" = 0 ] && [ -z "$output" ]
}

@test "edits that are not staged stay where they are, and unstaged" {
    add_row README.md "$unbold_row"
    git add README.md
    add_row README.md "$later_row"
    sed -i.old '1s/$/ of today/; $d' README.md
    lint --fix --staged
    [ "$status" = 0 ]
    diff <(with "$mended_row") <(staged)
    diff <(with "$mended_row" | sed "/SatMAE\*\*|/a $later_row" | sed '1s/$/ of today/; $d') README.md
}

@test "an edit beside the row that is repaired is no conflict" {
    add_row README.md "$unbold_row"
    git add README.md
    { sed '/Prithvi/q' README.md; echo "$later_row"; sed '1,/Prithvi/d' README.md; } >new.md
    mv new.md README.md
    lint --fix --staged
    [ "$status" = 0 ]
    diff <(with "$mended_row") <(staged)
    [ "$(grep -A 1 Prithvi README.md)" = "$mended_row"$'\n'"$later_row" ]
}

@test "a list with an edit in the very line is left alone and named, the others are not" {
    for name in README.md second.md; do
        git show HEAD:README.md >$name
        add_row $name "$unbold_row"
    done
    git add .
    sed -i.old 's/|Prithvi|/|Prithvi-EO|/' README.md
    cp README.md mine.md
    cp second.md second-before.md
    staged >index.md
    lint --fix --staged
    [ "$status" = 2 ]
    [[ $output == *'README.md: error: edits that are not staged stand where it would be repaired, so it is left as it is'* ]]
    cmp mine.md README.md
    cmp index.md <(staged)
    fails cmp -s second-before.md second.md
    cmp second.md <(staged second.md)
    git add README.md
    lint --fix --staged README.md
    [ "$status" = 0 ]
    grep -F '|**Prithvi-EO**|' README.md
}

@test "where all is left alone nothing is said to be right" {
    add_row README.md "$unbold_row"
    git add README.md
    sed -i.old '/|Prithvi|/d' README.md
    lint --fix --staged
    [ "$status" = 2 ]
    [[ $output != *'othing to fix'* ]]
}

@test "a repair that the work tree has already is made in the index" {
    add_row README.md "$unbold_row"
    git add README.md
    with "$mended_row" | sed '1s/$/ of today/' >README.md
    cp README.md mine.md
    lint --fix --staged
    [ "$status" = 0 ]
    diff <(with "$mended_row") <(staged)
    cmp mine.md README.md
}

@test "files that are gone, or links by now, are repaired in the index alone" {
    for name in gone.md link.md; do
        git show HEAD:README.md >$name
        add_row $name "$unbold_row"
    done
    mkdir folder
    cp link.md folder/list.md
    git add .
    rm gone.md
    mv link.md ../elsewhere.md
    ln -s ../elsewhere.md link.md
    mv folder ../folder-elsewhere
    ln -s ../folder-elsewhere folder
    cp ../elsewhere.md before.md
    lint --fix --staged
    [ "$status" = 1 ]
    [ ! -e gone.md ]
    cmp before.md ../elsewhere.md
    cmp before.md ../folder-elsewhere/list.md
    for name in gone.md link.md folder/list.md; do
        staged $name >out
        grep -F '|ICCV2023|[Scale-MAE]' out
    done
}

@test "mode, names and line endings are those that were there" {
    mkdir $'a "b"\n遥感'
    names=('two words.md' $'a "b"\n遥感/-x.md')
    for name in "${names[@]}"; do
        cp README.md "$name"
        chmod 755 "$name"
    done
    git add .
    git commit -q -m names
    git config core.autocrlf true
    for name in "${names[@]}"; do
        add_row "$name" "$unbold_row"
        sed -i.old 's/$/\r/' "$name"
    done
    git add "${names[@]}"
    sed -i.old $'1s/\r$/ of today\r/' "${names[0]}"
    cd $'a "b"\n遥感'
    lint --fix --staged
    [ "$status" = 0 ]
    cd ..
    for name in "${names[@]}"; do
        cmp <(with "$mended_row") <(git cat-file blob :"$name")
        [ "$(git ls-files -s -- "$name" | cut -d ' ' -f 1)" = 100755 ]
        [ -x "$name" ]
    done
    cmp <(with "$mended_row" | sed $'s/$/\r/; 1s/\r$/ of today\r/') "${names[0]}"
    cmp <(with "$mended_row" | sed $'s/$/\r/') "${names[1]}"
    [ "$(git status --porcelain --untracked-files=no | cut -c 1-2 | sort | tr '\n' ,)" = 'M ,MM,' ]
}

@test "lines that come and go in a repair do not make old lines new" {
    { git show HEAD:README.md | sed -n '1,/SatMAE\*\*|/p'; echo; echo "$unbold_row"; echo; echo
        git show HEAD:README.md | sed '1,/SatMAE\*\*|/d'; } >README.md
    git add README.md
    lint --fix --staged
    diff <(with "$mended_row") README.md
    diff README.md <(staged)
}

@test "the work tree is repaired with --since, and a commit is not" {
    add_row README.md "$unbold_row"
    git commit -q -a -m row
    lint --fix --since HEAD
    [[ $output == *'Nothing to fix.'* ]]
    lint --fix --since HEAD~1 --head HEAD
    [ "$status" = 2 ]
    [[ $output == *'a commit cannot be repaired'* ]]
    lint --fix --since HEAD~1
    [ "$status" = 0 ]
    diff <(git show HEAD~1:README.md | sed "/SatMAE\*\*|/a $mended_row") README.md
    grep -F '|Prithvi|' <(staged)
}

@test "a work tree with line endings of its own is repaired with these" {
    git config core.autocrlf true
    add_row README.md "$unbold_row"
    sed -i.old 's/$/\r/' README.md
    lint --fix --since HEAD
    cmp <(with "$mended_row" | sed $'s/$/\r/') README.md
    git add README.md
    lint --fix --since HEAD
    [[ $output == *'Fixed 0 of '* ]]
}

@test "a diff of it is shown, for git apply --cached" {
    add_row README.md "$unbold_row"
    git add README.md
    git show HEAD:README.md >README.md
    lint --diff --staged
    [ "$status" = 1 ]
    "$program" --diff --staged 2>/dev/null >change.diff || true
    git apply --cached change.diff
    diff <(with "$mended_row") <(staged)
    git commit -q -m 'Add Prithvi'
    git show HEAD~1:README.md >README.md
    add_row README.md "$unbold_row"
    git commit -q -a -m 'Add it again'
    lint --diff --since HEAD~2 --head HEAD
    [ "$status" = 1 ]
    [[ $output == *"+$mended_row"* ]]
}

@test "unsafe repairs and those of one rule" {
    add_row README.md "${unbold_row/Arxiv2023/Arxiv 2023}"
    git add README.md
    lint --fix --staged --fix-only venue-form
    diff <(with "$unbold_row") <(staged)
    lint --fix --staged --unsafe-fixes --today 2025-04-04
    staged | grep 2025.04.04
    diff <(staged) README.md
}

@test "what the baseline knows is not repaired" {
    cp README.md new.md
    add_row new.md "$unbold_row"
    "$program" --write-baseline known.txt --quiet new.md
    git add known.txt new.md
    lint --fix --staged --baseline known.txt
    [ "$status" = 0 ]
    cmp new.md <(staged new.md)
}

@test "in a merge what is new to both sides is repaired" {
    git checkout -q -b side
    sed -i.old "/SatMAE\*\*|/a ${unbold_row//Prithvi/Side}" README.md
    git commit -q -a -m side
    git checkout -q main
    sed -i.old '1s/$/ of today/' README.md
    git commit -q -a -m main
    git merge -q --no-commit side
    add_row README.md "$unbold_row"
    git add README.md
    lint --fix --staged
    grep -F '|Side|' <(staged)
    grep -F '|**Prithvi**|' <(staged)
    diff <(staged) README.md
}

@test "the first commit, and a repository with a work tree of its own" {
    mkdir ../first
    cd ../first
    git init -q -b main .
    with "$unbold_row" >README.md 2>/dev/null || cp "$BATS_TEST_DIRNAME/example/README.md" README.md
    git add README.md
    lint --fix --staged
    fails diff -q README.md "$BATS_TEST_DIRNAME/example/README.md"
    diff <(staged) README.md
    cd "$house"
    git worktree add -q ../other
    cd ../other
    add_row README.md "$unbold_row"
    git add README.md
    lint --fix --staged
    [ "$status" = 0 ]
    diff <(staged) README.md
    grep -F '|**Prithvi**|' README.md
    fails grep -F Prithvi "$house/README.md"
}

@test "in a hook, what is committed is what was repaired" {
    printf '#!/bin/sh\nexec "%s" --format gcc --fix --staged\n' "$program" >.git/hooks/pre-commit
    chmod +x .git/hooks/pre-commit
    add_row README.md "$unbold_row"
    git commit -q -a -m 'Add Prithvi'
    diff <(git show HEAD:README.md) README.md
    grep -F '|**Prithvi**|' README.md
    [ -z "$(git status --porcelain --untracked-files=no)" ]
}

@test "a read-only file, and an index that somebody else writes, are named" {
    add_row README.md "$unbold_row"
    git add README.md
    chmod 444 README.md
    lint --fix --staged
    [ "$status" = 2 ]
    [[ $output == *'README.md: error: cannot replace it: it is read-only'* ]]
    cmp README.md <(staged)
    chmod 644 README.md
    touch .git/index.lock
    lint --fix --staged
    [ "$status" = 2 ]
    [[ $output == *'git cannot stage the repaired file: '*index.lock* ]]
}

@test "nothing in a repository's configuration is run by a repair" {
    printf '#!/bin/sh\ntouch "%s"\ncat\n' "$BATS_TEST_TMPDIR/was-run" >"$BATS_TEST_TMPDIR/trap"
    chmod +x "$BATS_TEST_TMPDIR/trap"
    add_row README.md "$unbold_row"
    git add README.md
    mkdir ../hooks
    for hook in post-index-change reference-transaction pre-commit; do
        cp "$BATS_TEST_TMPDIR/trap" ../hooks/$hook
    done
    git config core.hooksPath "$PWD/../hooks"
    git config core.fsmonitor "'$BATS_TEST_TMPDIR/trap'"
    git config filter.trap.clean "'$BATS_TEST_TMPDIR/trap'"
    git config filter.trap.smudge "'$BATS_TEST_TMPDIR/trap'"
    git config filter.trap.process "'$BATS_TEST_TMPDIR/trap'"
    git config filter.trap.required true
    echo '*.md filter=trap ident' >.git/info/attributes
    lint --fix --staged
    [ "$status" = 0 ]
    [ ! -e "$BATS_TEST_TMPDIR/was-run" ]
    diff <(with "$mended_row") README.md
    diff README.md <(git -c core.fsmonitor= cat-file blob :README.md)
    [ ! -e "$BATS_TEST_TMPDIR/was-run" ]
    lint --fix --since HEAD
    [ ! -e "$BATS_TEST_TMPDIR/was-run" ]
}

@test "of a line that a repair makes what it was nothing is said" {
    sed -i.old 's/|\*\*SkyCLIP\*\*|/|SkyCLIP|/' README.md
    git add README.md
    lint --staged
    [[ $output == *abbreviation-not-bold* && $output == *'(was there before) [github-tab]'* ]]
    lint --fix --staged
    [ "$status" = 0 ]
    [ "$output" = 'Fixed 1 of 1 finding.' ]
    git diff --cached --quiet
}
