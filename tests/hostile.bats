# What no keeper of a list means well with: bounded time, bounded memory, a clear word, never a crash.
# tests/tools/hostile makes the inputs, 20 MB each. A run must take less than 2 s on an idle machine; the tests
# leave room for a busy one, for a timing is no test.

setup() {
    program=${RSFM_LINT_RELEASE:?}
    sanitized=${RSFM_LINT:?}
    hostile=$BATS_TEST_DIRNAME/tools/hostile
    cd "$BATS_TEST_TMPDIR"
}

# The program's status; fails where it crashed, hung or took more memory than it may.
lint() { # program file
    status=0
    timeout 20 "$1" --format gcc "$2" >findings 2>errors || status=$?
    [ "$status" -le 2 ] || { echo "$2: status $status"; cat errors; return 1; }
    [ "$status" != 2 ] || { echo "$2:"; cat errors; return 1; }
}

@test "every hostile input ends in time, with 640 MB of address space" {
    for name in $("$hostile" --names); do
        "$hostile" "$name" >"$name.md"
        (ulimit -v 655360 && lint "$program" "$name.md")
        rm "$name.md"
    done
}

@test "every hostile input, smaller, is clean under the sanitizers" {
    for name in $("$hostile" --names); do
        "$hostile" "$name" 40000 >"$name.md"
        lint "$sanitized" "$name.md"
        rm "$name.md"
    done
}

@test "what goes beyond a bound is said, with the bound" {
    awk 'BEGIN { while (n++ < 10000) { h = h "|a"; d = d "|-" } print h "|\n" d "|" }' >columns.md
    lint "$program" columns.md
    grep -q 'error: this line has more than 256 cells: .* \[too-complex\]' findings
    awk 'BEGIN { for (i = 0; i < 70; i++) s = s "- "; print s "deep" }' >deep.md
    lint "$program" deep.md
    grep -q 'error: lists and quotes are nested more than 64 deep here: .* \[too-complex\]' findings
    head -c 1100000 /dev/zero | tr '\0' a >line.md
    lint "$program" line.md
    grep -q 'error: this line is longer than 1 MiB: .* \[too-complex\]' findings
    head -c 68000000 /dev/zero | tr '\0' a >file.md
    lint "$program" file.md
    grep -q 'error: the file is larger than 64 MiB: .* \[too-complex\]' findings
    yes -- '- a' | head -c 20000000 >items.md
    lint "$program" items.md
    grep -q 'error: the page takes more than 256 MiB to parse: .* \[too-complex\]' findings
}

@test "what stands above the line that is too much is still checked" {
    {
        printf '|Title|Paper|\n|---|---|\n|**A**|\n|**B**|[b](https://arxiv.org/abs/2306.11029)|\n\n'
        head -c 1100000 /dev/zero | tr '\0' a
    } >list.md
    lint "$program" list.md
    grep -q '^list.md:3:.*\[column-count\]' findings
    grep -q '^list.md:6:.*\[too-complex\]' findings
}

@test "a list of 20 MB is linted whole" {
    awk 'BEGIN {
        print "# A long list\n"
        for (section = 1; section <= 400; section++) {
            print "## Section " section "\n\n|Abbreviation|Title|Publication|Paper|Code & Weights|\n|:---:|---|:---:|:---:|:---:|"
            for (row = 1; row <= 250; row++) {
                n++
                printf "|**Model%d**|**Model%d: Number %d of the very many models that this long list has in its tables, %d**|Arxiv2024|[Model%d](https://arxiv.org/abs/24%02d.%05d)|[link](https://github.com/lab/Model%d)|\n", n, n, n, n * 7, n, n % 12 + 1, n % 90000, n
            }
            print ""
        }
        print "|Title|Paper|\n|---|---|\n|**The last one**|"
    }' >list.md
    [ "$(wc -c <list.md)" -gt 18000000 ]
    (ulimit -v 655360 && lint "$program" list.md)
    ! grep -q 'too-complex' findings
    grep -q '\[column-count\]' findings
}

@test "a named pipe does not hang" {
    mkfifo pipe.md
    run timeout 10 "$program" pipe.md
    [ "$status" -le 2 ]
}

@test "a folder named like a list, a missing and an unreadable file are named, and the others linted" {
    mkdir folder.md
    printf '|A|B|\n|-|-|\n|a|\n' >list.md
    run "$program" --format gcc missing.md list.md
    [ "$status" = 2 ]
    [[ $output == *"missing.md: error: No such file or directory"* ]]
    [[ $output == *"list.md:3:"*"[column-count]"* ]]
    run "$program" --format gcc folder.md
    [ "$status" = 2 ]
    [[ $output == *"folder.md: error: "* ]]
    chmod 000 list.md
    [ ! -r list.md ] || skip "root reads everything"
    run "$program" list.md
    [ "$status" = 2 ]
    [[ $output == *"list.md: error: "*"Permission denied"* ]]
}

@test "a full disk is an error" {
    [ -e /dev/full ] || skip "there is no /dev/full"
    printf '|A|B|\n|-|-|\n|a|\n' >list.md
    status=0
    "$program" list.md >/dev/full 2>errors || status=$?
    [ "$status" = 2 ]
    grep -q 'rsfm-lint: error: cannot write to standard output: No space left on device' errors
}

@test "a reader that goes away ends the program, without a word or with a clear one" {
    yes '[a](#nowhere)

' | head -n 100000 >list.md
    env --default-signal=PIPE true 2>/dev/null || skip "this env cannot give a signal back"
    # bats itself ignores the signal, so the program gets it back from a shell of its own.
    env --default-signal=PIPE sh -c '{ "$1" --format gcc list.md; echo $? >status; } | head -n 1 >/dev/null' - "$program"
    [ "$(cat status)" = 141 ]
    ( trap '' PIPE; { "$program" --format gcc list.md 2>errors || echo $? >status; } | head -n 1 >/dev/null )
    [ "$(cat status)" = 2 ]
    grep -q 'cannot write to standard output: Broken pipe' errors
}
