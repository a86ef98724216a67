#include "sheet.h"

static void a_fix_shows_the_line_that_it_writes(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n|RSP|x|\n"));
    struct range range = sheet_range(&sheet, "RSP");
    sheet_report(&sheet, range);
    sheet_fix(&sheet, FIX_SAFE, (struct range){range.end, range.end}, "**");
    sheet_fix(&sheet, FIX_SAFE, (struct range){range.start, range.start}, "**");
    sheet_expect_full(&sheet, "a.md:2:2: error: fault [column-count]\n"
                              "    2 | |RSP|x|\n"
                              "      |  ^~~\n"
                              "  fix | |**RSP**|x|\n"
                              "\n");
}

static void an_unsafe_fix_says_so(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("a||b\n"));
    sheet_report_text(&sheet, "||");
    sheet_fix(&sheet, FIX_UNSAFE, sheet_range(&sheet, "|"), "");
    sheet_expect_full(&sheet, "a.md:1:2: error: fault [column-count]\n"
                              "    1 | a||b\n"
                              "      |  ^~\n"
                              "  fix (unsafe):\n"
                              "      | a|b\n"
                              "\n");
}

static void a_long_fix_is_cut_as_the_source_line_is(void **state)
{
    (void)state;
    struct sheet sheet;
    char content[1001];
    memset(content, 'x', sizeof content - 1);
    content[1000] = '\0';
    memcpy(content + 500, "WRONG", 5);
    sheet_begin(&sheet, text_from(content));
    sheet_report_text(&sheet, "WRONG");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "WRONG"), "OK");
    sheet_expect_full(&sheet,
                      "a.md:1:501: error: fault [column-count]\n"
                      "    1 | …xxxxxxxxxxxxxxxxxxxxxxxxWRONGxx"
                      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\n"
                      "      |                          ^~~~~\n"
                      "  fix | …xxxxxxxxxxxxxxxxxxxxxxxxOKxxxxx"
                      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\n"
                      "\n");
}

static void a_shorter_line_still_stands_under_its_source_line(void **state)
{
    (void)state;
    struct sheet sheet;
    char content[201];
    memset(content, 'x', sizeof content - 1);
    content[200] = '\0';
    memcpy(content + 190, "WRONG-TEXT", 10);
    memcpy(content + 150, "START", 5);
    sheet_begin(&sheet, text_from(content));
    sheet_report_text(&sheet, "WRONG-TEXT");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "WRONG-TEXT"), "");
    char *bytes = sheet_printed_full(&sheet);
    const char *source_line = strstr(bytes, "    1 | …"), *fixed_line = strstr(bytes, "  fix | …");
    assert_non_null(source_line);
    assert_non_null(fixed_line);
    assert_int_equal(strstr(source_line, "START") - source_line, strstr(fixed_line, "START") - fixed_line);
    free(bytes);
    arena_free(&sheet.arena);
}

static void a_fix_far_from_the_range_on_its_line_is_still_seen(void **state)
{
    (void)state;
    struct sheet sheet;
    char content[1001];
    memset(content, 'x', sizeof content - 1);
    content[1000] = '\0';
    memcpy(content, "HERE", 4);
    memcpy(content + 500, "WRONG", 5);
    sheet_begin(&sheet, text_from(content));
    sheet_report_text(&sheet, "HERE");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "WRONG"), "RIGHT");
    char *bytes = sheet_printed_full(&sheet);
    assert_non_null(strstr(bytes, "  fix | …xxxxxxxxxxxxxxxxxxxxxxxxRIGHTxxx"));
    free(bytes);
    arena_free(&sheet.arena);
}

static void of_many_new_lines_the_first_four_are_shown(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n"));
    sheet_report_text(&sheet, "one");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "one"), "a\nb\nc\nd\ne\nf");
    sheet_expect_full(&sheet, "a.md:1:1: error: fault [column-count]\n"
                              "    1 | one\n"
                              "      | ^~~\n"
                              "  fix | a\n"
                              "      | b\n"
                              "      | c\n"
                              "      | d\n"
                              "      | … and 2 more lines\n"
                              "\n");
}

static void a_fix_in_several_places_shows_the_one_at_the_finding(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n\ntwo\n\nthree\n\nfour\n"));
    sheet_report_text(&sheet, "three");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "two"), "2");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "three"), "3");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "four"), "4");
    sheet_report_text(&sheet, "one");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "three"), "3");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "one"), "1");
    sheet_expect_full(&sheet, "a.md:5:1: error: fault [column-count]\n"
                              "    5 | three\n"
                              "      | ^~~~~\n"
                              "  fix | 3\n"
                              "  fix: also changes 2 other places, the first on line 3\n"
                              "\n"
                              "a.md:1:1: error: fault [column-count]\n"
                              "    1 | one\n"
                              "      | ^~~\n"
                              "  fix | 1\n"
                              "  fix: also changes line 5\n"
                              "\n");
}

static void a_fix_cuts_no_character_in_two(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("a遥b\n"));
    sheet_report_text(&sheet, "遥");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "遥"), "遦"); /* differs in its last byte */
    sheet.options.use_color = true;
    char *bytes = sheet_printed_full(&sheet);
    assert_non_null(strstr(bytes, "a\033[32m遦\033[0mb\n"));
    free(bytes);
    arena_free(&sheet.arena);
}

static void the_byte_order_mark_and_carriage_returns_can_be_edited(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("\xEF\xBB\xBFone\r\ntwo\n"));
    sheet_report_text(&sheet, "one");
    sheet_fix(&sheet, FIX_SAFE, (struct range){0, 3}, "");
    sheet_report_text(&sheet, "one");
    sheet_fix(&sheet, FIX_SAFE, (struct range){6, 7}, "");
    sheet_expect_full(&sheet, "a.md:1:1: error: fault [column-count]\n"
                              "    1 | one\n"
                              "      | ^~~\n"
                              "  fix | one\n"
                              "\n"
                              "a.md:1:1: error: fault [column-count]\n"
                              "    1 | one\n"
                              "      | ^~~\n"
                              "  fix | one\n"
                              "\n");
}

static void a_fix_of_very_much_text_is_said_in_words(void **state)
{
    (void)state;
    struct sheet sheet;
    struct arena arena = {0};
    struct builder builder = {.arena = &arena};
    for (int i = 0; i < 70 * 1024; i += 4)
        builder_add(&builder, TEXT("one\n"));
    sheet_begin(&sheet, builder_text(&builder));
    sheet_report(&sheet, (struct range){1, 3});
    sheet_fix(&sheet, FIX_SAFE, (struct range){1, (uint32_t)builder.length - 2}, "x");
    sheet_expect_full(&sheet, "a.md:1:2: error: fault [column-count]\n"
                              "    1 | one\n"
                              "      |  ^~\n"
                              "  fix: rewrite lines 1-17920\n"
                              "\n");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fix_shows_the_line_that_it_writes),
        cmocka_unit_test(an_unsafe_fix_says_so),
        cmocka_unit_test(a_long_fix_is_cut_as_the_source_line_is),
        cmocka_unit_test(a_shorter_line_still_stands_under_its_source_line),
        cmocka_unit_test(a_fix_far_from_the_range_on_its_line_is_still_seen),
        cmocka_unit_test(of_many_new_lines_the_first_four_are_shown),
        cmocka_unit_test(a_fix_in_several_places_shows_the_one_at_the_finding),
        cmocka_unit_test(a_fix_cuts_no_character_in_two),
        cmocka_unit_test(the_byte_order_mark_and_carriage_returns_can_be_edited),
        cmocka_unit_test(a_fix_of_very_much_text_is_said_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
