# The runner itself: what is broken must never count as passed.

setup() {
    house=$(mktemp -d)
    mkdir -p "$house/tests/unit" "$house/tests/cases" "$house/build/sanitized/tests/unit"
    cp "$BATS_TEST_DIRNAME/run" "$house/tests/run"
}

teardown() {
    rm -rf "$house"
}

# A test program that does what the shell commands say.
program() { # name commands
    touch "$house/tests/unit/test_$1.c"
    printf '#!/bin/sh\n%s\n' "$2" >"$house/build/sanitized/tests/unit/test_$1"
    chmod +x "$house/build/sanitized/tests/unit/test_$1"
}

run_house() {
    run env BUILD=build "$house/tests/run"
    echo "$output"
    last=${lines[${#lines[@]} - 1]}
}

@test "passed, failed and skipped tests are counted over all programs" {
    program one 'printf "1..3\nok 1 - a\nok 2 - b # SKIP no time\nok 3 - c\n"'
    program two 'printf "1..2\nok 1 - a\nnot ok 2 - b\n"; exit 1'
    run_house
    [ "$status" = 1 ]
    [ "$last" = "3 passed, 1 failed, 1 skipped" ]
}

@test "when all pass the status is 0" {
    program one 'printf "1..1\nok 1 - a\n"'
    run_house
    [ "$status" = 0 ]
    [ "$last" = "1 passed, 0 failed" ]
}

@test "a program without TAP is one test" {
    program one 'echo all is well'
    program two 'echo all is not well; exit 3'
    run_house
    [ "$status" = 1 ]
    [ "$last" = "1 passed, 1 failed" ]
    [[ $output == *"all is not well"* ]]
}

@test "a crash behind the last test is a failure" {
    program one 'printf "1..1\nok 1 - a\n"; kill -SEGV $$'
    run_house
    [ "$status" = 1 ]
    [ "$last" = "1 passed, 1 failed" ]
}

@test "tests that were announced and not run are a failure" {
    program one 'printf "1..3\nok 1 - a\n"'
    run_house
    [ "$status" = 1 ]
    [ "$last" = "1 passed, 1 failed" ]
}

@test "tests without a plan are a failure" {
    program one 'printf "ok 1 - a\n"'
    run_house
    [ "$status" = 1 ]
    [ "$last" = "1 passed, 1 failed" ]
}

@test "a program that is not there is a failure" {
    touch "$house/tests/unit/test_one.c"
    run_house
    [ "$status" = 1 ]
    [ "$last" = "0 passed, 1 failed" ]
}

@test "no test at all is a failure" {
    run_house
    [ "$status" = 1 ]
    [ "$last" = "0 passed, 0 failed" ]
}

@test "what a failing test prints is shown as it is" {
    program one 'printf "1..1\nnot ok 1 - a\n# a\\\\nb\n"; exit 1'
    run_house
    [[ $output == *'# a\nb'* ]]
}
