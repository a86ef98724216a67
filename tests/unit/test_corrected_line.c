#include "sheet.h"

#include "output/corrected_line.h"

/* Holds the corrected second line of the sheet against what is expected. */
static void expect(struct sheet *sheet, const char *expected, size_t safe, size_t unsafe)
{
    struct corrected_line corrected = {.safe = 99};
    assert_true(corrected_line_make(&corrected, &sheet->source, 1, sheet->findings.items, sheet->findings.count,
                                    &sheet->arena));
    assert_int_equal(corrected.text.length, strlen(expected));
    assert_memory_equal(corrected.text.bytes, expected, strlen(expected));
    assert_int_equal(corrected.safe, safe);
    assert_int_equal(corrected.unsafe, unsafe);
    arena_free(&sheet->arena);
}

static void a_line_is_corrected_by_all_its_fixes(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n|a|b|c|\nthree\n"));
    sheet_report_text(&sheet, "a");
    sheet_fix(&sheet, FIX_UNSAFE, sheet_range(&sheet, "a"), "A");
    sheet_report_text(&sheet, "b");
    sheet_report_text(&sheet, "c");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "c"), "**c**");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "b"), "");
    expect(&sheet, "|A||**c**|", 1, 1);
}

static void a_fix_is_made_whole_or_not_at_all(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n|a|b|c|\nthree\n"));
    sheet_report_text(&sheet, "a");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "a"), "A");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "three"), "3");
    sheet_report_text(&sheet, "b");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "b"), "B\nB");
    sheet_report_text(&sheet, "c|");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "c|\n"), "");
    expect(&sheet, "|a|b|c|", 0, 0);
}

static void of_fixes_in_one_place_the_safe_one_counts(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n|a|b|c|\nthree\n"));
    sheet_report_text(&sheet, "a|b");
    sheet_fix(&sheet, FIX_UNSAFE, sheet_range(&sheet, "c"), "?");
    sheet_fix(&sheet, FIX_UNSAFE, sheet_range(&sheet, "a|b"), "?");
    sheet_report_text(&sheet, "b");
    sheet_fix(&sheet, FIX_SAFE, sheet_range(&sheet, "b"), "B");
    expect(&sheet, "|a|B|c|", 1, 0);
}

static void two_insertions_at_one_place_are_one_too_many(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n|a|b|c|\nthree\n"));
    for (int i = 0; i < 2; i++) {
        sheet_report(&sheet, (struct range){4, 4});
        sheet_fix(&sheet, FIX_SAFE, (struct range){4, 4}, i ? "y" : "x");
    }
    expect(&sheet, "x|a|b|c|", 1, 0);
}

static void a_line_that_is_too_long_is_left_alone(void **state)
{
    (void)state;
    struct sheet sheet;
    struct corrected_line corrected;
    static char content[CORRECTED_LINE_LIMIT + 6];
    memset(content, 'x', sizeof content);
    memcpy(content, "one\n", 4);
    sheet_begin(&sheet, (struct text){content, sizeof content});
    assert_false(corrected_line_make(&corrected, &sheet.source, 1, NULL, 0, &sheet.arena));
    arena_free(&sheet.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_corrected_by_all_its_fixes),
        cmocka_unit_test(a_fix_is_made_whole_or_not_at_all),
        cmocka_unit_test(of_fixes_in_one_place_the_safe_one_counts),
        cmocka_unit_test(two_insertions_at_one_place_are_one_too_many),
        cmocka_unit_test(a_line_that_is_too_long_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
