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
    const char *reason = bounds_forbid_line(line);
    if (reason)
        fail_msg("%s", reason);
}

static void assert_forbidden(struct text line, const char *reason)
{
    assert_non_null(bounds_forbid_line(line));
    assert_string_equal(bounds_forbid_line(line), reason);
}

static void a_line_has_64_kibibytes_at_most(void **state)
{
    (void)state;
    assert_allowed(TEXT(""));
    assert_allowed(repeated("x", BOUND_LINE_BYTES));
    assert_forbidden(repeated("x", BOUND_LINE_BYTES + 1), "this line is longer than 64 KiB");
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

/* The reason at the first of the equal lines that gives one, and how many were taken before. */
static const char *add_lines(struct bounds *bounds, struct text line, enum line_use use, size_t count,
                             size_t *taken)
{
    for (*taken = 0; *taken < count; ++*taken) {
        const char *reason = bounds_add_line(bounds, line, use);
        if (reason)
            return reason;
    }
    return NULL;
}

static void a_paragraph_has_64_kibibytes_at_most(void **state)
{
    (void)state;
    struct bounds bounds = {0};
    size_t taken;
    struct text line = repeated("x", 1023);
    assert_string_equal(add_lines(&bounds, line, LINE_TEXT, 100, &taken), "this paragraph is longer than 64 KiB");
    assert_int_equal(taken, 64);
}

static void other_lines_end_a_paragraph(void **state)
{
    (void)state;
    struct bounds bounds = {0};
    size_t taken;
    struct text line = repeated("x", 1023);
    for (int i = 0; i < 5; i++) {
        assert_null(add_lines(&bounds, line, LINE_TEXT, 60, &taken));
        assert_null(bounds_add_line(&bounds, i % 2 ? TEXT(" ") : TEXT("# x"), i % 2 ? LINE_TEXT : LINE_OTHER));
    }
    assert_null(add_lines(&bounds, line, LINE_ROW, 1000, &taken));
}

static void a_list_item_begins_a_paragraph(void **state)
{
    (void)state;
    struct bounds bounds = {0};
    size_t taken;
    struct text line = text_format(&arena, "- %.*s", TEXT_ARGUMENTS(repeated("x", 1000)));
    assert_null(add_lines(&bounds, line, LINE_TEXT, 1000, &taken));
}

static void a_paragraph_has_64_lines_like_a_delimiter_row_at_most(void **state)
{
    (void)state;
    struct bounds bounds = {0};
    size_t taken;
    assert_string_equal(add_lines(&bounds, TEXT("|---|:-:|"), LINE_TEXT, 100, &taken),
                        "this paragraph has more than 64 lines like a delimiter row");
    assert_int_equal(taken, BOUND_DELIMITER_LINES);
    bounds = (struct bounds){0};
    assert_null(add_lines(&bounds, TEXT("|---|:-:|a|"), LINE_TEXT, 1000, &taken));
}

static void long_paragraphs_full_of_marks_are_bounded_together(void **state)
{
    (void)state;
    struct bounds bounds = {0};
    const char *reason = NULL;
    struct text line = repeated("*[", 8 * 1024);
    size_t paragraphs = 0;
    for (size_t taken; !reason && paragraphs < 100; paragraphs++) {
        reason = add_lines(&bounds, line, LINE_TEXT, 3, &taken);
        if (!reason)
            assert_null(bounds_add_line(&bounds, TEXT(""), LINE_OTHER));
    }
    assert_non_null(reason);
    assert_string_equal(reason,
                        "the page has more long paragraphs full of brackets and stars than can be read in a "
                        "second");
    assert_in_range(paragraphs, 2, 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_64_kibibytes_at_most),
        cmocka_unit_test(a_line_has_256_cells_at_most),
        cmocka_unit_test(containers_are_nested_64_deep_at_most),
        cmocka_unit_test(what_only_looks_like_marks_nests_nothing),
        cmocka_unit_test(a_paragraph_has_64_kibibytes_at_most),
        cmocka_unit_test(other_lines_end_a_paragraph),
        cmocka_unit_test(a_list_item_begins_a_paragraph),
        cmocka_unit_test(a_paragraph_has_64_lines_like_a_delimiter_row_at_most),
        cmocka_unit_test(long_paragraphs_full_of_marks_are_bounded_together),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
