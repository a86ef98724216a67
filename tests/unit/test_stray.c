#include "lists.h"

#define HEADER "|Title|Paper|\n"
#define DELIMITER "|---|---|\n"
#define TABLE HEADER DELIMITER "|a|b|\n"

/* Each stray: its kind, the numbers of its lines from 1, and h and d at those of its header and delimiter row. */
static struct text strays(const char *content)
{
    static const char *const kinds[] = {"cut off",      "wrong count", "bad delimiter", "no delimiter",
                                        "separated",    "indented",    "in HTML",       "underlined",   "no header"};
    struct builder builder = {.arena = &arena};
    read_list(content);
    for (size_t i = 0; i < list.strays.count; i++) {
        const struct stray *stray = &list.strays.items[i];
        builder_format(&builder, "%s%s:", i ? "; " : "", kinds[stray->kind]);
        for (size_t r = 0; r < stray->rows.count; r++)
            builder_format(&builder, " %u%s", stray->rows.items[r].line + 1,
                           r == stray->header ? "h" : r == stray->delimiter ? "d" : "");
        assert_true(stray->header <= stray->rows.count && stray->delimiter <= stray->rows.count);
    }
    return builder_text(&builder);
}

/* The gaps of the first stray, each in brackets. */
static struct text gaps(const char *content)
{
    struct builder builder = {.arena = &arena};
    read_list(content);
    assert_int_equal(list.strays.count, 1);
    for (size_t i = 0; i < list.strays.items[0].gaps.count; i++)
        builder_format(&builder, "[%.*s]", TEXT_ARGUMENTS(at(list.strays.items[0].gaps.items[i])));
    return builder_text(&builder);
}

static void a_table_is_no_stray(void **state)
{
    (void)state;
    assert_text(strays(TABLE), "");
    assert_text(strays("text\n" TABLE "glued\n\ntext\n"), "");
}

static void rows_behind_a_blank_line_are_cut_off(void **state)
{
    (void)state;
    assert_text(strays(TABLE "\n|c|d|\n"), "cut off: 5");
    assert_ptr_equal(list.strays.items[0].table, &list.tables.items[0]);
    assert_text(strays(TABLE "\n|c|d|\n|e|f|\n"), "cut off: 5 6");
    assert_text(strays(HEADER DELIMITER "\n|c|d|\n"), "cut off: 4");
}

static void what_stands_in_between_is_a_gap_of_whole_lines(void **state)
{
    (void)state;
    assert_text(gaps(TABLE "\n|c|d|\n"), "[\n]");
    assert_true(list.strays.items[0].gaps_are_blank);
    assert_text(gaps(TABLE "\n \t\n|c|d|\n"), "[\n \t\n]");
    assert_true(list.strays.items[0].gaps_are_blank);
    assert_text(gaps(TABLE "\n|c|d|\n\n\n|e|f|\n"), "[\n][\n\n]");
    assert_text(gaps(TABLE "\n<!-- x -->\n\n|c|d|\n"), "[\n<!-- x -->\n\n]");
    assert_false(list.strays.items[0].gaps_are_blank);
}

static void rows_cut_off_again_and_again_are_one_stray(void **state)
{
    (void)state;
    assert_text(strays(TABLE "\n|c|d|\n\n|e|f|\n|g|h|\n<!-- x -->\n|i|j|\n"), "cut off: 5 7 8 10");
    assert_int_equal(list.strays.items[0].gaps.count, 3);
}

static void a_comment_and_raw_html_cut_rows_off(void **state)
{
    (void)state;
    assert_text(strays(TABLE "<!-- x -->\n|c|d|\n"), "cut off: 5");
    assert_text(gaps(TABLE "<!-- x -->\n|c|d|\n"), "[<!-- x -->\n]");
    assert_false(list.strays.items[0].gaps_are_blank);
    assert_text(strays(TABLE "<br>\n|c|d|\n"), "cut off: 5");
    assert_text(gaps(TABLE "<br>\n|c|d|\n"), "[<br>\n]");
}

static void definitions_in_between_are_no_blank_gap(void **state)
{
    (void)state;
    assert_text(gaps(TABLE "\n[x]: y\n\n|c|d|\n"), "[\n[x]: y\n\n]");
    assert_false(list.strays.items[0].gaps_are_blank);
}

static void rows_hidden_in_a_comment_are_not_cut_off(void **state)
{
    (void)state;
    assert_text(strays(TABLE "<!--\n|c|d|\n|e|f|\n-->\n"), "");
    assert_text(strays(TABLE "<!--\n|c|d|\n-->\n|e|f|\n"), "cut off: 7");
    assert_text(strays(TABLE "\n<div>\n<!--\n|c|d|\n-->\n</div>\n"), "");
}

static void another_block_in_between_ends_the_table_for_good(void **state)
{
    (void)state;
    assert_text(strays(TABLE "\ntext\n\n|c|d|\n"), "");
    assert_text(strays(TABLE "\n# A\n\n|c|d|\n"), "");
    assert_text(strays(TABLE "\n---\n\n|c|d|\n"), "");
    assert_text(strays(TABLE "\n```\nx\n```\n\n|c|d|\n"), "");
}

static void text_between_cut_off_rows_ends_them(void **state)
{
    (void)state;
    assert_text(strays(TABLE "\n|c|d|\ntext\n\n|e|f|\n"), "cut off: 5");
}

static void rows_in_another_container_belong_to_no_table_above(void **state)
{
    (void)state;
    assert_text(strays(TABLE "\n> |c|d|\n"), "");
    assert_text(strays(TABLE "\n- |c|d|\n"), "");
    assert_text(strays("> |Title|Paper|\n> |---|---|\n> |a|b|\n>\n> |c|d|\n"), "cut off: 5");
    assert_true(list.strays.items[0].gaps_are_blank);
}

static void a_known_header_behind_a_table_begins_another(void **state)
{
    (void)state;
    assert_text(strays(TABLE "\n" HEADER "|c|d|\n"), "no delimiter: 5 6");
    assert_text(strays(TABLE "\n" HEADER "|---|\n|c|d|\n"), "wrong count: 5h 6d 7");
    assert_null(list.strays.items[0].table);
}

static void header_and_delimiter_row_with_other_cell_counts_make_no_table(void **state)
{
    (void)state;
    assert_text(strays(HEADER "|---|\n|a|b|\n"), "wrong count: 1h 2d 3");
    assert_text(strays(HEADER "|---|---|---|\n|a|b|\n|c|d|\n\n|e|f|\n"), "wrong count: 1h 2d 3 4");
    assert_text(strays("Title|Paper\n---\n"), "");
    assert_text(strays("Title|Paper\n---|---|---\na|b\n"), "wrong count: 1h 2d 3");
}

static void a_malformed_delimiter_row_makes_no_table(void **state)
{
    (void)state;
    static const char *const rows[] = {"|:--:-|---|", "|——|---|",     "|::|---|", "|---\xC2\xA0|---|",
                                       "|：---|---|", "｜---｜---｜", "|-- -|---|"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_text(strays(text_copy(&arena, text_format(&arena, HEADER "%s\n|a|b|\n", rows[i])).bytes),
                    "bad delimiter: 1h 2d 3");
}

static void rows_without_a_delimiter_row_make_no_table(void **state)
{
    (void)state;
    assert_text(strays(HEADER "|a|b|\n"), "no delimiter: 1 2");
    assert_text(strays("text\n" HEADER "|a|b|\n|c|d|\nmore\n"), "no delimiter: 2 3 4");
    assert_text(strays("> " HEADER "> |a|b|\n"), "no delimiter: 1 2");
}

static void something_between_header_and_delimiter_row_makes_no_table(void **state)
{
    (void)state;
    assert_text(strays(HEADER "\n" DELIMITER "|a|b|\n"), "separated: 1h 3d 4");
    assert_text(gaps(HEADER "\n" DELIMITER "|a|b|\n"), "[\n]");
    assert_true(list.strays.items[0].gaps_are_blank);
    assert_text(strays(HEADER "<!-- x -->\n" DELIMITER "|a|b|\n"), "separated: 1h 3d 4");
    assert_false(list.strays.items[0].gaps_are_blank);
    assert_text(strays("|x|y|\n" HEADER "\n" DELIMITER "|a|b|\n"), "separated: 2h 4d 5");
    assert_text(strays("> " HEADER "\n" DELIMITER "|a|b|\n"), "no header: 3d 4");
    assert_text(strays(HEADER "\ntext\n\n" DELIMITER "|a|b|\n"), "no header: 5d 6");
}

static void an_indented_table_is_code(void **state)
{
    (void)state;
    assert_text(strays("text\n\n    |Title|Paper|\n    |---|---|\n    |a|b|\n"), "indented: 3h 4d 5");
    assert_text(strays("\t|Title|Paper|\n\t|---|---|\n"), "indented: 1h 2d");
    assert_text(strays("Add a row like this:\n\n    |Title|Paper|\n    |---|---|\n    |a|b|\n"), "");
    assert_text(strays("The models:\n\n    |Title|Paper|\n    |---|---|\n    |a|b|\n    |c|d|\n    |e|f|\n"),
                "indented: 3h 4d 5 6 7");
    assert_text(strays("    |Title|Paper|\n    |a|b|\n"), "");
}

static void indented_rows_behind_a_table_are_code(void **state)
{
    (void)state;
    assert_text(strays(TABLE "\n    |c|d|\n"), "indented: 5");
    assert_text(strays(TABLE "    |c|d|\n|e|f|\n"), "indented: 4 5");
    assert_text(strays(TABLE "    |c|d|\n\n|e|f|\n"), "indented: 4 6");
    assert_ptr_equal(list.strays.items[0].table, &list.tables.items[0]);
    assert_text(strays(TABLE "\n|c|d|\n\n    |e|f|\n"), "cut off: 5; indented: 7");
}

static void raw_html_directly_above_takes_a_table_in(void **state)
{
    (void)state;
    assert_text(strays("<div>\n" TABLE "</div>\n"), "in HTML: 2h 3d 4");
    assert_text(strays("<div>\n\n" TABLE "\n</div>\n"), "");
    assert_text(strays("<details>\n<summary>x</summary>\n" TABLE), "in HTML: 3h 4d 5");
}

static void fences_comments_and_verbatim_html_are_silent(void **state)
{
    (void)state;
    assert_text(strays("```\n" HEADER "|a|b|\n```\n"), "");
    assert_text(strays("<!--\n" HEADER "|---|\n|a|b|\n-->\n"), "");
    assert_text(strays("<pre>\n" TABLE "</pre>\n"), "");
    assert_text(strays("<div>\n<!-- old:\n" TABLE "-->\n</div>\n"), "");
    assert_text(strays("text <!--\n" HEADER "|a|b|\n-->\n"), "");
}

static void a_comment_that_ends_hides_nothing_below(void **state)
{
    (void)state;
    assert_text(strays("<div>\n<!-- x -->\n" TABLE "</div>\n"), "in HTML: 3h 4d 5");
    assert_text(strays("text <!-- no end\n" HEADER "|a|b|\n"), "no delimiter: 2 3");
}

static void prose_that_happens_to_hold_a_pipe_is_silent(void **state)
{
    (void)state;
    assert_text(strays("The score is P(a | b).\nSo is c | d | e, and f | g.\n"), "");
    assert_text(strays("|x| is the length of x.\n"), "");
    assert_text(strays("a || b\nc || d\n"), "");
}

static void a_line_of_links_is_silent(void **state)
{
    (void)state;
    assert_text(strays("[A](#a) | [B](#b) | [C](#c)\n"), "");
    assert_text(strays("[A](#a) | [B](#b)\n---\n"), "");
    assert_text(strays("|[A](#a)|[B](#b)|\n\ntext\n"), "");
}

static void what_stands_at_the_edge_of_a_cut_page_is_silent(void **state)
{
    (void)state;
    struct builder content = {.arena = &arena};
    builder_add(&content, TEXT(HEADER "|a|b|\n\n" HEADER "|c|d|\n"));
    for (int i = 0; i < 300; i++)
        builder_add(&content, TEXT("|x"));
    read_text(builder_text(&content));
    assert_true(list.is_cut);
    assert_int_equal(list.strays.count, 1);
    assert_int_equal(list.strays.items[0].rows.items[0].line, 0);
}

static void a_header_can_be_underlined_like_a_heading(void **state)
{
    (void)state;
    assert_text(strays(HEADER "---\n|a|b|\n|c|d|\n"), "underlined: 1h 2d 3 4");
    assert_text(strays(HEADER "===\n|a|b|\n"), "underlined: 1h 2d 3");
    assert_text(strays("text\n" HEADER "---\n|a|b|\ntext\n"), "underlined: 2h 3d 4");
    assert_text(strays("> " HEADER "> ---\n> |a|b|\n"), "underlined: 1h 2d 3");
    assert_text(strays(HEADER "---\n\ntext\n"), "underlined: 1h 2d");
    assert_text(strays("Title | Paper\n---\n|a|b|\n"), "underlined: 1h 2d 3");
    assert_text(strays("|x|y|\n---\n|a|b|\n"), "underlined: 1h 2d 3");
}

static void a_heading_that_holds_a_pipe_is_none(void **state)
{
    (void)state;
    assert_text(strays("Title | Paper\n---\n\ntext\n"), "");
    assert_text(strays("|x|y|\n---\n\ntext\n"), "");
    assert_text(strays("A | B\n---\n|a|b|\n"), "");
    assert_text(strays("# |Title|Paper|\n|a|b|\n"), "");
    assert_text(strays("|x|y|\n---\n" TABLE), "");
}

static void a_table_can_begin_with_its_delimiter_row(void **state)
{
    (void)state;
    assert_text(strays(DELIMITER "|a|b|\n|c|d|\n"), "no header: 1d 2 3");
    assert_text(strays("text\n\n> " DELIMITER "> |a|b|\n"), "no header: 3d 4");
    assert_text(strays(DELIMITER TABLE), "no header: 1d");
    assert_ptr_equal(list.strays.items[0].table, &list.tables.items[0]);
    assert_text(strays(DELIMITER "\n" TABLE), "");
    assert_text(strays(DELIMITER "\ntext\n"), "");
    assert_text(strays("|-|-|-|\n|a|b|\n"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_table_is_no_stray),
        list_test(rows_behind_a_blank_line_are_cut_off),
        list_test(what_stands_in_between_is_a_gap_of_whole_lines),
        list_test(rows_cut_off_again_and_again_are_one_stray),
        list_test(a_comment_and_raw_html_cut_rows_off),
        list_test(definitions_in_between_are_no_blank_gap),
        list_test(rows_hidden_in_a_comment_are_not_cut_off),
        list_test(another_block_in_between_ends_the_table_for_good),
        list_test(text_between_cut_off_rows_ends_them),
        list_test(rows_in_another_container_belong_to_no_table_above),
        list_test(a_known_header_behind_a_table_begins_another),
        list_test(header_and_delimiter_row_with_other_cell_counts_make_no_table),
        list_test(a_malformed_delimiter_row_makes_no_table),
        list_test(rows_without_a_delimiter_row_make_no_table),
        list_test(something_between_header_and_delimiter_row_makes_no_table),
        list_test(an_indented_table_is_code),
        list_test(indented_rows_behind_a_table_are_code),
        list_test(raw_html_directly_above_takes_a_table_in),
        list_test(fences_comments_and_verbatim_html_are_silent),
        list_test(a_comment_that_ends_hides_nothing_below),
        list_test(prose_that_happens_to_hold_a_pipe_is_silent),
        list_test(a_line_of_links_is_silent),
        list_test(what_stands_at_the_edge_of_a_cut_page_is_silent),
        list_test(a_header_can_be_underlined_like_a_heading),
        list_test(a_heading_that_holds_a_pipe_is_none),
        list_test(a_table_can_begin_with_its_delimiter_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
