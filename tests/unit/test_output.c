#include "sheet.h"

static void formats_are_found_by_name(void **state)
{
    (void)state;
    size_t count = 0;
    for (const char *const *name = output_names(); *name; name++, count++)
        assert_string_equal(output_find(text_from(*name))->name, *name);
    assert_int_equal(count, 6);
    assert_null(output_find(TEXT("sarif3")));
    assert_null(output_find(TEXT("")));
}

static void expect_summary(struct report_totals totals, const char *expected)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&bytes, &length);
    report_totals_write(stream, &totals);
    fclose(stream);
    assert_string_equal(bytes, expected);
    free(bytes);
}

static void the_summary_counts_and_knows_the_singular(void **state)
{
    (void)state;
    expect_summary((struct report_totals){12, 31, 9, 1, 34},
                   "12 errors, 31 warnings, 9 notes in 1 file; 34 fixable\n");
    expect_summary((struct report_totals){1, 1, 1, 2, 1}, "1 error, 1 warning, 1 note in 2 files; 1 fixable\n");
    expect_summary((struct report_totals){0, 2, 0, 1, 0}, "2 warnings in 1 file\n");
    expect_summary((struct report_totals){0, 0, 0, 1, 0}, "No problems in 1 file\n");
    expect_summary((struct report_totals){0, 0, 0, 3, 0}, "No problems in 3 files\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_are_found_by_name),
        cmocka_unit_test(the_summary_counts_and_knows_the_singular),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
