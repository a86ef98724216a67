# The git hook and what the pre-commit framework runs, in real repositories.

load tools/repository

setup() {
    ln -s "${RSFM_LINT:?}" "$BATS_TEST_TMPDIR/rsfm-lint"
    PATH=$BATS_TEST_TMPDIR:$PATH
    house="$BATS_TEST_TMPDIR/a list, it's 列表"
    make_repository "$house"
    cd "$house" || exit
}

commits() {
    git rev-list --count HEAD
}

@test "an installed hook lets a right row through, whatever was wrong before" {
    rsfm-lint --install-hook
    add_row README.md "$right_row"
    git add README.md
    run git commit -m 'Add Prithvi'
    echo "$output"
    [ "$status" = 0 ]
    [[ $output != *" error: "* && $output != *" warning: "* ]]
}

@test "it stops a row with a missing cell, says where, and how to repair and to go on" {
    rsfm-lint --install-hook
    add_row README.md "$wrong_row"
    git add README.md
    run git commit -m 'Add Prithvi'
    echo "$output"
    [ "$status" != 0 ]
    [ "$(commits)" = 1 ]
    [[ $output == *"README.md:26:"*" error: 4 cells, the header has 5: Publication is missing"* ]]
    [ "$(grep -c -E ' (error|warning): ' <<<"$output")" = 1 ]
    [[ $output == *"rsfm-lint --fix --staged"* ]]
    git commit -q --no-verify -m 'Add Prithvi'
}

@test "what is committed is judged, not what stands in the work tree" {
    rsfm-lint --install-hook
    add_row README.md "$right_row"
    git add README.md
    add_row README.md "$wrong_row"
    git commit -q -m 'Add Prithvi'
    git add README.md
    git show HEAD:README.md >README.md
    run git commit -m 'Add it again'
    [ "$status" != 0 ]
    [[ $output == *"Publication is missing"* ]]
}

@test "git commit -a is told of a scope that will still be there" {
    rsfm-lint --install-hook
    add_row README.md "$wrong_row"
    run git commit -a -m 'Add Prithvi'
    [ "$status" != 0 ]
    [[ $output == *"rsfm-lint --fix --since HEAD"* ]]
}

@test "installing twice changes nothing, and core.hooksPath is where it goes" {
    git config core.hooksPath "my hooks"
    run rsfm-lint --install-hook
    [ "$status" = 0 ]
    [[ $output == *"my hooks/pre-commit"* ]]
    [ -x "my hooks/pre-commit" ]
    [ ! -e .git/hooks/pre-commit ]
    cp "my hooks/pre-commit" before
    run rsfm-lint --install-hook
    [ "$status" = 0 ]
    cmp before "my hooks/pre-commit"
    [ "$(ls "my hooks")" = pre-commit ]
}

@test "a folder of hooks that is not there is made, and what is none is named" {
    git config core.hooksPath "tools/git hooks/of ours"
    mkdir folder
    cd folder
    rsfm-lint --install-hook
    cd ..
    [ -x "tools/git hooks/of ours/pre-commit" ]
    add_row README.md "$wrong_row"
    run git commit -a -m 'Add Prithvi'
    [ "$status" != 0 ]
    [[ $output == *"Publication is missing"* ]]
    git config core.hooksPath /dev/null
    run rsfm-lint --install-hook
    [ "$status" = 2 ]
    [[ $output == *"/dev/null/pre-commit: error: cannot make its folder: Not a directory"* ]]
}

@test "what the hook advises repairs the commit" {
    rsfm-lint --install-hook
    add_row README.md "$unbold_row"
    git add README.md
    run git commit -m 'Add Prithvi'
    [ "$status" != 0 ]
    [[ $output == *"rsfm-lint --fix --staged"* ]]
    rsfm-lint --fix --staged
    git commit -q -m 'Add Prithvi'
    add_row README.md "${unbold_row//Prithvi/Again}"
    run git commit -a -m 'Add it again'
    [ "$status" != 0 ]
    [[ $output == *"rsfm-lint --fix --since HEAD"* ]]
    rsfm-lint --fix --since HEAD || [ $? = 1 ]
    grep -F '|**Again**|' README.md
    grep -F '|Galileo|' README.md
}

@test "the hook of the pre-commit framework runs first" {
    command -v pre-commit >/dev/null || skip 'there is no pre-commit'
    export PRE_COMMIT_HOME=$BATS_TEST_TMPDIR/cache
    printf 'repos:\n- repo: local\n  hooks:\n  - {id: says, name: says, entry: echo the framework ran, language: system, verbose: true}\n' >.pre-commit-config.yaml
    git add .
    git commit -q -m 'A configuration'
    pre-commit install
    rsfm-lint --install-hook
    add_row README.md "$wrong_row"
    run git commit -a -m 'Add Prithvi'
    echo "$output"
    [ "$status" != 0 ]
    [[ $output == *"the framework ran"*"Publication is missing"* ]]
}

@test "a hook that was there runs first, and comes back" {
    printf '#!/bin/sh\necho "the old hook, $# arguments"; test ! -e stop\n' >.git/hooks/pre-commit
    chmod 755 .git/hooks/pre-commit
    cp -p .git/hooks/pre-commit old
    rsfm-lint --install-hook
    rsfm-lint --install-hook
    run git commit --allow-empty -m 'Nothing'
    [ "$status" = 0 ]
    [[ $output == *"the old hook, 0 arguments"* ]]
    touch stop
    run git commit --allow-empty -m 'Nothing'
    [ "$status" != 0 ]
    rsfm-lint --uninstall-hook
    cmp old .git/hooks/pre-commit
    [ -x .git/hooks/pre-commit ]
    [ "$(ls .git/hooks/pre-commit*)" = "$(printf '%s\n' .git/hooks/pre-commit .git/hooks/pre-commit.sample)" ] ||
        [ "$(ls .git/hooks/pre-commit*)" = .git/hooks/pre-commit ]
    run rsfm-lint --uninstall-hook
    [ "$status" = 0 ]
    cmp old .git/hooks/pre-commit
}

@test "two strange hooks are one too many: nothing is touched" {
    echo one >.git/hooks/pre-commit
    echo two >.git/hooks/pre-commit.before-rsfm-lint
    run rsfm-lint --install-hook
    [ "$status" = 2 ]
    [[ $output == *"pre-commit.before-rsfm-lint exists already"* ]]
    [ "$(cat .git/hooks/pre-commit)" = one ]
    [ "$(cat .git/hooks/pre-commit.before-rsfm-lint)" = two ]
}

@test "outside a repository there is no place for a hook" {
    mkdir "$BATS_TEST_TMPDIR/nowhere"
    cd "$BATS_TEST_TMPDIR/nowhere"
    GIT_CEILING_DIRECTORIES=$BATS_TEST_TMPDIR run rsfm-lint --install-hook
    [ "$status" = 2 ]
    [[ $output == "rsfm-lint: error: "* ]]
}

@test "worktrees share the hook, and each commits its own index" {
    rsfm-lint --install-hook
    git worktree add -q ../other
    cd ../other
    add_row README.md "$wrong_row"
    git add README.md
    run git commit -m 'Add Prithvi'
    [ "$status" != 0 ]
    [[ $output == *"Publication is missing"* ]]
}

@test "the hook works off PATH when it was installed by a program, and says so when there is none" {
    rsfm-lint --install-hook
    PATH=${PATH#*:} run git commit --allow-empty -m 'Nothing'
    [ "$status" = 0 ]
    cp "$tests/../hooks/pre-commit" .git/hooks/pre-commit
    PATH=${PATH#*:} run git commit --allow-empty -m 'Nothing'
    [ "$status" != 0 ]
    [[ $output == *"the program was not found, so nothing was checked"* ]]
    [[ $output == *"git commit --no-verify"* ]]
}

# A checkout whose build takes a moment and is counted.
make_slow_checkout() { # recipe
    checkout=$BATS_TEST_TMPDIR/checkout
    mkdir -p "$checkout/hooks"
    cp "$tests/../hooks/build-once" "$checkout/hooks/"
    printf 'VERSION = 9.9.9\nall:\n\t%s\n' "$1" >"$checkout/Makefile"
}

@test "however many ask, the program is built once" {
    make_slow_checkout 'echo build >>count; sleep 1; mkdir -p build/release; echo "#!/bin/sh" >build/release/rsfm-lint; chmod +x build/release/rsfm-lint'
    for i in 1 2 3 4; do "$checkout/hooks/build-once" >"out.$i" & done
    wait
    [ "$(cat "$checkout/count")" = build ]
    for i in 1 2 3 4; do [ "$(cat out.$i)" = "$checkout/build/release/rsfm-lint" ]; done
}

@test "a build that fails says why, and does not install behind anybody's back" {
    make_slow_checkout 'echo "Missing: libpcre2-dev, INSTALL=$$INSTALL"; false'
    run "$checkout/hooks/build-once"
    [ "$status" = 2 ]
    [[ $output == *"Missing: libpcre2-dev, INSTALL=no"* ]]
    [[ $output == *"it could not be built"* ]]
}

@test "a program of that version on PATH is not built again" {
    make_slow_checkout 'echo build >>count'
    version=$(rsfm-lint --version)
    sed -i.old "s/9.9.9/${version#* }/" "$checkout/Makefile"
    [ "$("$checkout/hooks/build-once")" = "$BATS_TEST_TMPDIR/rsfm-lint" ]
    [ ! -e "$checkout/count" ]
}

@test "the framework reports in a commit what it brings, and with --all-files the whole list" {
    add_row README.md "$right_row"
    git add README.md
    run "$tests/../hooks/pre-commit-framework" --system README.md
    echo "$output"
    [ "$status" = 0 ]
    git commit -q -m 'Add Prithvi'
    run "$tests/../hooks/pre-commit-framework" --system README.md
    [ "$status" = 1 ]
    [[ $output == *"SatMAE"* || $output == *"column-count"* ]]
    PRE_COMMIT_FROM_REF=HEAD~1 PRE_COMMIT_TO_REF=HEAD run "$tests/../hooks/pre-commit-framework" --system README.md
    [ "$status" = 0 ]
}

@test "all files are looked at as they are though one of them is staged" {
    cp README.md 'second list.md'
    git add .
    git commit -q -m 'Two lists'
    add_row 'second list.md' "$right_row"
    git add .
    run "$tests/../hooks/pre-commit-framework" --system README.md 'second list.md'
    [ "$status" = 1 ]
    [[ $output == *'README.md:29:94: error: '*'second list.md:30:94: error: '* ]]
    run "$tests/../hooks/pre-commit-framework" --system --fail-on error 'second list.md'
    [ "$status" = 0 ]
    git mv README.md 'third list.md'
    run "$tests/../hooks/pre-commit-framework" --system 'second list.md' 'third list.md'
    echo "$output"
    [ "$status" = 0 ]
}

@test "the page that an option names need not be staged in a commit" {
    printf '# Mine\n' >mine.md
    add_row README.md "$right_row"
    git add README.md
    run "$tests/../hooks/pre-commit-framework" --system --rules mine.md -q README.md
    echo "$output"
    [ "$status" = 0 ]
}

@test "a file that is called like an option is a file" {
    cp README.md ./--rules=README.md
    git add -- ./--rules=README.md
    run "$tests/../hooks/pre-commit-framework" --system --rules=README.md
    echo "$output"
    [ "$status" = 1 ]
    [[ $output == *"--rules=README.md:29:94: error: "* ]]
}

@test "pre-commit takes the hooks as they are, through try-repo" {
    command -v pre-commit >/dev/null || skip 'there is no pre-commit'
    pre-commit validate-manifest "$tests/../.pre-commit-hooks.yaml"
    hooks=$BATS_TEST_TMPDIR/hooks
    mkdir "$hooks"
    tar -c -f - -C "$tests/.." --exclude ./build --exclude ./.git . | tar -x -f - -C "$hooks"
    git init -q "$hooks"
    git -C "$hooks" add -A
    git -C "$hooks" commit -q -m 'As it is here'
    export PRE_COMMIT_HOME=$BATS_TEST_TMPDIR/cache
    add_row README.md "$wrong_row"
    git add README.md
    for hook in rsfm-lint rsfm-lint-system; do
        run pre-commit try-repo "$hooks" "$hook" --verbose
        echo "$output"
        [ "$status" = 1 ]
        [[ $output == *"README.md:26:"*"Publication is missing"* ]]
    done
}
