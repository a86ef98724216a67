# Our SARIF is valid by its schema (npm's ajv) and by GitHub's rules (npm's @microsoft/sarif-multitool), and says what
# --format json says. BUILD is the folder of the build; LISTS, a folder of real lists, may be missing.

setup() {
    command -v node >/dev/null || skip "node is not installed"
    modules=$BUILD/node_modules
    [ -f "$modules/ajv/package.json" ] || skip "ajv is not installed"
    [ -f "$modules/ajv-formats/package.json" ] || skip "ajv-formats is not installed"
    multitool=$(ls "$modules"/@microsoft/sarif-multitool-*/Sarif.Multitool 2>/dev/null) ||
        skip "@microsoft/sarif-multitool is not installed"
    # npm was told to run no scripts, so the program is none yet.
    chmod +x "$multitool"
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$multitool" version >/dev/null 2>&1 ||
        skip "@microsoft/sarif-multitool does not run on this machine"
    program=${RSFM_LINT:?}
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir .git
}

hold() { # files
    "$program" --format sarif "$@" >log.sarif || [ $? = 1 ]
    "$program" --format json "$@" >lines.json || [ $? = 1 ]
    node "$BATS_TEST_DIRNAME/sarif.mjs" "$modules" log.sarif lines.json .
}

# It looks whether links lead somewhere, which is no business of a test: the proxy is one that does not answer.
multitool() { # file
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 \
        http_proxy=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9 HTTPS_PROXY=http://127.0.0.1:9 \
        "$multitool" validate "$1" --rule-kind 'Sarif;Ghas' >validated 2>&1 || true
    grep -q 'Analysis completed successfully' validated || { cat validated; return 1; }
    if grep -E ' (error|warning) ' validated; then return 1; fi
}

@test "the validators find what is wrong" {
    cp "$BATS_TEST_DIRNAME/../example/README.md" .
    hold README.md
    sed 's/"startLine":18/"startLine":0/' log.sarif >wrong.sarif
    if multitool wrong.sarif >/dev/null; then return 1; fi
    sed 's/"level":"error"/"level":"bad"/' log.sarif >wrong.sarif
    if node "$BATS_TEST_DIRNAME/sarif.mjs" "$modules" wrong.sarif lines.json . >/dev/null; then return 1; fi
}

@test "the example, a clean list, an empty file, and what is wrong with neither" {
    cp "$BATS_TEST_DIRNAME/../example/README.md" .
    printf '|Title|Paper|\n|---|:---:|\n|**A**|[Paper](https://arxiv.org/abs/2306.11029)|\n' >clean.md
    : >empty.md
    for files in README.md clean.md empty.md 'README.md clean.md empty.md'; do
        hold $files
        multitool log.sarif
    done
}

@test "columns are characters, with a byte order mark, carriage returns and wide characters too" {
    mkdir 'a folder' 列表
    {
        printf '\357\273\277# 列表 🛰️\r\n\r\n|Title|Publication|Paper|Code & Weights|\r\n|---|---|---|---|\r\n'
        for number in 1 2 3 4 5 6 7 8; do
            printf '|**遥感 %s 🛰️**|CVPR2024|[遥感](https://arxiv.org/abs/2403.1000%s)|[link](https://github.com/a/b%s)|\r\n' $number $number $number
        done
        printf '|**遥感 é 🛰️🛰️**|CVPR 2024|[遥感](https://arxiv.org/abs/2403.20001)|[链接](https://github.com/a/c?tab=readme-ov-file)|\r\n'
        printf '|**遥感 e\314\201**|CVPR2024|[遥感](https://arxiv.org/abs/2403.20002)|\r\n\r\n|**末**|CVPR2024|null|null|'
    } >'a folder/列表 #1, 100%.md'
    cp 'a folder/列表 #1, 100%.md' 列表/b.md
    run hold 'a folder/列表 #1, 100%.md' 列表/b.md
    echo "$output"
    [ "$status" = 0 ]
    [[ "$output" != *" 0 with fixes"* ]]
    multitool log.sarif
}

@test "a hostile list" {
    # What is not UTF-8 has no columns that two programs agree on.
    "$BATS_TEST_DIRNAME/../tools/hostile-list" | iconv -c -f UTF-8 -t UTF-8 >list.md
    cp list.md '::error::<img> [a](b) ##[x].md'
    run hold list.md './::error::<img> [a](b) ##[x].md'
    echo "$output"
    [ "$status" = 0 ]
    multitool log.sarif
}

@test "real lists" {
    [ -n "${LISTS:-}" ] || skip "there are no real lists"
    cp "$LISTS"/*.md .
    run hold ./*.md
    echo "$output"
    [ "$status" = 0 ]
    echo "# peer ${lines[${#lines[@]} - 1]}" >&3
    multitool log.sarif
}

@test "of more than 25,000 findings the most severe are kept, and a word says so" {
    yes '[a](#nowhere)

' | head -n 60000 >errors.md
    {
        printf '|Title|Publication|Paper|Code & Weights|\n|---|---|---|---|\n'
        awk 'BEGIN { while (n++ < 40000) print "|**Tab " n "**|CVPR2024|null|[link](https://github.com/a/b" n (n % 5 ? "" : "?tab=readme-ov-file") ")|" }'
    } >a-notes.md
    run hold a-notes.md errors.md
    echo "$output"
    [ "$status" = 0 ]
    [[ "$output" == *"sarif: 25000 results"* ]]
    [ "$(grep -c '"level":"note","message"' log.sarif)" = 5000 ]
}

@test "fingerprints outlive what is inserted elsewhere" {
    cp "$BATS_TEST_DIRNAME/../example/README.md" .
    prints() {
        "$program" --format sarif README.md | grep -o 'primaryLocationLineHash":"[^"]*' | sort
    }
    prints >before
    sed '3s/^/Some words.\n\n/' README.md >longer && mv longer README.md
    prints >after
    [ "$(wc -l <before)" = 6 ]
    diff before after
}
