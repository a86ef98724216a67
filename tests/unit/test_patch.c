#include "support.h"

#include "engine/patch.h"

static struct arena arena;
static struct fix fixes[8];
static const struct fix *pointers[8];
static bool chosen[8];
static size_t count;

static int reset(void **state)
{
    (void)state;
    arena_free(&arena);
    memset(fixes, 0, sizeof fixes);
    count = 0;
    return 0;
}

static void add(size_t fix, uint32_t start, uint32_t end, const char *replacement)
{
    count = fix + 1 > count ? fix + 1 : count;
    pointers[fix] = &fixes[fix];
    chosen[fix] = true;
    *array_add(&arena, &fixes[fix].edits) =
        (struct edit){.range = {start, end}, .replacement = text_from(replacement)};
}

static struct patch make(void)
{
    struct patch patch;
    fixes_choose(pointers, chosen, count, 10, &arena);
    patch_make(&patch, TEXT("0123456789"), pointers, chosen, count, &arena);
    return patch;
}

static void edits_of_several_fixes_are_made_at_once(void **state)
{
    (void)state;
    add(0, 8, 9, "h");
    add(1, 1, 2, "b");
    add(1, 5, 5, "+");
    assert_text(make().result, "0b234+567h9");
}

static void a_fix_is_made_whole_or_not_at_all(void **state)
{
    (void)state;
    add(0, 4, 6, "x");
    add(1, 0, 1, "a");
    add(1, 5, 7, "y");
    add(2, 7, 8, "z");
    assert_text(make().result, "0123x6z89");
    assert_false(chosen[1]);
    assert_true(chosen[2]);
}

static void two_insertions_at_one_place_are_one_too_many(void **state)
{
    (void)state;
    add(0, 3, 3, "a");
    add(1, 3, 3, "b");
    assert_text(make().result, "012a3456789");
}

static void nothing_is_put_into_what_is_replaced(void **state)
{
    (void)state;
    add(0, 3, 3, "a");
    add(1, 2, 5, "b");
    add(2, 3, 6, "c");
    assert_text(make().result, "012ac6789");
}

static void edits_beyond_the_text_are_left_out(void **state)
{
    (void)state;
    add(0, 9, 11, "x");
    add(1, 5, 4, "x");
    assert_text(make().result, "0123456789");
}

static void places_are_found_in_the_result(void **state)
{
    (void)state;
    add(0, 2, 4, "abcd");
    add(1, 7, 7, "+");
    struct patch patch = make();
    assert_text(patch.result, "01abcd456+789");
    assert_int_equal(patch_offset(&patch, 1), 1);
    assert_int_equal(patch_offset(&patch, 3), 2);
    assert_int_equal(patch_offset(&patch, 4), 6);
    assert_int_equal(patch_offset(&patch, 7), 10);
    assert_int_equal(patch_offset(&patch, 10), 13);
    assert_int_equal(patch_first(&patch, 5), 1);
    assert_int_equal(patch_first_new(&patch, 3), 0);
    assert_int_equal(patch_first_new(&patch, 7), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(edits_of_several_fixes_are_made_at_once, reset),
        cmocka_unit_test_teardown(a_fix_is_made_whole_or_not_at_all, reset),
        cmocka_unit_test_teardown(two_insertions_at_one_place_are_one_too_many, reset),
        cmocka_unit_test_teardown(nothing_is_put_into_what_is_replaced, reset),
        cmocka_unit_test_teardown(edits_beyond_the_text_are_left_out, reset),
        cmocka_unit_test_teardown(places_are_found_in_the_result, reset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
