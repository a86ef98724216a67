#include "support.h"

#include "edge/process.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena arena;
static struct process process;
static struct process_reader reader;
static int status;
static struct text said;

static int tear_down(void **state)
{
    (void)state;
    process_finish(&process, &status, &said, &arena);
    arena_free(&arena);
    return 0;
}

#define process_test(function) cmocka_unit_test_teardown(function, tear_down)

static bool start(const char *script, bool has_input, struct error *error)
{
    const char *const arguments[] = {"sh", "-c", script, NULL};
    const char *const variables[] = {"RSFM_LINT_GIVEN=a b", "HOME", NULL};
    bool is_started = process_start(&process, arguments, variables, has_input, &arena, error);
    reader = (struct process_reader){.descriptor = process.output};
    return is_started;
}

static void run(const char *script)
{
    struct error error;
    assert_true(start(script, false, &error));
}

static void finish(void)
{
    process_finish(&process, &status, &said, &arena);
}

/* All lines of the output, with | between them. */
static struct text lines(void)
{
    struct builder line = {.arena = &arena}, all = {.arena = &arena};
    struct text text;
    while (process_read_line(&reader, '\n', &line, &text)) {
        if (all.length)
            builder_add_byte(&all, '|');
        builder_add(&all, text);
    }
    return builder_text(&all);
}

static void its_output_is_read_by_lines(void **state)
{
    (void)state;
    run("printf 'one\\n\\nthree\\nand no end'");
    assert_text(lines(), "one||three|and no end");
    finish();
    assert_int_equal(status, 0);
}

static void a_line_beyond_the_limit_is_cut_and_passed_over(void **state)
{
    (void)state;
    struct builder line = {.arena = &arena};
    struct text text;
    run("head -c 200000 /dev/zero | tr '\\0' x; echo; echo next");
    assert_true(process_read_line(&reader, '\n', &line, &text));
    assert_int_equal(text.length, LONGEST_PROCESS_LINE);
    assert_true(process_read_line(&reader, '\n', &line, &text));
    assert_text(text, "next");
    assert_false(process_read_line(&reader, '\n', &line, &text));
}

static void bytes_are_counted(void **state)
{
    (void)state;
    char room[6] = "";
    run("printf '12345\\0007'");
    assert_true(process_read_bytes(&reader, NULL, 3));
    assert_true(process_read_bytes(&reader, room, 3));
    assert_memory_equal(room, "45\0", 3);
    assert_false(process_read_bytes(&reader, room, 2));
}

static void what_it_says_and_how_it_ends_is_known(void **state)
{
    (void)state;
    run("echo 'fatal: no' >&2; echo more >&2; exit 7");
    finish();
    assert_int_equal(status, 7);
    assert_text(said, "fatal: no");
    run("kill -9 $$");
    finish();
    assert_int_equal(status, 128 + 9);
    finish();
    assert_int_equal(status, 0);
}

static void much_that_it_says_holds_nobody_up(void **state)
{
    (void)state;
    run("head -c 1000000 /dev/zero | tr '\\0' x >&2; echo done");
    assert_text(lines(), "done");
    finish();
    assert_int_equal(said.length, 400);
}

static void its_environment_is_changed(void **state)
{
    (void)state;
    setenv("HOME", "/nowhere", 1);
    setenv("RSFM_LINT_GIVEN", "another", 1);
    run("echo \"$RSFM_LINT_GIVEN,${HOME-none}\"");
    assert_text(lines(), "a b,none");
}

static void it_is_asked_and_answers(void **state)
{
    (void)state;
    struct error error;
    struct builder line = {.arena = &arena};
    struct text text;
    assert_true(start("while read -r x; do echo \"<$x>\"; done; echo end", true, &error));
    assert_true(process_write(&process, TEXT("one\n")));
    assert_true(process_read_line(&reader, '\n', &line, &text));
    assert_text(text, "<one>");
    process_end_writing(&process);
    assert_text(lines(), "end");
}

static void one_that_no_longer_reads_ends_nothing(void **state)
{
    (void)state;
    struct error error;
    char *much = arena_allocate(&arena, 1000000);
    memset(much, 'x', 1000000);
    assert_true(start("exit 0", true, &error));
    assert_text(lines(), "");
    assert_false(process_write(&process, (struct text){much, 1000000}));
}

static void a_program_that_is_missing_is_named(void **state)
{
    (void)state;
    struct error error;
    const char *const arguments[] = {"rsfm-lint-no-such-program", NULL}, *const variables[] = {NULL};
    assert_false(process_start(&process, arguments, variables, true, &arena, &error));
    assert_text(text_from(error.message), "cannot run rsfm-lint-no-such-program: No such file or directory");
    assert_int_equal(process.pid, 0);
}

static void children_that_nobody_waits_for_are_waited_for(void **state)
{
    (void)state;
    signal(SIGCHLD, SIG_IGN);
    run("exit 3");
    finish();
    assert_int_equal(status, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        process_test(its_output_is_read_by_lines),
        process_test(a_line_beyond_the_limit_is_cut_and_passed_over),
        process_test(bytes_are_counted),
        process_test(what_it_says_and_how_it_ends_is_known),
        process_test(much_that_it_says_holds_nobody_up),
        process_test(its_environment_is_changed),
        process_test(it_is_asked_and_answers),
        process_test(one_that_no_longer_reads_ends_nothing),
        process_test(a_program_that_is_missing_is_named),
        process_test(children_that_nobody_waits_for_are_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
