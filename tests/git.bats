# --staged and --since on real repositories: only what the change brought, from the bytes that git has.

setup() {
    house=$(mktemp -d)
    program=${RSFM_LINT:-$BATS_TEST_DIRNAME/../build/sanitized/rsfm-lint}
    unset "${!GIT_@}"
    export HOME=$house GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
    export GIT_AUTHOR_NAME=Somebody GIT_AUTHOR_EMAIL=somebody@example.org GIT_AUTHOR_DATE='2025-04-01T12:00:00Z'
    export GIT_COMMITTER_NAME=Somebody GIT_COMMITTER_EMAIL=somebody@example.org GIT_COMMITTER_DATE='2025-04-01T12:00:00Z'
    mkdir "$house/list"
    cd "$house/list"
    git init -q -b main .
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

# A list with debt: a dead anchor, doubled stars, a pair of rows with one address.
debt() {
    cat <<'LIST'
# Papers

Last Updated on 2025.03.01

- [Gone](#gone)

## Vision

|Abbreviation|Title|Publication|Paper|Code & Weights|
|:---:|---|:---:|:---:|:---:|
LIST
    row Aspen 10001
    row Birch 10002
    row Cedar 10003 | sed 's/\*\*A Study/****A Study/; s/Stations\*\*/Stations****/'
    row Dogwood 10004
    row Elder 10005
    row Fir 10006 | sed 's/2401.10006/2401.10005/'
}

commit_debt() {
    debt >README.md
    git add README.md
    git commit -q -m debt
}

# The list with debt as a submodule of another repository.
enter_submodule() {
    commit_debt
    mkdir ../around
    cd ../around
    git init -q -b main .
    git -c protocol.file.allow=always submodule --quiet add ../list sub
    git commit -q -m sub
    cd sub
}

# The row with a cell too few.
short_row() {
    row "$1" "$2" | sed 's/TGRS2024|//'
}

nothing() {
    [ "$status" = 0 ] && [ -z "$output" ] || { echo "status $status: $output"; return 1; }
}

nothing_but_totals() {
    [ "$status" = 0 ] && [ "$output" = 'Fixed 1 of 1 finding.' ] || { echo "status $status: $output"; return 1; }
}

# Exactly these findings, as FILE:LINE: RULE, and that exit status.
found() { # status findings
    local got
    got=$(printf '%s\n' "$output" | sed -nE 's/^(.*:[0-9]+):[0-9]+: (error|warning|note): .*\[([a-z-]+)\]$/\1 \3/p')
    [ "$status" = "$1" ] && [ "$got" = "$2" ] || { echo "status $status: $output"; return 1; }
}

refused() { # words
    [ "$status" = 2 ] && [[ $output == *"$1"* ]] || { echo "status $status: $output"; return 1; }
}

@test "the debt of a list is found on the whole, and is no news" {
    commit_debt
    lint README.md
    [ "$status" = 1 ] && [ "${#lines[@]}" -ge 3 ]
    lint --staged
    nothing
    lint --since HEAD
    nothing
}

@test "a correct row is no news but for the date, and fails nothing" {
    commit_debt
    row Ginkgo 10007 >>README.md
    git add README.md
    lint --staged
    found 0 'README.md:3 unbumped-date'
    sed -i.old s/2025.03.01/2025.04.09/ README.md
    git add README.md
    lint --staged
    nothing
}

@test "a row with a missing cell is exactly that, at that row" {
    commit_debt
    short_row Ginkgo 10007 >>README.md
    git add README.md
    lint --staged
    found 1 'README.md:17 column-count'
}

@test "what counts is the index, not the work tree" {
    commit_debt
    short_row Ginkgo 10007 >>README.md
    git add README.md
    debt >README.md
    lint --staged
    found 1 'README.md:17 column-count'
    git add README.md
    short_row Ginkgo 10007 >>README.md
    lint --staged
    nothing
}

@test "a part of a change, as commit -p stages it" {
    commit_debt
    { debt | sed '/Aspen/d'; short_row Ginkgo 10007; } >README.md
    printf 's\nn\ny\n' | git add -p README.md >/dev/null
    git show :README.md | grep -q Aspen
    lint --staged
    found 1 'README.md:17 column-count'
    git checkout -q HEAD -- README.md
    { debt | sed '/Aspen/d'; short_row Ginkgo 10007; } >README.md
    printf 's\ny\nn\n' | git add -p README.md >/dev/null
    lint --staged
    nothing
}

# The program as a hook, with the environment that git gives it.
hook() {
    cat >.git/hooks/pre-commit <<HOOK
#!/bin/sh
exec '$program' --format gcc --today 2025-04-09 --staged
HOOK
    chmod +x .git/hooks/pre-commit
}

@test "commit -a, and commit FILE, with an index of their own" {
    commit_debt
    hook
    short_row Ginkgo 10007 >>README.md
    run git commit -q -a -m broken
    found 1 'README.md:17 column-count'
    echo other >other.txt
    git add other.txt
    run git commit -q -m broken README.md
    found 1 'README.md:17 column-count'
    run git commit -q -m fine other.txt
    [ "$status" = 0 ]
    { debt | sed s/2025.03.01/2025.04.09/; row Ginkgo 10007; } >README.md
    run git commit -q -a -m fine
    nothing
}

@test "a hook in a work tree of its own" {
    commit_debt
    hook
    git worktree add -q ../second
    cd ../second
    short_row Ginkgo 10007 >>README.md
    run git commit -q -a -m broken
    found 1 'README.md:17 column-count'
}

@test "a list in a submodule, and a repository around it" {
    enter_submodule
    short_row Ginkgo 10007 >>README.md
    git add README.md
    lint --staged
    found 1 'README.md:17 column-count'
    git commit -q -m broken
    cd ..
    git add sub
    lint --staged
    nothing
    lint --staged sub/README.md
    refused 'sub/README.md: error: it is not about to be committed'
}

@test "a hook in a submodule" {
    enter_submodule
    cat >"$(git rev-parse --git-path hooks)/pre-commit" <<HOOK
#!/bin/sh
exec '$program' --format gcc --today 2025-04-09 --staged
HOOK
    chmod +x "$(git rev-parse --git-path hooks)/pre-commit"
    short_row Ginkgo 10007 >>README.md
    run git commit -q -a -m broken
    found 1 'README.md:17 column-count'
}

@test "line endings that git keeps otherwise than the work tree has them" {
    commit_debt
    git config core.autocrlf true
    { debt; short_row Ginkgo 10007; } | sed 's/$/\r/' >README.md
    lint --since HEAD
    found 1 'README.md:17 column-count'
    git add README.md
    lint --staged
    found 1 'README.md:17 column-count'
    git config --unset core.autocrlf
    git reset -q --hard
    echo '*.md text eol=crlf' >.gitattributes
    git add .
    git commit -q -m attributes
    { debt; short_row Ginkgo 10007; } | sed 's/$/\r/' >README.md
    lint --since HEAD
    found 1 'README.md:17 column-count'
    git add README.md
    lint --staged
    found 1 'README.md:17 column-count'
}

@test "repositories that are shallow, sparse, of SHA-256 or with a split index, and a head without a branch" {
    commit_debt
    mkdir docs
    debt >docs/list.md
    git add .
    git commit -q -m more
    git init -q -b main --object-format=sha256 ../sha256
    cp README.md ../sha256
    git -C ../sha256 add .
    git -C ../sha256 commit -q -m debt
    git clone -q --depth 1 "file://$PWD" ../shallow
    for kind in sha256 shallow sparse split detached; do
        cd "$house/list"
        [ -e ../$kind ] || git clone -q . ../$kind
        cd ../$kind
        case $kind in
        sparse) git sparse-checkout init --cone && git sparse-checkout set other && [ ! -e docs ] ;;
        split) git update-index --split-index ;;
        detached) git checkout -q --detach ;;
        esac
        short_row Ginkgo 10007 >>README.md
        lint --since HEAD
        found 1 'README.md:17 column-count'
        git add README.md
        lint --staged
        found 1 'README.md:17 column-count'
        sed -i.old 's/Ginkgo Sensor from 10007 Stations\*\*|/&TGRS 2024|/' README.md
        git add README.md
        lint --fix --staged --disable unbumped-date
        nothing_but_totals
        git diff --cached | grep -F '+|**Ginkgo**|**A Study of the Ginkgo Sensor from 10007 Stations**|TGRS2024|'
    done
    cd ../shallow
    lint --since HEAD~1
    refused 'fetch it first'
}

@test "all of the first commit is new" {
    { debt; short_row Ginkgo 10007; } >README.md
    git add README.md
    lint --staged
    [ "$status" = 1 ] && [[ $output == *dead-anchor* ]] && [[ $output == *doubled-emphasis* ]] &&
        [[ $output == *column-count* ]]
}

@test "all of a new file is new, and nothing of its neighbour" {
    commit_debt
    debt >second.md
    git add second.md
    lint --staged
    [ "$status" = 1 ]
    [[ $output == *second.md:5:*dead-anchor* ]] && [[ $output != *README.md* ]]
}

@test "a renamed file is compared with what it was" {
    commit_debt
    mkdir docs
    git mv README.md docs/papers.md
    row Ginkgo 10007 | sed s/TGRS2024/TGRS2050/ >>docs/papers.md
    git add .
    lint --staged
    found 1 'docs/papers.md:3 unbumped-date
docs/papers.md:17 implausible-year'
}

@test "renamed files are found however few the configuration looks for" {
    for name in Maple Oak Pine; do
        debt | sed "s/Papers/$name/" >$name.md
    done
    git add .
    git commit -q -m more
    git config diff.renameLimit 1
    mkdir docs
    for name in Maple Oak Pine; do
        git mv $name.md docs/about-$name.md
        short_row Ginkgo 10007 >>docs/about-$name.md
    done
    git add .
    lint --staged
    found 1 'docs/about-Maple.md:17 column-count
docs/about-Oak.md:17 column-count
docs/about-Pine.md:17 column-count'
}

@test "a deleted file is nothing to speak of" {
    commit_debt
    git rm -q README.md
    lint --staged
    nothing
}

@test "an old finding on a changed line is a note that fails nothing" {
    commit_debt
    sed -i.old '/Cedar/s/null/[link](https:\/\/github.com\/trees\/Cedar)/' README.md
    git add README.md
    lint --staged --fail-on note
    found 0 'README.md:13 doubled-emphasis'
    [[ $output == *'note: '*'(was there before)'* ]]
    run "$program" --format json --staged
    [[ $output == *'"was_there":true'* ]]
}

@test "rows that move, and rows put in between, make no news" {
    commit_debt
    { debt | sed '/Cedar/d'; debt | grep Cedar; } >README.md
    git add README.md
    lint --staged
    found 0 'README.md:16 doubled-emphasis'
    [[ $output == *'(was there before)'* ]]
    { debt | sed -n 1,11p; row Ginkgo 10007; row Hazel 10008; debt | sed -n '12,$p'; } | sed s/2025.03.01/2025.04.09/ >README.md
    git add README.md
    lint --staged
    nothing
}

@test "of a pair the new half speaks, wherever it stands" {
    commit_debt
    { debt | sed -n 1,10p; row Ginkgo 10004; debt | sed -n '11,$p'; } | sed s/2025.03.01/2025.04.09/ >README.md
    git add README.md
    lint --staged
    found 1 'README.md:11 title-conflict'
    [[ ${lines[0]} == *'line 15 links the same paper'* ]]
    [[ ${lines[1]} == README.md:15:*'the other row' ]]
}

@test "a change elsewhere that breaks an untouched line is news" {
    commit_debt
    { debt | sed 's/(#gone)/(#vision)/'; } >README.md
    git commit -q -a -m mended
    sed -i.old 's/^## Vision/## Pictures/' README.md
    git add README.md
    lint --staged
    found 1 'README.md:5 dead-anchor'
}

@test "a change cannot vote for itself" {
    commit_debt
    for i in 1 2 3 4 5 6 7 8 9; do
        row "Tree$i" "2000$i" | sed 's/TGRS2024/TGRS 2024/'
    done >>README.md
    sed -i.old s/2025.03.01/2025.04.09/ README.md
    git add README.md
    lint --staged
    [ "$status" = 1 ] && [ "$(printf '%s\n' "$output" | grep -c 'venue-form')" = 9 ]
}

@test "a merge is held against both sides" {
    commit_debt
    git checkout -q -b side
    { debt; row Ginkgo 10007 | sed 's/\*\*A Study/****A Study/; s/Stations\*\*/Stations****/'; } >README.md
    git commit -q -a -m side
    git checkout -q main
    { debt; row Hazel 10008; } >README.md
    git commit -q -a -m main
    run git merge -q side
    [ "$status" != 0 ]
    lint --staged
    refused 'README.md: error: a merge left two versions of it'
    { debt; row Hazel 10008; row Ginkgo 10007 | sed 's/\*\*A Study/****A Study/; s/Stations\*\*/Stations****/'; } >README.md
    git add README.md
    lint --staged
    nothing
    short_row Juniper 10009 >>README.md
    git add README.md
    lint --staged
    found 1 'README.md:19 column-count'
    git commit -q -m merged
    lint --since HEAD^1
    [[ $output == *README.md:19:*column-count* ]]
}

@test "what a merge takes over as it is was looked at on the other side" {
    commit_debt
    git checkout -q -b side
    short_row Ginkgo 10007 >second.md
    git add second.md
    debt >third.md
    git add third.md
    git commit -q -m side
    git checkout -q main
    echo x >other.txt
    git add other.txt
    git commit -q -m main
    git merge -q --no-commit side
    lint --staged
    nothing
}

@test "since: from where the history parted, up to the work tree or up to a commit" {
    commit_debt
    git checkout -q -b mine
    short_row Ginkgo 10007 >>README.md
    git commit -q -a -m mine
    git checkout -q main
    { debt | sed '/Aspen/d'; } >README.md
    git commit -q -a -m theirs
    git checkout -q mine
    lint --since main
    found 1 'README.md:17 column-count'
    short_row Hazel 10008 >>README.md
    lint --since main
    found 1 'README.md:17 column-count
README.md:18 column-count'
    lint --since main --head HEAD
    found 1 'README.md:17 column-count'
    git checkout -q -f main
    lint --since main --head mine
    found 1 'README.md:17 column-count'
    lint --since mine --head main
    nothing
}

@test "since: a file that was never added is new when it is named" {
    commit_debt
    short_row Ginkgo 10007 | cat <(debt) - >new.md
    lint --since HEAD
    nothing
    lint --since HEAD new.md
    [ "$status" = 1 ] && [[ $output == *new.md:17:*column-count* ]]
}

@test "paths with spaces, quotes, line breaks, stars and Chinese" {
    commit_debt
    names=('two words.md' 'quo"te'\''s.md' $'line\nbreak.md' '遥感.md' 'st*r [x].md' '-dash.md' $'tab\there.md' 'back\slash.md')
    mkdir -p $'deep\nfolder/遥 感'
    names+=($'deep\nfolder/遥 感/list.md')
    for name in "${names[@]}"; do
        debt >"$name"
    done
    git add .
    git commit -q -m names
    for name in "${names[@]}"; do
        short_row Ginkgo 10007 >>"$name"
    done
    git add .
    lint --staged
    [ "$status" = 1 ] && [ "$(printf '%s\n' "$output" | grep -c ':17:.*column-count')" = ${#names[@]} ]
    [ "$(printf '%s\n' "$output" | grep -c 'doubled-emphasis')" = 0 ]
    for name in "${names[@]}"; do
        lint --staged -- "$name"
        [ "$status" = 1 ] && [ "$(printf '%s\n' "$output" | grep -c 'column-count')" = 1 ] || { echo "$name: $output"; return 1; }
    done
    git commit -q -m more
    lint --since HEAD~1 --head HEAD
    [ "$status" = 1 ] && [ "$(printf '%s\n' "$output" | grep -c ':17:.*column-count')" = ${#names[@]} ]
}

@test "in a folder: paths are shown from there, and the whole change counts" {
    commit_debt
    mkdir -p docs/deep
    debt >docs/more.md
    git add .
    git commit -q -m more
    short_row Ginkgo 10007 >>README.md
    short_row Ginkgo 10007 >>docs/more.md
    git add .
    cd docs/deep
    lint --staged
    found 1 '../../README.md:17 column-count
../more.md:17 column-count'
    lint --staged ../more.md
    found 1 '../more.md:17 column-count'
    lint --staged ..
    found 1 '../more.md:17 column-count'
    lint --staged "$house/list/README.md"
    found 1 '../../README.md:17 column-count'
    lint --since HEAD ../more.md
    found 1 '../more.md:17 column-count'
}

@test "files on the command line limit what is looked at" {
    commit_debt
    debt >second.md
    debt >list.txt
    git add .
    git commit -q -m more
    for file in README.md second.md list.txt; do
        short_row Ginkgo 10007 >>$file
    done
    git add .
    lint --staged
    found 1 'README.md:17 column-count
second.md:17 column-count'
    lint --staged second.md list.txt
    found 1 'list.txt:17 column-count
second.md:17 column-count'
    lint --staged missing.md
    refused 'missing.md: error: it is not about to be committed: git add it first'
    lint --staged ../outside.md
    refused '../outside.md: error: it lies outside of the repository'
}

@test "pages without tables, hidden files and links are passed over" {
    commit_debt
    mkdir .github node_modules
    debt | tee .github/list.md node_modules/list.md >/dev/null
    echo '- [Gone](#gone)' >prose.md
    ln -s README.md link.md
    git add -f .
    lint --staged
    nothing
}

@test "the page of a list says which files are lists, and is read from the index" {
    commit_debt
    mkdir docs
    debt >docs/list.md
    printf '|Files|\n|---|\n|docs/*.md|\n' >.rsfm-lint.md
    git add .
    git commit -q -m page
    short_row Ginkgo 10007 | tee -a README.md >>docs/list.md
    git add .
    lint --staged
    found 1 'docs/list.md:17 column-count'
    printf '|Rule|Severity|\n|---|---|\n|column-count|off|\n' >.rsfm-lint.md
    lint --staged
    found 1 'docs/list.md:17 column-count'
    git add .
    lint --staged
    nothing
    printf '|Rule|Severity|\n|---|---|\n|column-counts|off|\n' >.rsfm-lint.md
    git add .
    lint --staged
    refused '.rsfm-lint.md:3:2: error: unknown rule "column-counts"'
}

@test "what judges a pull request does not come from it" {
    commit_debt
    printf '|Rule|Severity|\n|---|---|\n|implausible-year|off|\n' >.rsfm-lint.md
    git add .
    git commit -q -m page
    git checkout -q -b pull
    printf '|Rule|Severity|\n|---|---|\n|column-count|off|\n' >.rsfm-lint.md
    short_row Ginkgo 10007 >>README.md
    git commit -q -a -m switched
    for head in '' HEAD; do
        lint --since main ${head:+--head $head}
        found 1 'README.md:17 column-count'
        lint --since main ${head:+--head $head} --trust-config
        nothing
    done
    git rm -q .rsfm-lint.md
    row Hazel 10008 | sed s/TGRS2024/TGRS2050/ >>README.md
    git commit -q -a -m deleted
    lint --since main --head HEAD
    found 1 'README.md:3 unbumped-date
README.md:17 column-count'
    lint --since main --head HEAD --trust-config
    found 1 'README.md:3 unbumped-date
README.md:17 column-count
README.md:18 implausible-year'
}

@test "suppressions that a pull request adds are reported and not obeyed" {
    commit_debt
    git checkout -q -b pull
    row Ginkgo 10007 | sed 's/TGRS2024/TGRS2050 <!-- rsfm-lint: allow implausible-year -->/' >>README.md
    git commit -q -a -m allowed
    lint --since main --disable unbumped-date
    found 1 'README.md:17 implausible-year
README.md:17 unused-allow'
    [[ $output == *'this change itself allows implausible-year'* ]]
    lint --since main --disable unbumped-date --trust-config
    nothing
    git checkout -q main
    git merge -q pull
    sed -i.old '/Ginkgo/s/null/[link](https:\/\/github.com\/trees\/Ginkgo)/' README.md
    lint --since HEAD
    nothing
    sed -i.old '1a <!-- rsfm-lint: allow-page column-count -->' README.md
    short_row Hazel 10008 >>README.md
    lint --since HEAD
    found 1 'README.md:2 unused-allow
README.md:19 column-count'
    git add README.md
    lint --staged
    nothing
}

@test "nothing in a repository's configuration is run" {
    commit_debt
    git checkout -q -b side
    echo "touch '$house/was-run'; cat" >"$house/trap"
    chmod +x "$house/trap"
    for name in core.fsmonitor diff.external diff.trap.command diff.trap.textconv filter.trap.clean filter.trap.smudge \
        filter.a=b.clean filter.trap.process core.pager pager.diff core.sshCommand core.editor core.askPass; do
        git config "$name" "$house/trap"
    done
    git config filter.trap.required true
    git config diff.orderFile "$house/nowhere"
    git config diff.noprefix true
    git config diff.relative true
    git config diff.context 5
    git config diff.interHunkContext 9
    git config color.ui always
    git config diff.renames false
    mkdir -p "$house/hooks"
    for hook in post-index-change reference-transaction fsmonitor-watchman pre-commit; do
        printf '#!/bin/sh\ntouch "%s/was-run"\n' "$house" >"$house/hooks/$hook"
        chmod +x "$house/hooks/$hook"
    done
    git config core.hooksPath "$house/hooks"
    echo '*.md diff=trap filter=trap' >.git/info/attributes
    short_row Ginkgo 10007 >>README.md
    GIT_EXTERNAL_DIFF="$house/trap" GIT_PAGER="$house/trap" GIT_DIFF_OPTS=--unified=7 lint --since main
    found 1 'README.md:17 column-count'
    [ ! -e "$house/was-run" ]
    git -c core.hooksPath=/dev/null -c core.fsmonitor= -c filter.trap.required=false -c filter.trap.clean= \
        -c filter.trap.process= add README.md
    rm -f "$house/was-run"
    GIT_EXTERNAL_DIFF="$house/trap" GIT_PAGER="$house/trap" GIT_DIFF_OPTS=--unified=7 lint --staged
    found 1 'README.md:17 column-count'
    [ ! -e "$house/was-run" ]
}

@test "attributes cannot hide the lines of a list" {
    commit_debt
    echo '*.md binary' >.gitattributes
    short_row Ginkgo 10007 >>README.md
    git add .
    lint --staged
    [ "$status" = 1 ] && [[ $output == *README.md:17:*column-count* ]]
}

@test "lines that look like a patch, and lines of any length" {
    commit_debt
    git config core.quotePath false
    printf '%s\n' '' 'diff --git a/README.md b/README.md' '+++ b/other.md' '@@ -1,9 +1,9 @@' $':100644 100644 a b M\tx.md' >>README.md
    head -c 300000 /dev/zero | tr '\0' x >>README.md
    printf '\r\n\n' >>README.md
    { debt | sed -n '9,10p'; short_row Ginkgo 10007; } >>README.md
    debt >$'x\n@@ -0,0 +1,99 @@.md'
    git add .
    lint --staged --only column-count
    found 1 'README.md:26 column-count'
}

@test "names of commits that are none" {
    commit_debt
    for name in --output=x -p nowhere HEAD:README.md 'HEAD..HEAD' $'HEAD\nHEAD'; do
        lint "--since=$name"
        refused 'commit'
        lint --since HEAD "--head=$name"
        refused 'commit'
    done
    [ ! -e x ]
    git checkout -q --orphan other
    git commit -q -m other
    lint --since main
    refused 'have no commit in common: fetch more of the history'
}

@test "without a repository, a commit, or git" {
    commit_debt
    cd "$house"
    lint --staged
    refused 'this folder belongs to no git repository'
    lint --since HEAD
    refused 'this folder belongs to no git repository'
    cd list/.git
    lint --staged
    refused 'not part of a git work tree'
    mkdir "$house/empty"
    cd "$house/empty"
    git init -q .
    lint --since HEAD
    refused 'git knows no commit called "HEAD"'
    lint --staged
    nothing
    PATH=$house run "$program" --staged
    refused 'cannot run git'
}

@test "a repository of somebody else" {
    [ "$(id -u)" = 0 ] || skip "only root can give a folder away"
    commit_debt
    chown -R 12345 "$house/list"
    lint --staged
    refused 'dubious ownership'
    lint --since HEAD
    refused 'dubious ownership'
}

@test "a work tree that is elsewhere, by variables and by configuration" {
    commit_debt
    short_row Ginkgo 10007 >>README.md
    git add README.md
    mv .git ../kept.git
    mkdir empty
    cd empty
    GIT_DIR=../../kept.git GIT_WORK_TREE=.. lint --staged
    found 1 '../README.md:17 column-count'
    cd ..
    mv ../kept.git .git
    mkdir ../tree
    git config core.worktree ../../tree
    cd ../tree
    GIT_DIR=../list/.git lint --staged README.md
    found 1 'README.md:17 column-count'
}

@test "a repository that is broken is named, in git's own words" {
    commit_debt
    short_row Ginkgo 10007 >>README.md
    git add README.md
    rm -f .git/objects/"$(git rev-parse :README.md | sed 's/^../&\//')"
    lint --staged
    [ "$status" = 2 ] && [[ $output == *git* ]]
    echo broken >.git/index
    lint --staged
    refused 'git cannot'
}

@test "what is read ahead and not wanted stops nothing" {
    commit_debt
    debt | sed 's/Papers/Other papers/' >other.md
    git add other.md
    git commit -q -m other
    short_row Ginkgo 10007 >>other.md
    git add other.md
    blob=.git/objects/$(git rev-parse HEAD:README.md | sed 's/^../&\//')
    chmod u+w "$blob"
    echo broken >"$blob"
    lint --staged
    found 1 'other.md:17 column-count'
    rm "$blob"
    lint --staged
    found 1 'other.md:17 column-count'
}

@test "a page beyond all bounds is not read" {
    commit_debt
    head -c 70000000 /dev/zero | tr '\0' '\n' >>README.md
    git add README.md
    lint --staged
    found 1 'README.md:1 too-complex'
}

@test "options that do not go together" {
    lint --staged --since HEAD
    refused 'give one'
    lint --head HEAD
    refused '--head needs --since'
    lint --staged -
    refused 'standard input is not in git'
}
