#include "sheet.h"

static void gcc_prints_one_line_a_finding_and_one_a_note(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\ntwo 遥感 three\n"));
    struct finding *finding = sheet_report_text(&sheet, "three");
    finding_add_note(&sheet.findings, finding, sheet_range(&sheet, "one"), "first used here");
    sheet.findings.rule = &sheet.warning;
    sheet_report_text(&sheet, "two");
    sheet_expect(&sheet, "gcc",
                 "a.md:2:12: error: fault [column-count]\n"
                 "a.md:1:1: note: first used here\n"
                 "a.md:2:1: warning: fault [venue-form]\n");
}

static void gcc_prints_nothing_when_nothing_was_found(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n"));
    sheet_expect(&sheet, "gcc", "");
}

static void gcc_colours_as_gcc_does(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n"));
    struct finding *finding = sheet_report_text(&sheet, "one");
    finding_add_note(&sheet.findings, finding, sheet_range(&sheet, "one"), "here");
    sheet.findings.rule = &sheet.warning;
    sheet_report_text(&sheet, "one");
    sheet.options.use_color = true;
    sheet_expect(&sheet, "gcc",
                 "\033[1ma.md:1:1:\033[0m \033[1;31merror:\033[0m fault [\033[1;31mcolumn-count\033[0m]\n"
                 "\033[1ma.md:1:1:\033[0m \033[1;36mnote:\033[0m here\n"
                 "\033[1ma.md:1:1:\033[0m \033[1;35mwarning:\033[0m fault [\033[1;35mvenue-form\033[0m]\n");
}

static void messages_and_paths_stay_on_their_line_and_command_nothing(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n"));
    sheet.source.path = "::error::\n##[b].md";
    sheet_report_text(&sheet, "one")->message = TEXT("\"x\r\n::error::x\" \033[2J \u202E \xFF \0 ##[add-matcher]x");
    sheet_expect(&sheet, "gcc",
                 ":\\x3aerror::\\x0a##\\x5bb].md:1:1: error: \"x\\x0d\\x0a::error::x\" "
                 "\\x1b[2J \\u{202e} \\xff \\x00 "
                 "##\\x5badd-matcher]x [column-count]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gcc_prints_one_line_a_finding_and_one_a_note),
        cmocka_unit_test(gcc_prints_nothing_when_nothing_was_found),
        cmocka_unit_test(gcc_colours_as_gcc_does),
        cmocka_unit_test(messages_and_paths_stay_on_their_line_and_command_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
