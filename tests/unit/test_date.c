#include "support.h"

#include "list/date.h"

static void assert_read(const char *text, int year, int month, int day, char expected_separator)
{
    struct date date;
    char separator = 0;
    assert_true(date_read(text_from(text), &date, &separator));
    assert_int_equal(date.year, year);
    assert_int_equal(date.month, month);
    assert_int_equal(date.day, day);
    assert_int_equal(separator, expected_separator);
}

static void a_date_is_written_with_one_of_three_separators(void **state)
{
    (void)state;
    assert_read("2025.04.09", 2025, 4, 9, '.');
    assert_read("2025-04-09", 2025, 4, 9, '-');
    assert_read("2025/4/9", 2025, 4, 9, '/');
    assert_read("2024.10.2", 2024, 10, 2, '.');
}

static void a_day_that_there_is_not_can_be_read(void **state)
{
    (void)state;
    assert_read("2024.13.01", 2024, 13, 1, '.');
    assert_read("0000-00-00", 0, 0, 0, '-');
    assert_read("9999.99.99", 9999, 99, 99, '.');
}

static void what_is_no_date_is_not_read(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",           "2025",        "2025.04",      "2025.04.",    "2025.04-09",  "25.04.09",
        "20250409",   "2025 04 09",  "2025.04.09 ",  " 2025.04.09", "2025..09",    "2025.004.09",
        "2025.04.0x", "-025.04.09",  "2025.04.009",  "2025:04:09",  "12025.04.09",
    };
    struct date date;
    char separator;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(date_read(text_from(texts[i]), &date, &separator));
}

static void a_valid_date_is_a_day_of_the_calendar(void **state)
{
    (void)state;
    assert_true(date_is_valid((struct date){2025, 1, 31}));
    assert_true(date_is_valid((struct date){2025, 4, 30}));
    assert_true(date_is_valid((struct date){2024, 2, 29}));
    assert_true(date_is_valid((struct date){2000, 2, 29}));
    assert_false(date_is_valid((struct date){2025, 4, 31}));
    assert_false(date_is_valid((struct date){2023, 2, 29}));
    assert_false(date_is_valid((struct date){1900, 2, 29}));
    assert_false(date_is_valid((struct date){2024, 2, 30}));
    assert_false(date_is_valid((struct date){2024, 13, 1}));
    assert_false(date_is_valid((struct date){2024, 0, 1}));
    assert_false(date_is_valid((struct date){2024, 1, 0}));
    assert_false(date_is_valid((struct date){0, 0, 0}));
}

static void dates_are_ordered_by_year_then_month_then_day(void **state)
{
    (void)state;
    struct date date = {2024, 6, 12};
    assert_int_equal(date_compare(date, date), 0);
    assert_true(date_compare((struct date){2023, 12, 31}, date) < 0);
    assert_true(date_compare((struct date){2025, 1, 1}, date) > 0);
    assert_true(date_compare((struct date){2024, 5, 31}, date) < 0);
    assert_true(date_compare((struct date){2024, 7, 1}, date) > 0);
    assert_true(date_compare((struct date){2024, 6, 11}, date) < 0);
    assert_true(date_compare((struct date){2024, 6, 13}, date) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_written_with_one_of_three_separators),
        cmocka_unit_test(a_day_that_there_is_not_can_be_read),
        cmocka_unit_test(what_is_no_date_is_not_read),
        cmocka_unit_test(a_valid_date_is_a_day_of_the_calendar),
        cmocka_unit_test(dates_are_ordered_by_year_then_month_then_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
