#include "support.h"

#include "list/group.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void equal_keys_are_linked_in_their_order(void **state)
{
    (void)state;
    const struct text keys[] = {{"b", 1}, {"a", 1}, {"", 0}, {"b", 1}, {"c", 1}, {"b", 1}, {"", 0}};
    const uint32_t first[] = {0, 1, GROUP_NONE, 0, 4, 0, GROUP_NONE};
    const uint32_t previous[] = {GROUP_NONE, GROUP_NONE, GROUP_NONE, 0, GROUP_NONE, 3, GROUP_NONE};
    const uint32_t next[] = {3, GROUP_NONE, GROUP_NONE, 5, GROUP_NONE, GROUP_NONE, GROUP_NONE};
    struct grouping grouping;
    group_texts(&grouping, keys, 7, &arena);
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(grouping.first[i], first[i]);
        assert_int_equal(grouping.previous[i], previous[i]);
        assert_int_equal(grouping.next[i], next[i]);
    }
}

static struct text letter(void *context, size_t index)
{
    return text_slice(text_from(context), index, index + 1);
}

static void keys_of_one_hash_are_told_apart(void **state)
{
    (void)state;
    const uint64_t hashes[] = {7, 7, 7, 7, 0};
    struct grouping grouping;
    char letters[] = "abab.";
    group_keys(&grouping, hashes, 5, letter, letters, &arena);
    assert_int_equal(grouping.first[2], 0);
    assert_int_equal(grouping.first[3], 1);
    assert_int_equal(grouping.first[4], GROUP_NONE);
}

static void groups_of_two_kinds_meet(void **state)
{
    (void)state;
    const struct text left[] = {{"a", 1}, {"a", 1}, {"a", 1}, {"", 0}};
    const struct text right[] = {{"x", 1}, {"y", 1}, {"x", 1}, {"x", 1}};
    struct grouping one, other, both;
    group_texts(&one, left, 4, &arena);
    group_texts(&other, right, 4, &arena);
    group_both(&both, &one, &other, 4, &arena);
    assert_int_equal(both.previous[2], 0);
    assert_int_equal(both.first[1], 1);
    assert_int_equal(both.first[3], GROUP_NONE);
}

static void nothing_has_no_groups(void **state)
{
    (void)state;
    struct grouping grouping;
    group_texts(&grouping, NULL, 0, &arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(equal_keys_are_linked_in_their_order, free_arena),
        cmocka_unit_test_teardown(keys_of_one_hash_are_told_apart, free_arena),
        cmocka_unit_test_teardown(groups_of_two_kinds_meet, free_arena),
        cmocka_unit_test_teardown(nothing_has_no_groups, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
