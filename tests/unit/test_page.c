#include "support.h"

#include "rulebook/page.h"

static struct arena arena;
static struct page page;

static int start(void **state)
{
    (void)state;
    arena = (struct arena){0};
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void read_good(const char *content)
{
    struct error error = {.line = 0};
    if (!page_read(&page, "page.md", text_from(content), &arena, &error))
        fail_msg("%s:%u:%u: %s", error.path, error.line, error.column, error.message);
}

static void read_bad_text(struct text content, uint32_t line, uint32_t column, const char *message)
{
    struct error error = {.line = 0};
    assert_false(page_read(&page, "page.md", content, &arena, &error));
    assert_string_equal(error.path, "page.md");
    if (!strstr(error.message, message) || error.line != line || error.column != column)
        fail_msg("%u:%u: %s", error.line, error.column, error.message);
}

static void read_bad(const char *content, uint32_t line, uint32_t column, const char *message)
{
    read_bad_text(text_from(content), line, column, message);
}

static void an_empty_page_has_nothing(void **state)
{
    (void)state;
    read_good("");
    assert_int_equal(page.table_count + page.fence_count, 0);
    assert_text(page.title, "");
    assert_text(page.summary, "");
}

static void the_first_level_one_heading_is_the_title(void **state)
{
    (void)state;
    read_good("## before\n# dead-anchor ##\n# another\n");
    assert_text(page.title, "dead-anchor");
    read_good("#no-heading\n#\n    # code\n  # C#\n");
    assert_text(page.title, "C#");
}

static void the_summary_is_the_first_sentence_under_the_title(void **state)
{
    (void)state;
    read_good("Not this one.\n\n# x\n\n<!-- nor this. -->\n\nOne thing, e.g. `a.b`,\n"
              "  over two lines. And more.\n");
    assert_text(page.summary, "One thing, e.g. `a.b`, over two lines.");
    read_good("# x\nNo full stop\n\nAnother paragraph.\n");
    assert_text(page.summary, "No full stop");
    read_good("# x\n\n## Why\n\nUnder another heading.\n");
    assert_text(page.summary, "");
}

static void a_table_has_header_rows_lines_and_columns(void **state)
{
    (void)state;
    read_good("# x\n\n| Venue |Kind|\n|---|:-:|\n|TGRS| journal |\n  | RSE |  |\n\ntext\n");
    assert_int_equal(page.table_count, 1);
    const struct page_table *table = &page.tables[0];
    assert_int_equal(table->line, 3);
    assert_int_equal(table->column_count, 2);
    assert_int_equal(table->row_count, 2);
    assert_text(page_text(&page, table->cells[1]), "Kind");
    assert_int_equal(table->cells[1].column, 10);
    assert_text(page_text(&page, page_table_row(table, 0)[1]), "journal");
    assert_int_equal(table->lines[0], 5);
    assert_int_equal(page_table_row(table, 0)[1].column, 8);
    assert_int_equal(table->lines[1], 6);
    assert_int_equal(page_table_row(table, 1)[0].column, 5);
    assert_text(page_text(&page, page_table_row(table, 1)[1]), "");
}

static void a_cell_loses_its_escapes_and_one_pair_of_back_ticks(void **state)
{
    (void)state;
    read_good("| A | B | C | D | E |\n|-|-|-|-|-|\n| a\\|b | `x \\| y` | ``z`` | `p` `q` | ` |\n");
    const struct page_cell *cells = page_table_row(&page.tables[0], 0);
    assert_text(page_text(&page, cells[0]), "a|b");
    assert_text(page_text(&page, cells[1]), "x | y");
    assert_text(page_text(&page, cells[2]), "``z``");
    assert_text(page_text(&page, cells[3]), "`p` `q`");
    assert_text(page_text(&page, cells[4]), "`");
}

static void other_inline_marks_stay_in_a_cell(void **state)
{
    (void)state;
    read_good("| A |\n|---|\n| **[x](y)** |\n");
    assert_text(page_text(&page, page_table_row(&page.tables[0], 0)[0]), "**[x](y)**");
}

static void a_table_ends_at_a_blank_line_a_heading_a_fence_and_a_comment(void **state)
{
    (void)state;
    read_good("|A|\n|-|\n|1|\n# h\n|B|\n|-|\n```\n| not a row\n```\n|C|\n|-|\n<!--\n| hidden |\n-->\n|D|\n|-|\n");
    assert_int_equal(page.table_count, 4);
    assert_int_equal(page.tables[0].row_count, 1);
    assert_int_equal(page.tables[3].row_count, 0);
    assert_int_equal(page.tables[3].line, 15);
}

static void a_fence_has_info_body_heading_and_line(void **state)
{
    (void)state;
    read_good("# x\n## Wrong\n```markdown nofix  \n| a |\n\n```\n~~~\ny\n~~~\n");
    assert_int_equal(page.fence_count, 2);
    assert_text(page.fences[0].info, "markdown nofix");
    assert_text(page.fences[0].body, "| a |\n\n");
    assert_text(page.fences[0].heading, "Wrong");
    assert_int_equal(page.fences[0].line, 3);
    assert_text(page.fences[1].info, "");
    assert_text(page.fences[1].body, "y\n");
    assert_int_equal(page.fences[1].line, 7);
}

static void a_longer_outer_fence_wins(void **state)
{
    (void)state;
    read_good("````markdown\n```c\nx\n```\n~~~~\n`````\n");
    assert_int_equal(page.fence_count, 1);
    assert_text(page.fences[0].body, "```c\nx\n```\n~~~~\n");
}

static void back_ticks_behind_back_ticks_open_no_fence(void **state)
{
    (void)state;
    read_good("``` a `b` ```\n\n~~~ a `b`\n~~~\n");
    assert_int_equal(page.fence_count, 1);
    assert_text(page.fences[0].info, "a `b`");
}

static void a_closing_fence_has_nothing_behind_it(void **state)
{
    (void)state;
    read_good("```\n``` x\n    ```\n ```\n");
    assert_text(page.fences[0].body, "``` x\n    ```\n");
    read_good("```\n```\n");
    assert_text(page.fences[0].body, "");
}

static void carriage_returns_before_line_feeds_are_line_endings(void **state)
{
    (void)state;
    read_good("# x\r\n\r\nSaid.\r\n\r\n| A | B |\r\n|---|---|\r\n| 1 |  |\r\n```pcre2\r\na\r\n```\r\n");
    assert_text(page.title, "x");
    assert_text(page.summary, "Said.");
    assert_text(page_text(&page, page_table_row(&page.tables[0], 0)[1]), "");
    assert_text(page.fences[0].info, "pcre2");
    assert_text(page.fences[0].body, "a\r\n");
}

static void a_byte_order_mark_is_no_part_of_the_page(void **state)
{
    (void)state;
    read_good("\xEF\xBB\xBF# x\n");
    assert_text(page.title, "x");
    assert_text(page.content, "# x\n");
    read_good("\xEF\xBB\xBF| A |\n|---|\n");
    assert_int_equal(page.tables[0].cells[0].column, 3);
    read_bad("\xEF\xBB\xBF| A |\n", 1, 1, "belongs to no table");
}

static void a_missing_final_newline_is_no_error(void **state)
{
    (void)state;
    read_good("| A |\n|---|\n| 1 |");
    assert_int_equal(page.tables[0].row_count, 1);
}

static void prose_in_comments_and_fences_may_hold_pipes(void **state)
{
    (void)state;
    read_good("<!-- a\n| b |\n| c -->\n\n```\n| d |\n```\n\na | b, `x | y`\n");
    assert_int_equal(page.table_count, 0);
}

static void a_row_with_another_cell_count_is_an_error(void **state)
{
    (void)state;
    read_bad("| A | B |\n|---|---|\n| 1 | 2 | 3 |\n", 3, 11, "3 cells, the header has 2");
    read_bad("| A | B |\n|---|---|\n| 1 |\n", 3, 6, "1 cell, the header has 2");
    read_bad("| A | B |\n|---|---|\n|\n", 3, 2, "0 cells, the header has 2");
    read_bad("| A | B |\n|---|\n", 2, 6, "1 cell, the header has 2");
    read_bad("| A |\n|---|---|\n", 2, 6, "2 cells, the header has 1");
}

static void a_line_that_begins_with_a_pipe_outside_a_table_is_an_error(void **state)
{
    (void)state;
    read_bad("# x\n\n  | stray |\n\n", 3, 3, "belongs to no table");
    read_bad("| A |\n|---|\n| 1 |\n\n| 2 |\n", 5, 1, "belongs to no table");
    read_bad("| A |\n|---|\n<!-- c -->\n| 2 |\n", 4, 1, "belongs to no table");
    read_bad("text\n| A |\n", 2, 1, "belongs to no table");
    read_bad("|", 1, 1, "belongs to no table");
}

static void an_indented_table_or_row_is_an_error(void **state)
{
    (void)state;
    read_bad("    | A |\n    |---|\n", 1, 5, "indented");
    read_bad("\t| A |\n", 1, 1, "indented");
    read_bad("| A |\n|---|\n    | 1 |\n", 3, 5, "indented");
}

static void a_row_without_its_leading_pipe_is_an_error(void **state)
{
    (void)state;
    read_bad("| A | B |\n|---|---|\n| 1 | 2 |\n 3 | 4\n", 4, 2, "begins with |");
    read_bad("A | B\n---|---\n1 | 2\n", 2, 1, "begins with |");
    read_bad("# x\nA | B\n:-- | ---\n", 3, 1, "begins with |");
}

static void text_directly_under_a_table_is_an_error(void **state)
{
    (void)state;
    read_bad("| A |\n|---|\n| 1 |\ntext\n", 4, 1, "leave a blank line");
}

static void a_second_delimiter_row_is_an_error(void **state)
{
    (void)state;
    read_bad("| A |\n|---|\n| B |\n|---|\n", 4, 1, "second delimiter row");
}

static void an_unclosed_fence_is_an_error(void **state)
{
    (void)state;
    read_bad("# x\n\n  ````\n```\n~~~~~\n", 3, 3, "fence is not closed");
    read_bad("```", 1, 1, "fence is not closed");
}

static void an_unclosed_comment_is_an_error(void **state)
{
    (void)state;
    read_bad("# x\n <!-- y\n| a |\n", 2, 2, "comment is not closed");
}

static void bytes_that_are_no_text_are_errors(void **state)
{
    (void)state;
    read_bad("# x\nab\xFFz\n", 2, 3, "not UTF-8");
    read_bad("# x\n\xE9\xA5\n", 2, 1, "not UTF-8");
    read_bad_text(TEXT("# x\n\na\0b"), 3, 2, "NUL");
    read_bad("# x\r\n\r\na\rb\n", 3, 2, "CR without an LF");
}

static void a_page_has_a_largest_size(void **state)
{
    (void)state;
    char *bytes = arena_allocate(&arena, PAGE_SIZE_LIMIT + 1);
    memset(bytes, '\n', PAGE_SIZE_LIMIT + 1);
    read_bad_text((struct text){bytes, PAGE_SIZE_LIMIT + 1}, 0, 0, "at most 1048576 bytes");
    struct error error = {.line = 0};
    assert_true(page_read(&page, "page.md", (struct text){bytes, PAGE_SIZE_LIMIT}, &arena, &error));
}

static void a_missing_file_is_named(void **state)
{
    (void)state;
    struct error error = {.line = 0};
    assert_false(page_read_file(&page, "no/such/page.md", &arena, &error));
    assert_string_equal(error.path, "no/such/page.md");
    assert_int_equal(error.line, 0);
}

static void a_position_is_a_line_and_a_byte(void **state)
{
    (void)state;
    read_good("ab\n\nc\xC3\xA9\n");
    const char *bytes = page.content.bytes;
    struct position third = page_position(&page, bytes + 2), last = page_position(&page, bytes + 6);
    struct position behind = page_position(&page, bytes + page.content.length);
    assert_int_equal(third.line, 1);
    assert_int_equal(third.column, 3);
    assert_int_equal(last.line, 3);
    assert_int_equal(last.column, 3);
    assert_int_equal(behind.line, 4);
    assert_int_equal(behind.column, 1);
}

#define PAGE_TEST(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGE_TEST(an_empty_page_has_nothing),
        PAGE_TEST(the_first_level_one_heading_is_the_title),
        PAGE_TEST(the_summary_is_the_first_sentence_under_the_title),
        PAGE_TEST(a_table_has_header_rows_lines_and_columns),
        PAGE_TEST(a_cell_loses_its_escapes_and_one_pair_of_back_ticks),
        PAGE_TEST(other_inline_marks_stay_in_a_cell),
        PAGE_TEST(a_table_ends_at_a_blank_line_a_heading_a_fence_and_a_comment),
        PAGE_TEST(a_fence_has_info_body_heading_and_line),
        PAGE_TEST(a_longer_outer_fence_wins),
        PAGE_TEST(back_ticks_behind_back_ticks_open_no_fence),
        PAGE_TEST(a_closing_fence_has_nothing_behind_it),
        PAGE_TEST(carriage_returns_before_line_feeds_are_line_endings),
        PAGE_TEST(a_byte_order_mark_is_no_part_of_the_page),
        PAGE_TEST(a_missing_final_newline_is_no_error),
        PAGE_TEST(prose_in_comments_and_fences_may_hold_pipes),
        PAGE_TEST(a_row_with_another_cell_count_is_an_error),
        PAGE_TEST(a_line_that_begins_with_a_pipe_outside_a_table_is_an_error),
        PAGE_TEST(an_indented_table_or_row_is_an_error),
        PAGE_TEST(a_row_without_its_leading_pipe_is_an_error),
        PAGE_TEST(text_directly_under_a_table_is_an_error),
        PAGE_TEST(a_second_delimiter_row_is_an_error),
        PAGE_TEST(an_unclosed_fence_is_an_error),
        PAGE_TEST(an_unclosed_comment_is_an_error),
        PAGE_TEST(bytes_that_are_no_text_are_errors),
        PAGE_TEST(a_page_has_a_largest_size),
        PAGE_TEST(a_missing_file_is_named),
        PAGE_TEST(a_position_is_a_line_and_a_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
