#include "sheet.h"

static void carets_are_two_columns_wide_under_wide_characters(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("|遥感学报|遥感2023|\n"));
    sheet_report_text(&sheet, "遥感2023");
    sheet_expect_full(&sheet, "a.md:1:15: error: fault [column-count]\n"
                              "    1 | |遥感学报|遥感2023|\n"
                              "      |           ^~~~~~~~\n"
                              "\n");
}

static void carets_count_emoji_as_two_columns_and_combining_marks_as_none(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("👍 e\xCC\x81te\xCC\x81 x\n"));
    sheet_report_text(&sheet, "e\xCC\x81te\xCC\x81");
    sheet_expect_full(&sheet, "a.md:1:6: error: fault [column-count]\n"
                              "    1 | 👍 e\xCC\x81te\xCC\x81 x\n"
                              "      |    ^~~\n"
                              "\n");
}

static void a_lone_combining_mark_still_gets_a_caret(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("e\xCC\x81x\n"));
    sheet_report_text(&sheet, "\xCC\x81");
    sheet_expect_full(&sheet, "a.md:1:2: error: fault [column-count]\n"
                              "    1 | e\xCC\x81x\n"
                              "      |  ^\n"
                              "\n");
}

static void a_tab_is_four_spaces(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("a\tb\tc d\n"));
    sheet_report_text(&sheet, "b\tc");
    sheet_expect_full(&sheet, "a.md:1:3: error: fault [column-count]\n"
                              "    1 | a    b    c d\n"
                              "      |      ^~~~~~\n"
                              "\n");
}

static void controls_in_the_source_are_shown_escaped_and_carets_count_the_escape(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("\033[2J\0\u202E\xFF wrong\n"));
    sheet_report_text(&sheet, "wrong");
    sheet_report(&sheet, (struct range){4, 5});
    sheet_expect_full(&sheet, "a.md:1:11: error: fault [column-count]\n"
                              "    1 | \\x1b[2J\\x00\\u{202e}\\xff wrong\n"
                              "      |                         ^~~~~\n"
                              "\n"
                              "a.md:1:5: error: fault [column-count]\n"
                              "    1 | \\x1b[2J\\x00\\u{202e}\\xff wrong\n"
                              "      |        ^~~~\n"
                              "\n");
}

static void a_source_line_commands_nothing_and_carets_know_it(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("::error::x ##[add-matcher]x wrong\n"));
    sheet_report_text(&sheet, "wrong");
    sheet_expect_full(&sheet, "a.md:1:29: error: fault [column-count]\n"
                              "    1 | ::error::x ##\\x5badd-matcher]x wrong\n"
                              "      |                                ^~~~~\n"
                              "\n");
}

static void carriage_returns_before_a_line_feed_are_not_shown(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\r\ntwo\r\nthree"));
    sheet_report_text(&sheet, "one\r\n");
    sheet_report_text(&sheet, "two");
    sheet_expect_full(&sheet, "a.md:1:1: error: fault [column-count]\n"
                              "    1 | one\n"
                              "      | ^~~\n"
                              "\n"
                              "a.md:2:1: error: fault [column-count]\n"
                              "    2 | two\n"
                              "      | ^~~\n"
                              "\n");
}

static void a_lone_carriage_return_ends_no_printed_line(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\rtwo\nthree\n"));
    sheet_report_text(&sheet, "two");
    sheet_expect_full(&sheet, "a.md:1:5: error: fault [column-count]\n"
                              "    1 | one\\x0dtwo\n"
                              "      |        ^~~\n"
                              "\n");
}

static void a_byte_order_mark_is_not_shown_or_counted(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("\xEF\xBB\xBFone two\n"));
    sheet_report_text(&sheet, "two");
    sheet_report(&sheet, (struct range){0, 3});
    sheet_expect_full(&sheet, "a.md:1:5: error: fault [column-count]\n"
                              "    1 | one two\n"
                              "      |     ^~~\n"
                              "\n"
                              "a.md:1:1: error: fault [column-count]\n"
                              "    1 | one two\n"
                              "      | ^\n"
                              "\n");
}

static void a_long_line_is_cut_around_the_finding(void **state)
{
    (void)state;
    struct sheet sheet;
    char content[3001];
    memset(content, 'x', sizeof content - 1);
    content[3000] = '\0';
    memcpy(content + 1500, "WRONG", 5);
    sheet_begin(&sheet, text_from(content));
    sheet_report_text(&sheet, "WRONG");
    sheet_expect_full(&sheet,
                      "a.md:1:1501: error: fault [column-count]\n"
                      "    1 | …xxxxxxxxxxxxxxxxxxxxxxxxWRONGxx"
                      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\n"
                      "      |                          ^~~~~\n"
                      "\n");
}

static void a_line_is_not_cut_where_it_ends_within_reach(void **state)
{
    (void)state;
    struct sheet sheet;
    char content[201];
    memset(content, 'x', sizeof content - 1);
    content[200] = '\0';
    memcpy(content, "FIRST", 5);
    memcpy(content + 195, "FINAL", 5);
    sheet_begin(&sheet, text_from(content));
    sheet_report_text(&sheet, "FIRST");
    sheet_report_text(&sheet, "FINAL");
    char *bytes = sheet_printed_full(&sheet);
    assert_non_null(strstr(bytes, "    1 | FIRSTxxx"));
    assert_non_null(strstr(bytes, "xxx…\n      | ^~~~~\n"));
    assert_non_null(strstr(bytes, "    1 | …xxx"));
    assert_non_null(strstr(bytes, "xxxFINAL\n"));
    free(bytes);
    arena_free(&sheet.arena);
}

static void a_range_that_is_too_long_is_shown_from_its_start(void **state)
{
    (void)state;
    struct sheet sheet;
    char content[301];
    for (size_t i = 0; i < 300; i += 3)
        memcpy(content + i, "遥", 4);
    sheet_begin(&sheet, text_from(content));
    sheet_report(&sheet, (struct range){30, 300});
    sheet_expect_full(&sheet,
                      "a.md:1:31: error: fault [column-count]\n"
                      "    1 | …遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥遥…\n"
                      "      |  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
                      "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
                      "\n");
}

static void a_cut_takes_marks_away_with_their_letter(void **state)
{
    (void)state;
    struct sheet sheet;
    struct arena arena = {0};
    struct builder builder = {.arena = &arena};
    for (int i = 0; i < 200; i++)
        builder_add(&builder, TEXT("遥\xCC\x81"));
    builder_add(&builder, TEXT("xWRONG"));
    sheet_begin(&sheet, builder_text(&builder));
    sheet_report_text(&sheet, "WRONG");
    char *bytes = sheet_printed_full(&sheet);
    assert_non_null(strstr(bytes, "    1 | …遥\xCC\x81"));
    free(bytes);
    arena_free(&sheet.arena);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(carets_are_two_columns_wide_under_wide_characters),
        cmocka_unit_test(carets_count_emoji_as_two_columns_and_combining_marks_as_none),
        cmocka_unit_test(a_lone_combining_mark_still_gets_a_caret),
        cmocka_unit_test(a_tab_is_four_spaces),
        cmocka_unit_test(controls_in_the_source_are_shown_escaped_and_carets_count_the_escape),
        cmocka_unit_test(a_source_line_commands_nothing_and_carets_know_it),
        cmocka_unit_test(carriage_returns_before_a_line_feed_are_not_shown),
        cmocka_unit_test(a_lone_carriage_return_ends_no_printed_line),
        cmocka_unit_test(a_byte_order_mark_is_not_shown_or_counted),
        cmocka_unit_test(a_long_line_is_cut_around_the_finding),
        cmocka_unit_test(a_line_is_not_cut_where_it_ends_within_reach),
        cmocka_unit_test(a_range_that_is_too_long_is_shown_from_its_start),
        cmocka_unit_test(a_cut_takes_marks_away_with_their_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
