#include "support.h"

#include "base/arena.h"
#include "list/date_form.h"

static void assert_rewritten(const char *form, struct date date, const char *expected)
{
    struct arena arena = {0};
    assert_text(date_text(date, date_form_of(text_from(form)), &arena), expected);
    arena_free(&arena);
}

static void a_date_is_written_in_the_form_of_another(void **state)
{
    (void)state;
    struct date date = {2025, 4, 9};
    assert_rewritten("2024.01.02", date, "2025.04.09");
    assert_rewritten("2024-1-2", date, "2025-4-9");
    assert_rewritten("2024/1/02", date, "2025/4/09");
}

static void numbers_from_ten_on_say_nothing_of_zeros(void **state)
{
    (void)state;
    struct date_form form = date_form_of(TEXT("2024.11.9"));
    assert_int_equal(form.month, PADDING_UNSEEN);
    assert_int_equal(form.day, PADDING_NONE);
    assert_rewritten("2024.11.12", (struct date){2025, 4, 9}, "2025.04.09");
}

static void the_next_day_may_be_in_another_month_or_year(void **state)
{
    (void)state;
    assert_int_equal(date_compare(date_next((struct date){2024, 2, 28}), (struct date){2024, 2, 29}), 0);
    assert_int_equal(date_compare(date_next((struct date){2023, 2, 28}), (struct date){2023, 3, 1}), 0);
    assert_int_equal(date_compare(date_next((struct date){2024, 12, 31}), (struct date){2025, 1, 1}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_written_in_the_form_of_another),
        cmocka_unit_test(numbers_from_ten_on_say_nothing_of_zeros),
        cmocka_unit_test(the_next_day_may_be_in_another_month_or_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
