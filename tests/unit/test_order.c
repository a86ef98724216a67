#include "support.h"

#include "base/arena.h"
#include "list/order.h"

#include <string.h>

/* Which of the values stray: one byte each, x for a stray. */
static void assert_strays(const int64_t *values, size_t count, const char *expected)
{
    struct arena arena = {0};
    bool is_stray[16] = {false};
    char found[17] = {0};
    size_t strays = order_mark_strays(values, count, is_stray, &arena), expected_strays = 0;
    for (size_t i = 0; i < count; i++) {
        found[i] = is_stray[i] ? 'x' : '.';
        expected_strays += expected[i] == 'x';
    }
    assert_string_equal(found, expected);
    assert_int_equal(strays, expected_strays);
    arena_free(&arena);
}

#define STRAYS(expected, ...)                                                                                   \
    do {                                                                                                        \
        const int64_t values[] = {__VA_ARGS__};                                                                 \
        assert_strays(values, sizeof values / sizeof *values, expected);                                        \
    } while (0)

static void what_rises_or_stays_is_in_order(void **state)
{
    (void)state;
    assert_strays(NULL, 0, "");
    STRAYS(".", 7);
    STRAYS("....", 1, 2, 2, 3);
    STRAYS("...", -3, -2, -2);
}

static void the_fewest_are_strays(void **state)
{
    (void)state;
    STRAYS("x...", 9, 1, 2, 3);
    STRAYS("...x", 1, 2, 3, 0);
    STRAYS(".x..", 1, 9, 2, 3);
    STRAYS(".x.x.", 1, 9, 2, 0, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_rises_or_stays_is_in_order),
        cmocka_unit_test(the_fewest_are_strays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
