#include "support.h"

#include "markdown/bounds.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct text repeated(const char *piece, size_t count)
{
    struct builder builder = {.arena = &arena};
    for (size_t i = 0; i < count; i++)
        builder_add(&builder, text_from(piece));
    return builder_text(&builder);
}

static void assert_allowed(struct text line)
{
    struct bounds bounds = {0};
    const char *reason = bounds_forbid_line(&bounds, line);
    if (reason)
        fail_msg("%s", reason);
}

static void assert_forbidden(struct text line, const char *reason)
{
    struct bounds bounds = {0};
    const char *found = bounds_forbid_line(&bounds, line);
    assert_non_null(found);
    assert_string_equal(found, reason);
}

static void a_line_has_a_mebibyte_at_most(void **state)
{
    (void)state;
    assert_allowed(TEXT(""));
    assert_allowed(repeated("x", BOUND_LINE_BYTES));
    assert_forbidden(repeated("x", BOUND_LINE_BYTES + 1), "this line is longer than 1 MiB");
}

static void a_line_has_256_cells_at_most(void **state)
{
    (void)state;
    assert_allowed(repeated("|x", BOUND_COLUMNS));
    assert_forbidden(repeated("|x", BOUND_COLUMNS + 1), "this line has more than 256 cells");
    assert_allowed(repeated("|\\", BOUND_COLUMNS + 1));
}

static void containers_are_nested_64_deep_at_most(void **state)
{
    (void)state;
    static const char reason[] = "lists and quotes are nested more than 64 deep here";
    assert_allowed(repeated("> ", BOUND_NESTING));
    assert_forbidden(repeated("> ", BOUND_NESTING + 1), reason);
    assert_forbidden(repeated(">", BOUND_NESTING + 1), reason);
    assert_forbidden(repeated("- ", BOUND_NESTING + 1), reason);
    assert_forbidden(repeated("1. ", BOUND_NESTING + 1), reason);
    assert_forbidden(repeated("> * 23) ", BOUND_NESTING / 3 + 1), reason);
    assert_forbidden(text_format(&arena, "%.*s- x", TEXT_ARGUMENTS(repeated("  ", BOUND_NESTING))), reason);
}

static void what_only_looks_like_marks_nests_nothing(void **state)
{
    (void)state;
    assert_allowed(repeated("-", 200));
    assert_allowed(repeated("**", 200));
    assert_allowed(repeated("x > ", 200));
    assert_allowed(repeated(" ", 1000));
    assert_allowed(text_format(&arena, "%.*sx", TEXT_ARGUMENTS(repeated(" ", 1000))));
}

#define TOO_MUCH_WORK \
    "the page has more long paragraphs full of brackets and stars by here than can be read in a second"

/* The reason at the first of the equal lines that gives one, and how many were taken before. */
static const char *add_lines(struct bounds *bounds, struct text line, enum line_use use, size_t count, size_t *taken)
{
    for (*taken = 0; *taken < count; ++*taken) {
        const char *reason = bounds_forbid_line(bounds, line);
        if (reason)
            return reason;
        bounds_add_line(bounds, use);
    }
    return NULL;
}

static void a_long_paragraph_of_words_is_read(void **state)
{
    (void)state;
    struct bounds bounds = {0};
    size_t taken;
    assert_null(add_lines(&bounds, repeated("word ", 200), LINE_FURTHER, 10000, &taken));
}

static void a_paragraph_is_bounded_by_its_bytes_times_its_marks(void **state)
{
    (void)state;
    struct bounds bounds = {0};
    size_t taken;
    const char *reason = add_lines(&bounds, repeated("*[", 512), LINE_FURTHER, 1000, &taken);
    assert_non_null(reason);
    assert_string_equal(reason, TOO_MUCH_WORK);
    assert_in_range(taken, 90, 110);
}

static void lines_that_stand_alone_or_begin_a_paragraph_add_little(void **state)
{
    (void)state;
    struct bounds bounds = {0};
    size_t taken;
    assert_null(add_lines(&bounds, repeated("*[", 512), LINE_ALONE, 2000, &taken));
    assert_null(add_lines(&bounds, repeated("*[", 512), LINE_FIRST, 2000, &taken));
}

static void lines_like_a_delimiter_row_cost_as_much_as_many_marks(void **state)
{
    (void)state;
    struct bounds bounds = {0};
    size_t taken;
    const char *reason = add_lines(&bounds, TEXT("|---|:-:|"), LINE_FURTHER, 1000000, &taken);
    assert_non_null(reason);
    assert_string_equal(reason, TOO_MUCH_WORK);
    assert_in_range(taken, 100, 10000);
    bounds = (struct bounds){0};
    assert_null(add_lines(&bounds, TEXT("|---|:-:|a|"), LINE_FURTHER, 10000, &taken));
}

static void long_paragraphs_are_bounded_together(void **state)
{
    (void)state;
    struct bounds bounds = {0};
    const char *reason = NULL;
    struct text line = repeated("*[", 8 * 1024);
    size_t paragraphs = 0;
    for (size_t taken; !reason && paragraphs < 100; paragraphs++) {
        reason = add_lines(&bounds, line, LINE_FURTHER, 3, &taken);
        bounds_add_line(&bounds, LINE_ALONE);
    }
    assert_non_null(reason);
    assert_string_equal(reason, TOO_MUCH_WORK);
    assert_in_range(paragraphs, 2, 50);
}

static void a_page_has_two_million_lines_at_most(void **state)
{
    (void)state;
    struct bounds bounds = {.lines = BOUND_LINES - 1};
    assert_null(bounds_forbid_line(&bounds, TEXT("x")));
    bounds_add_line(&bounds, LINE_ALONE);
    assert_string_equal(bounds_forbid_line(&bounds, TEXT("x")),
                        "the page has more than 2,000,000 lines besides its tables by here");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_a_mebibyte_at_most),
        cmocka_unit_test(a_line_has_256_cells_at_most),
        cmocka_unit_test(containers_are_nested_64_deep_at_most),
        cmocka_unit_test(what_only_looks_like_marks_nests_nothing),
        cmocka_unit_test(a_long_paragraph_of_words_is_read),
        cmocka_unit_test(a_paragraph_is_bounded_by_its_bytes_times_its_marks),
        cmocka_unit_test(lines_that_stand_alone_or_begin_a_paragraph_add_little),
        cmocka_unit_test(lines_like_a_delimiter_row_cost_as_much_as_many_marks),
        cmocka_unit_test(long_paragraphs_are_bounded_together),
        cmocka_unit_test(a_page_has_two_million_lines_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
