# The house keeps its order: arrows point one way, foreign headers stay in their one wrapper, and files stay readable.

setup() {
    cd "$BATS_TEST_DIRNAME/.."
}

# Prints "file:line:header" for every #include that the pattern takes.
includes() {
    grep -rnE "^#include $1" src --include='*.[ch]' --include='*.def' |
        sed -E 's/^([^:]*:[0-9]+):#include [<"]([^>"]*)[>"].*/\1:\2/'
}

# What stands in the input is wrong: shows it, and fails unless there is nothing.
nothing() {
    local wrong
    wrong=$(cat)
    [ -z "$wrong" ] || { echo "$1"; echo "$wrong"; return 1; }
}

@test "dependencies point one way" {
    includes '"' | awk -F : '
        BEGIN {
            rank["base"] = 0; rank["markdown"] = 1; rank["rulebook"] = 2; rank["list"] = 3; rank["engine"] = 4
            rank["rules"] = rank["output"] = rank["edge"] = 5
            # A program of its own, which knows no list.
            rank["probe"] = 0.5
        }
        function folder(path) { sub(/^src\//, "", path); return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "" }
        {
            from = folder($1); to = folder($3)
            if (from == "") next
            if (!(from in rank)) print $0 " (a folder that has no place in the order)"
            else if (!(to in rank) || rank[to] > rank[from] || (rank[to] == rank[from] && to != from)) print
        }' | nothing "base <- markdown <- rulebook <- list <- engine <- rules, output, edge <- main:"
}

@test "headers are included by their path below src" {
    includes '"' | while IFS=: read -r file line header; do
        [ -e "src/$header" ] || echo "$file:$line: $header"
    done | nothing "there is no such file below src:"
}

@test "only document.c and blocks know cmark" {
    includes '<.*cmark' | grep -v -e '^src/markdown/document\.c:' -e '^src/markdown/blocks\.[ch]:' |
        nothing "cmark outside markdown/document.c and markdown/blocks:"
}

@test "only pattern.c knows PCRE2" {
    includes '<pcre2' | grep -v '^src/base/pattern\.c:' | nothing "PCRE2 outside base/pattern.c:"
}

@test "only utf8.c and anchor.c know utf8proc" {
    includes '<utf8proc' | grep -v -e '^src/base/utf8\.c:' -e '^src/markdown/anchor\.c:' |
        nothing "utf8proc outside base/utf8.c and markdown/anchor.c:"
}

@test "only json_line.c, json_value.h and protocol.c know jansson" {
    includes '<jansson' | grep -v -e '^src/base/json_line\.c:' -e '^src/output/json_value\.h:' -e '^src/probe/protocol\.c:' |
        nothing "jansson outside base/json_line.c, output/json_value.h and probe/protocol.c:"
}

@test "only transfer, attempt and url.c know libcurl" {
    includes '<curl' | grep -v -e '^src/probe/transfer\.c:' -e '^src/probe/attempt\.[ch]:' -e '^src/probe/url\.c:' |
        nothing "libcurl outside probe/transfer, probe/attempt and probe/url.c:"
}

@test "the linter knows nothing of the prober" {
    includes '"probe/' | grep -v '^src/probe/' | nothing "probe/ outside the prober:"
}

@test "rules read no file, no clock and no socket" {
    includes '<(stdio|unistd|fcntl|time|dirent|sys/.*|netdb|arpa/.*|netinet/.*)\.h>' | grep '^src/rules/' |
        nothing "a rule is a function of the list alone:"
}

@test "every header has a guard named after its path" {
    find src -name '*.h' | while read -r header; do
        guard=$(echo "${header#src/}" | tr 'a-z/.' 'A-Z__')
        grep -q "^#ifndef $guard\$" "$header" && grep -q "^#define $guard\$" "$header" || echo "$header: $guard"
    done | nothing "without a guard of this name:"
}

@test "no file of code is longer than 400 lines" {
    find src tests -name '*.[ch]' | while read -r file; do
        lines=$(wc -l <"$file")
        [ "$lines" -le 400 ] || echo "$file: $lines lines"
    done | nothing "too long to read:"
}

@test "no line of the program is longer than 116 columns" {
    LC_ALL=C.UTF-8 grep -rnE '^.{117,}' src --include='*.[ch]' --include='*.def' | nothing "too wide to read:"
}

@test "no tab and no white space at the end of a line in code" {
    grep -rnE "$(printf '\t')|[[:space:]]\$" src tests --include='*.[ch]' --include='*.def' --include='*.bats' |
        nothing "white space that nobody sees:"
}

@test "every check in C is named after its page" {
    for file in src/rules/*.c; do
        [ -e "$file" ] && [ ! -e "${file%.c}.h" ] || continue
        name=$(basename "$file" .c | tr _ -)
        [ -e "rules/$name.md" ] || echo "$file: no rules/$name.md"
    done | nothing "a rule has one name everywhere:"
}

@test "the top level holds what its readers and its consumers look for there" {
    for name in .* *; do
        case $name in
        . | .. | .git | build) ;;
        .ci | .github | .gitignore | .pre-commit-hooks.yaml | CHANGELOG.md | LICENSE | Makefile | README.md | action.yml | \
            hooks | rules | src | tests) ;;
        *) echo "$name" ;;
        esac
    done | nothing "it belongs further down:"
}
