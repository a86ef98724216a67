#include "sheet.h"

static void whole_lines_that_go_are_said_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *content, *here;
        struct range removed;
        const char *words;
    } cases[] = {
        {"one\ntwo\nthree\n", "two", {4, 8}, "remove this line"},
        {"one\r\ntwo\r\nthree\r\n", "two", {5, 10}, "remove this line"},
        {"one\ntwo\nthree", "two", {3, 7}, "remove this line"},
        {"one\r\ntwo\r\nthree", "two", {3, 8}, "remove this line"},
        {"one\ntwo", "two", {3, 7}, "remove this line"},
        {"one\ntwo\n", "two", {4, 8}, "remove this line"},
        {"one\ntwo\n", "two", {3, 8}, "remove this line"},
        {"one\ntwo\nthree\n", "one", {4, 8}, "remove line 2"},
        {"one\n\n\n\ntwo\n", "one", {4, 7}, "remove lines 2-4"},
        {"one\n\ntwo\n", "one", {3, 4}, "remove line 2"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sheet sheet;
        char expected[64];
        sheet_begin(&sheet, text_from(cases[i].content));
        sheet_report_text(&sheet, cases[i].here);
        sheet_fix(&sheet, FIX_SAFE, cases[i].removed, "");
        snprintf(expected, sizeof expected, "\n  fix: %s\n\n", cases[i].words);
        char *bytes = sheet_printed_full(&sheet);
        assert_non_null(strstr(bytes, "^~~\n"));
        assert_string_equal(strstr(bytes, "^~~\n") + 3, expected);
        free(bytes);
        arena_free(&sheet.arena);
    }
}

static void edits_that_take_neighbouring_lines_away_count_as_one(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n\n\ntwo\n"));
    sheet_report(&sheet, (struct range){4, 4});
    sheet_fix(&sheet, FIX_UNSAFE, (struct range){5, 6}, "");
    sheet_fix(&sheet, FIX_UNSAFE, (struct range){4, 5}, "");
    sheet_expect_full(&sheet, "a.md:2:1: error: fault [column-count]\n"
                              "    2 |\n"
                              "      | ^\n"
                              "  fix (unsafe): remove lines 2-3\n"
                              "\n");
}

static void a_line_ending_that_goes_joins_lines(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\ntwo\n"));
    sheet_report_text(&sheet, "one");
    sheet_fix(&sheet, FIX_SAFE, (struct range){3, 4}, "");
    sheet_expect_full(&sheet, "a.md:1:1: error: fault [column-count]\n"
                              "    1 | one\n"
                              "      | ^~~\n"
                              "  fix | onetwo\n"
                              "\n");
}

static void the_last_line_ending_is_no_line(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n"));
    sheet_report_text(&sheet, "one");
    sheet_fix(&sheet, FIX_SAFE, (struct range){3, 4}, "");
    sheet_expect_full(&sheet, "a.md:1:1: error: fault [column-count]\n"
                              "    1 | one\n"
                              "      | ^~~\n"
                              "  fix | one\n"
                              "\n");
}

static void of_a_line_that_is_put_in_only_the_new_one_is_shown(void **state)
{
    (void)state;
    static const struct {
        struct range range;
        const char *replacement, *shown;
    } cases[] = {
        {{4, 4}, "new\n", "  fix | new\n"},     {{3, 3}, "\nnew", "  fix | new\n"},
        {{0, 3}, "one\nnew", "  fix | new\n"},  {{4, 4}, "\n", "  fix: add an empty line\n"},
        {{3, 3}, "\n", "  fix: add an empty line\n"}, {{4, 4}, "a\r\nb\r\n", "  fix | a\n      | b\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sheet sheet;
        char expected[256];
        sheet_begin(&sheet, TEXT("one\ntwo\n"));
        sheet_report_text(&sheet, "one");
        sheet_fix(&sheet, FIX_SAFE, cases[i].range, cases[i].replacement);
        snprintf(expected, sizeof expected, "a.md:1:1: error: fault [column-count]\n    1 | one\n      | ^~~\n%s\n",
                 cases[i].shown);
        sheet_expect_full(&sheet, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_lines_that_go_are_said_in_words),
        cmocka_unit_test(edits_that_take_neighbouring_lines_away_count_as_one),
        cmocka_unit_test(a_line_ending_that_goes_joins_lines),
        cmocka_unit_test(the_last_line_ending_is_no_line),
        cmocka_unit_test(of_a_line_that_is_put_in_only_the_new_one_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
