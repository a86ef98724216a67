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

static void report_notes(struct sheet *sheet, const char *const *places, size_t count, const char *format)
{
    sheet->findings.rule = &sheet->note;
    for (size_t i = 0; i < count; i++)
        findings_add(&sheet->findings, sheet_range(sheet, places[i]), format, places[i]);
}

static const char *const four_places[] = {"one", "two", "three", "four"};

static void full_groups_more_than_three_notes_of_a_rule_on_one_line(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one two\nthree\nfour\n"));
    report_notes(&sheet, four_places, 4, "this is a number: write %s in digits");
    sheet_expect_full(&sheet, "a.md:1:1: note: 4 places: this is a number. Lines 1, 2, 3 [github-tab]\n"
                              "    1 | one two\n"
                              "      | ^~~\n"
                              "      | the first of 4; --format gcc shows all\n"
                              "\n");
}

static void a_group_of_notes_that_say_nothing_in_common_has_the_summary_and_what_is_marked(void **state)
{
    (void)state;
    struct sheet sheet;
    const struct page page = {.summary = TEXT("Numbers are digits.")};
    sheet_begin(&sheet, TEXT("one two three four\n"));
    sheet.note.page = &page;
    sheet.options.is_quiet = true;
    report_notes(&sheet, four_places, 4, "%s: write digits");
    sheet_expect(&sheet, "full", "a.md:1:1: note: 4 places where this is not so: Numbers are digits. "
                                 "Line 1 (one), 1 (two), 1 (three), 1 (four) [github-tab]\n"
                                 "    1 | one two three four\n"
                                 "      | ^~~\n"
                                 "      | the first of 4; --format gcc shows all\n"
                                 "\n");
}

static size_t count_of(const char *text, const char *wanted)
{
    size_t count = 0;
    for (size_t at = 0; (at = text_find(text_from(text), text_from(wanted), at)) != TEXT_NOT_FOUND; at++)
        count++;
    return count;
}

static void three_notes_and_any_number_of_warnings_stand_alone(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one two three four\n"));
    report_notes(&sheet, four_places, 3, "write %s in digits");
    sheet.findings.rule = &sheet.warning;
    for (size_t i = 0; i < 4; i++)
        sheet_report_text(&sheet, four_places[i]);
    char *printed = sheet_printed_full(&sheet);
    assert_int_equal(count_of(printed, "[github-tab]"), 3);
    assert_int_equal(count_of(printed, "[venue-form]"), 4);
    assert_int_equal(count_of(printed, "places"), 0);
    free(printed);
    arena_free(&sheet.arena);
}

static void a_rule_that_was_made_a_warning_is_not_grouped(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one two three four\n"));
    sheet.note.severity = SEVERITY_WARNING;
    report_notes(&sheet, four_places, 4, "write %s in digits");
    char *printed = sheet_printed_full(&sheet);
    assert_int_equal(count_of(printed, "[github-tab]"), 4);
    free(printed);
    arena_free(&sheet.arena);
}

static void of_many_lines_twenty_are_named(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"));
    sheet.findings.rule = &sheet.note;
    for (uint32_t i = 0; i < 25; i++)
        findings_add(&sheet.findings, (struct range){i, i}, "an empty line");
    char *printed = sheet_printed(&sheet, "full");
    assert_int_equal(count_of(printed, "25 places: an empty line. Lines 1, 2, 3, "), 1);
    assert_int_equal(count_of(printed, "19, 20 and 5 more [github-tab]"), 1);
    free(printed);
    arena_free(&sheet.arena);
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
        cmocka_unit_test(full_groups_more_than_three_notes_of_a_rule_on_one_line),
        cmocka_unit_test(a_group_of_notes_that_say_nothing_in_common_has_the_summary_and_what_is_marked),
        cmocka_unit_test(three_notes_and_any_number_of_warnings_stand_alone),
        cmocka_unit_test(a_rule_that_was_made_a_warning_is_not_grouped),
        cmocka_unit_test(of_many_lines_twenty_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
