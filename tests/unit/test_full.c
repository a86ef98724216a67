#include "sheet.h"

static void full_shows_the_source_line_and_carets_under_the_range(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n|RSP|TGRS 2023|\n"));
    sheet_report_text(&sheet, "TGRS 2023");
    sheet_expect_full(&sheet, "a.md:2:6: error: fault [column-count]\n"
                              "    2 | |RSP|TGRS 2023|\n"
                              "      |      ^~~~~~~~~\n"
                              "\n");
}

static void an_empty_range_gets_one_caret(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one two\n\nthree"));
    sheet_report(&sheet, (struct range){4, 4});
    sheet_report(&sheet, (struct range){7, 7});
    sheet_report(&sheet, (struct range){8, 8});
    sheet_expect_full(&sheet, "a.md:1:5: error: fault [column-count]\n"
                              "    1 | one two\n"
                              "      |     ^\n"
                              "\n"
                              "a.md:1:8: error: fault [column-count]\n"
                              "    1 | one two\n"
                              "      |        ^\n"
                              "\n"
                              "a.md:2:1: error: fault [column-count]\n"
                              "    2 |\n"
                              "      | ^\n"
                              "\n");
}

static void the_end_of_a_file_can_be_pointed_at(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\ntwo"));
    sheet_report(&sheet, (struct range){7, 7});
    sheet_expect_full(&sheet, "a.md:2:4: error: fault [column-count]\n"
                              "    2 | two\n"
                              "      |    ^\n"
                              "\n");
    sheet_begin(&sheet, TEXT("one\n"));
    sheet_report(&sheet, (struct range){4, 4});
    sheet_expect_full(&sheet, "a.md:2:1: error: fault [column-count]\n"
                              "    2 |\n"
                              "      | ^\n"
                              "\n");
}

static void an_empty_file_has_no_line_to_show(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT(""));
    sheet_report(&sheet, (struct range){0, 0});
    sheet_expect_full(&sheet, "a.md:1:1: error: fault [column-count]\n\n");
}

static void of_a_range_over_several_lines_the_first_is_shown(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one two\nthree\nfour\n"));
    sheet_report_text(&sheet, "two\nthree\nfo");
    sheet_expect_full(&sheet, "a.md:1:5: error: fault [column-count]\n"
                              "    1 | one two\n"
                              "      |     ^~~\n"
                              "\n");
}

static void full_shows_notes_with_their_own_line(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\ntwo\n"));
    struct finding *finding = sheet_report_text(&sheet, "two");
    finding_add_note(&sheet.findings, finding, sheet_range(&sheet, "one"), "first used here");
    finding_add_note(&sheet.findings, finding, sheet_range(&sheet, "two"), "nothing new to see");
    sheet_expect_full(&sheet, "a.md:2:1: error: fault [column-count]\n"
                              "    2 | two\n"
                              "      | ^~~\n"
                              "a.md:1:1: note: first used here\n"
                              "    1 | one\n"
                              "      | ^~~\n"
                              "a.md:2:1: note: nothing new to see\n"
                              "\n");
}

static void full_colours_the_range_and_the_fix(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("a wrong b\n"));
    sheet_report_text(&sheet, "wrong");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "wrong"), "right");
    sheet.options.use_color = true;
    sheet_expect_full(&sheet,
                              "\033[1ma.md:1:3:\033[0m \033[1;31merror:\033[0m fault "
                              "[\033[1;31mcolumn-count\033[0m]\n"
                              "    \033[2m1\033[0m\033[2m |\033[0m a \033[1;31mwrong\033[0m b\n"
                              "     \033[2m |\033[0m   \033[1;31m^~~~~\033[0m\n"
                              "  \033[32mfix\033[0m\033[2m |\033[0m a \033[32mright\033[0m b\n"
                              "\n");
}

static void full_ends_in_the_summary_unless_quiet(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n"));
    sheet_expect(&sheet, "full", "No problems in 1 file\n");
    sheet_begin(&sheet, TEXT("one\n"));
    sheet_expect_full(&sheet, "");
    sheet_begin(&sheet, TEXT("one\n"));
    sheet_report_text(&sheet, "one");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "one"), "1");
    sheet_expect(&sheet, "full",
                 "a.md:1:1: error: fault [column-count]\n"
                 "    1 | one\n"
                 "      | ^~~\n"
                 "  fix | 1\n"
                 "\n"
                 "1 error in 1 file; 1 fixable\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_shows_the_source_line_and_carets_under_the_range),
        cmocka_unit_test(an_empty_range_gets_one_caret),
        cmocka_unit_test(the_end_of_a_file_can_be_pointed_at),
        cmocka_unit_test(an_empty_file_has_no_line_to_show),
        cmocka_unit_test(of_a_range_over_several_lines_the_first_is_shown),
        cmocka_unit_test(full_shows_notes_with_their_own_line),
        cmocka_unit_test(full_colours_the_range_and_the_fix),
        cmocka_unit_test(full_ends_in_the_summary_unless_quiet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
