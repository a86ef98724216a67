#include "support.h"

#include "engine/fix.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct edit edit(uint32_t start, uint32_t end, const char *replacement)
{
    return (struct edit){.range = {start, end}, .replacement = text_from(replacement)};
}

static struct text apply(const struct edit *edits, size_t count)
{
    return fix_apply(TEXT("0123456789"), edits, count, &arena);
}

#define APPLY(...) \
    apply((const struct edit[]){__VA_ARGS__}, sizeof((const struct edit[]){__VA_ARGS__}) / sizeof(struct edit))

static void edits_replace_insert_and_delete(void **state)
{
    (void)state;
    assert_text(apply(NULL, 0), "0123456789");
    assert_text(APPLY(edit(3, 5, "xyz")), "012xyz56789");
    assert_text(APPLY(edit(3, 3, "xyz")), "012xyz3456789");
    assert_text(APPLY(edit(3, 5, "")), "01256789");
    assert_text(APPLY(edit(0, 0, "<"), edit(10, 10, ">")), "<0123456789>");
    assert_text(APPLY(edit(0, 10, "")), "");
}

static void edits_come_in_any_order(void **state)
{
    (void)state;
    assert_text(APPLY(edit(8, 9, "h"), edit(1, 2, "b"), edit(5, 5, "+")), "0b234+567h9");
}

static void an_edit_that_overlaps_an_earlier_one_is_left_out(void **state)
{
    (void)state;
    assert_text(APPLY(edit(2, 5, "a"), edit(4, 6, "b")), "01a56789");
    assert_text(APPLY(edit(4, 6, "b"), edit(2, 5, "a")), "01a56789");
    assert_text(APPLY(edit(2, 5, "a"), edit(3, 3, "b")), "01a56789");
    assert_text(APPLY(edit(2, 5, "a"), edit(2, 5, "a")), "01a56789");
}

static void neighbours_do_not_overlap(void **state)
{
    (void)state;
    assert_text(APPLY(edit(2, 5, "a"), edit(5, 6, "b")), "01ab6789");
    assert_text(APPLY(edit(2, 5, "a"), edit(5, 5, "b"), edit(2, 2, "c")), "01cab56789");
}

static void insertions_at_one_place_keep_their_order(void **state)
{
    (void)state;
    assert_text(APPLY(edit(5, 5, "a"), edit(5, 5, "b"), edit(5, 5, "c"), edit(1, 1, "d")), "0d1234abc56789");
}

static void an_edit_outside_of_the_text_is_left_out(void **state)
{
    (void)state;
    assert_text(APPLY(edit(9, 11, "a"), edit(20, 20, "b"), edit(6, 4, "c")), "0123456789");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_replace_insert_and_delete),
        cmocka_unit_test(edits_come_in_any_order),
        cmocka_unit_test(an_edit_that_overlaps_an_earlier_one_is_left_out),
        cmocka_unit_test(neighbours_do_not_overlap),
        cmocka_unit_test(insertions_at_one_place_keep_their_order),
        cmocka_unit_test(an_edit_outside_of_the_text_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
