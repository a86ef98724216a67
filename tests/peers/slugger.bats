# Our anchors are those of npm's github-slugger. BUILD is the folder of the build; LISTS, a folder of real lists,
# may be missing.

@test "anchors are those of github-slugger" {
    command -v node >/dev/null || skip "node is not installed"
    [ -f "$BUILD/node_modules/github-slugger/package.json" ] || skip "github-slugger is not installed"
    shopt -s nullglob
    lists=("${LISTS:-/nonexistent}"/*.md)
    program=$BUILD/tests/peer-slugger
    [ -x "$program" ] || program=$BUILD/sanitized/tests/peers/slugger
    run node "$BATS_TEST_DIRNAME/slugger.mjs" "$program" "$BUILD/node_modules" "${lists[@]}"
    echo "$output"
    [ "$status" -eq 0 ]
    summary=${lines[${#lines[@]} - 1]}
    [[ "$summary" == "peer github-slugger: "*" headings, 0 differences, "*" known" ]]
    echo "# $summary" >&3
}
