#include "sheet.h"

static void expect_command(struct sheet *sheet, const char *expected)
{
    char *bytes = sheet_printed(sheet, "github");
    const char *command = strstr(bytes, "\n::");
    assert_non_null(command);
    assert_string_equal(command + 1, expected);
    free(bytes);
    arena_free(&sheet->arena);
}

static void a_place_of_one_line_has_columns(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("遥感 one\ntwo\n"));
    sheet_report_text(&sheet, "one\n");
    expect_command(&sheet, "::error file=a.md,line=1,endLine=1,col=4,endColumn=7,title=column-count::fault\n");
}

static void a_place_of_several_lines_has_none(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\ntwo\n"));
    sheet.findings.rule = &sheet.note;
    sheet_report_text(&sheet, "ne\ntw");
    expect_command(&sheet, "::notice file=a.md,line=1,endLine=2,title=github-tab::fault\n");
}

static void what_is_special_in_a_command_is_escaped(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n"));
    sheet.source.path = "a:b,c%\n.md";
    sheet.findings.rule = &sheet.warning;
    struct finding *finding = sheet_report_text(&sheet, "one");
    finding->message = TEXT("100%, a:b\r\n::error::x ##[group] \033[m");
    finding_add_note(&sheet.findings, finding, sheet_range(&sheet, "one"), "%%0A::x");
    expect_command(&sheet, "::warning file=a%3Ab%2Cc%25%0A.md,line=1,endLine=1,col=1,endColumn=4,title=venue-form::"
                           "100%25, a:b%0D%0A::error::x ##\\x5bgroup] \\x1b[m%0Aline 1: %250A::x\n");
}

static void a_long_message_is_cut_before_an_escape(void **state)
{
    (void)state;
    enum { LIMIT = 4096 };
    static char message[2 * LIMIT];
    for (size_t shift = 0; shift < 3; shift++) {
        struct sheet sheet;
        sheet_begin(&sheet, TEXT("one\n"));
        memset(message, '%', sizeof message);
        memset(message, 'x', shift);
        sheet_report_text(&sheet, "one")->message = (struct text){message, sizeof message};
        char *bytes = sheet_printed(&sheet, "github");
        char *sent = strstr(strstr(bytes, "\n::") + 3, "::") + 2;
        assert_in_range(strlen(sent) - 1, LIMIT - 5, LIMIT);
        assert_string_equal(sent + strlen(sent) - strlen("%25…\n"), "%25…\n");
        free(bytes);
        arena_free(&sheet.arena);
    }
}

static void without_findings_there_is_no_command(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n"));
    sheet_expect(&sheet, "github", "No problems in 1 file\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_of_one_line_has_columns),
        cmocka_unit_test(a_place_of_several_lines_has_none),
        cmocka_unit_test(what_is_special_in_a_command_is_escaped),
        cmocka_unit_test(a_long_message_is_cut_before_an_escape),
        cmocka_unit_test(without_findings_there_is_no_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
