# --fix and --diff, through the program: what they write, print and say.
bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_DIRNAME/.."
    cp tests/example/README.md "$BATS_TEST_TMPDIR/README.md"
    chmod u+w "$BATS_TEST_TMPDIR/README.md"
}

# A diff of the file, taken by patch and by git, is what --fix makes of it; and --fix again changes nothing.
holds_for() { # FILE [OPTION]...
    local file=$1 folder=$BATS_TEST_TMPDIR/one
    shift
    rm -rf "$folder"
    mkdir -p "$folder/fixed" "$folder/patched" "$folder/applied"
    for copy in fixed patched applied; do
        cp "$file" "$folder/$copy/list.md"
        chmod u+w "$folder/$copy/list.md"
    done
    (cd "$folder/patched" && "$RSFM_LINT" -q --diff "$@" list.md >../diff) || [ $? = 1 ]
    cmp "$file" "$folder/patched/list.md"
    "$RSFM_LINT" -q --fix "$@" "$folder/fixed/list.md" >/dev/null || [ $? = 1 ]
    if [ -s "$folder/diff" ]; then
        (cd "$folder/patched" && patch -s -p1 <../diff)
        (cd "$folder/applied" && git init -q . && git apply ../diff)
    fi
    cmp "$folder/fixed/list.md" "$folder/patched/list.md"
    cmp "$folder/fixed/list.md" "$folder/applied/list.md"
    "$RSFM_LINT" -q --fix "$@" "$folder/patched/list.md" >/dev/null || [ $? = 1 ]
    cmp "$folder/fixed/list.md" "$folder/patched/list.md"
    "$RSFM_LINT" -q --fix "$@" - <"$file" 2>/dev/null >"$folder/printed" || [ $? = 1 ]
    cmp "$folder/fixed/list.md" "$folder/printed"
}

@test "200 generated lists: the diff, patched, is the fix, and fixed twice is fixed once" {
    mkdir "$BATS_TEST_TMPDIR/lists"
    "$BUILD/sanitized/tests/repairs" --write 200 1 "$BATS_TEST_TMPDIR/lists"
    count=0
    for file in "$BATS_TEST_TMPDIR/lists"/*.md; do
        holds_for "$file" $([ $((count % 2)) = 0 ] || echo --unsafe-fixes)
        count=$((count + 1))
    done
    [ "$count" = 200 ]
}

@test "so it is with real lists" {
    holds_for tests/example/README.md
    holds_for tests/example/README.md --unsafe-fixes
    [ -n "${LISTS:-}" ] || skip "there are no real lists"
    for file in "$LISTS"/*.md; do
        holds_for "$file"
        holds_for "$file" --unsafe-fixes
    done
}

@test "on the list that it is made for, nothing that is safe to repair is left, and no other line is touched" {
    [ -n "${LISTS:-}" ] || skip "there are no real lists"
    list=$LISTS/rsfm-2025-04-09.md
    "$RSFM_LINT" -q --format json "$list" >"$BATS_TEST_TMPDIR/before" || true
    (cd "$LISTS" && "$RSFM_LINT" -q --diff rsfm-2025-04-09.md) >"$BATS_TEST_TMPDIR/diff" || true
    "$RSFM_LINT" -q --fix - --format json <"$list" 2>"$BATS_TEST_TMPDIR/after" >/dev/null || true
    ! grep -q '"safety":"safe"' "$BATS_TEST_TMPDIR/after"
    grep -o '"line":[0-9]*' "$BATS_TEST_TMPDIR/before" | cut -d: -f2 | sort -u >"$BATS_TEST_TMPDIR/lines"
    awk '/^@@/ { split($2, at, /[-,]/); line = at[2]; next } /^-[^-]/ { print line++; next } /^ / { line++ }' \
        "$BATS_TEST_TMPDIR/diff" | sort -u >"$BATS_TEST_TMPDIR/touched"
    [ -s "$BATS_TEST_TMPDIR/touched" ]
    [ -z "$(comm -13 "$BATS_TEST_TMPDIR/lines" "$BATS_TEST_TMPDIR/touched")" ]
}

@test "--diff writes nothing, and exits 1 when there is something to change" {
    cd "$BATS_TEST_TMPDIR"
    before=$(cksum <README.md)
    run -1 "$RSFM_LINT" --diff README.md
    [ "$before" = "$(cksum <README.md)" ]
    "$RSFM_LINT" --fix --fail-on never README.md
    run -0 "$RSFM_LINT" --diff README.md
}

@test "a file in which nothing is to be repaired is not written" {
    cd "$BATS_TEST_TMPDIR"
    "$RSFM_LINT" -q --fix --fail-on never README.md
    touch -d 2020-01-01 README.md
    "$RSFM_LINT" -q --fix --fail-on never README.md
    [ "$(date -r README.md +%Y)" = 2020 ]
}

@test "several files are repaired, and a missing one is named" {
    cd "$BATS_TEST_TMPDIR"
    cp README.md other.md
    run -2 "$RSFM_LINT" -q --fix README.md missing.md other.md
    cmp README.md other.md
    ! cmp -s README.md "$BATS_TEST_DIRNAME/example/README.md"
    [[ "$output" == *missing.md* ]]
}

@test "a file in a folder that cannot be written is left as it is, with a word" {
    [ "$(id -u)" != 0 ] || skip "root may write everywhere"
    cd "$BATS_TEST_TMPDIR"
    before=$(cksum <README.md)
    chmod a-w . README.md
    run -2 "$RSFM_LINT" --fix README.md
    chmod u+w .
    [ "$before" = "$(cksum <README.md)" ]
}

@test "killed at any moment, the file is the old one or the new one" {
    cd "$BATS_TEST_TMPDIR"
    cp README.md old.md
    cp README.md new.md
    "$RSFM_LINT_RELEASE" -q --fix --fail-on never new.md
    for round in $(seq 100); do
        cp old.md README.md
        "$RSFM_LINT_RELEASE" -q --fix --fail-on never README.md >/dev/null 2>&1 &
        sleep "0.00$((round % 10))"
        kill -9 $! 2>/dev/null || true
        wait $! 2>/dev/null || true
        cmp -s README.md old.md || cmp README.md new.md
    done
}

@test "only the rules of --fix-only repair" {
    cd "$BATS_TEST_TMPDIR"
    "$RSFM_LINT" -q --fix --fix-only venue-form --fail-on never README.md
    [ "$(diff "$BATS_TEST_DIRNAME/example/README.md" README.md | grep -c '^<')" = 1 ]
    run -2 "$RSFM_LINT" --fix --fix-only venue-from README.md
    [[ "$output" == *"did you mean venue-form?"* ]]
    run -2 "$RSFM_LINT" --unsafe-fixes README.md
    [[ "$output" == *"needs --fix or --diff"* ]]
}
