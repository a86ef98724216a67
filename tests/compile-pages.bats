# The program that turns the pages under rules/ into C. BUILD is the folder of the build.

setup() {
    compile_pages=$BUILD/sanitized/compile-pages
    cd "$BATS_TEST_TMPDIR"
}

@test "a bad page ends the build with its place" {
    printf '# x\n\n| Severity |\n|---|\n| warn |\n' >x.md
    run "$compile_pages" x.md
    [ "$status" -eq 2 ]
    [ "$output" = 'x.md:5:3: error: unknown severity "warn": write error, warning or note' ]
}

@test "so does a bad pattern, a bad mark and a duplicate venue" {
    printf '# x\n\n| Severity | Where |\n|---|---|\n| note | line |\n\n```pcre2\n(\n```\n```message\nm\n```\n' >x.md
    printf '# y\n\n| Severity |\n|---|\n| note |\n\n## Wrong\n```markdown nofx\n```\n' >y.md
    printf '| Venue | Kind |\n|---|---|\n| A | journal |\n| a | journal |\n' >venues.md
    for page in x.md:8:2 y.md:8:13 venues.md:4:3; do
        run "$compile_pages" "${page%%:*}"
        echo "$output"
        [ "$status" -eq 2 ]
        [[ $output == "$page: error: "* ]]
    done
}

@test "a missing page and no page at all end with status 2" {
    run "$compile_pages" none.md
    [ "$status" -eq 2 ]
    [[ $output == *none.md* ]]
    run "$compile_pages"
    [ "$status" -eq 2 ]
    [ "$output" = 'usage: compile-pages [--index] PAGE...' ]
}

@test "the index lists the rules" {
    printf '# x\n\nFinds it.\n\n| Severity |\n|---|\n| note |\n' >x.md
    run "$compile_pages" --index x.md
    [ "$status" -eq 0 ]
    [ "${lines[${#lines[@]} - 1]}" = '| [x](x.md) | note | – | Finds it. |' ]
}

@test "output that cannot be written is an error" {
    [ -w /dev/full ] || skip "there is no /dev/full"
    printf '# x\n\nFinds it.\n\n| Severity |\n|---|\n| note |\n' >x.md
    run bash -c '"$1" x.md >/dev/full' - "$compile_pages"
    [ "$status" -eq 2 ]
}
