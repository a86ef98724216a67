#include "output/statistics.h"

#include "sheet.h"

static void expect_statistics(const struct sheet *sheet, const char *expected)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&bytes, &length);
    struct arena arena = {0};
    struct statistics statistics = {.arena = &arena};
    statistics_add(&statistics, &sheet->findings);
    statistics_write(stream, &sheet->options, &statistics);
    fclose(stream);
    assert_string_equal(bytes, expected);
    free(bytes);
    arena_free(&arena);
}

static void statistics_list_rules_by_count_and_name(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n"));
    expect_statistics(&sheet, "");
    for (int i = 0; i < 10; i++) {
        sheet.findings.rule = &sheet.warning;
        sheet_report_text(&sheet, "one");
        sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "one"), "1");
    }
    sheet.findings.rule = &sheet.note;
    sheet_report_text(&sheet, "one");
    sheet.findings.rule = &sheet.error;
    sheet_report_text(&sheet, "one")->severity = SEVERITY_NOTE;
    sheet_report_text(&sheet, "one");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "one"), "1");
    sheet_report_text(&sheet, "one");
    expect_statistics(&sheet, "10  venue-form    warning  [*]\n"
                              " 2  column-count  error    [-]\n"
                              " 1  column-count  note\n"
                              " 1  github-tab    note\n"
                              "\n"
                              "[*] fixable, [-] some of them fixable\n");
    sheet.options.is_quiet = true;
    sheet.findings.count = 1;
    expect_statistics(&sheet, "1  venue-form  warning  [*]\n");
    arena_free(&sheet.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statistics_list_rules_by_count_and_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
