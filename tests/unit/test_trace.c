#include "support.h"

#include "engine/trace.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct trace words(const char *text)
{
    struct trace trace = {.arena = &arena};
    trace_add_words(&trace, text_from(text));
    return trace;
}

static struct swap swap(const char *before, const char *after, size_t edit)
{
    return (struct swap){words(before), words(after), edit};
}

static bool agree(const char *old, const char *new, const struct swap *swaps, size_t count)
{
    size_t place;
    struct trace one = words(old), other = words(new);
    return traces_agree(&one, &other, swaps, count, &place);
}

static void emphasis_and_padding_do_not_count(void **state)
{
    (void)state;
    assert_true(agree("|**a b**| c |", "| a  b |c|", NULL, 0));
    assert_false(agree("Geo\xE2\x80\x8B" "Chat", "GeoChat", NULL, 0));
    assert_true(agree("- a\r\n> b\r\n", "* a\nb\n", NULL, 0));
}

static void words_and_addresses_count(void **state)
{
    (void)state;
    assert_false(agree("a b c", "a c", NULL, 0));
    assert_false(agree("a b", "ab", NULL, 0));
    assert_false(agree("ab", "a b", NULL, 0));
    assert_false(agree("a b", "b a", NULL, 0));
    assert_false(agree("a", "a a", NULL, 0));
    assert_false(agree("https://x.org/a-b", "https://x.org/ab", NULL, 0));
    assert_false(agree("https://x.org/a", "https://x.org/ a", NULL, 0));
    assert_false(agree("a_b", "ab", NULL, 0));
}

static void a_swap_accounts_for_one_place(void **state)
{
    (void)state;
    struct swap one = swap("2023", "2024", 0);
    assert_true(agree("CVPR2023 x", "CVPR2024 x", &one, 1));
    assert_false(agree("CVPR2023 x", "CVPR2025 x", &one, 1));
    assert_false(agree("CVPR2023 ICCV2023", "CVPR2024 ICCV2024", &one, 1));
}

static void what_follows_the_start_of_a_word_that_goes_starts_it_now(void **state)
{
    (void)state;
    struct swap gone = swap("\u202E", "", 0);
    assert_true(agree("the \u202Eword", "the word", &gone, 1));
    assert_true(agree("the wo\u202Erd", "the word", &gone, 1));
    assert_false(agree("the \u202Eword", "theword", &gone, 1));
    assert_false(agree("the wo\u202Erd", "the wo rd", &gone, 1));
}

static void swaps_are_made_in_order(void **state)
{
    (void)state;
    struct swap swaps[] = {swap("a", "b", 0), swap("c", "d", 1)};
    assert_true(agree("a x c", "b x d", swaps, 2));
    assert_true(agree("a x c", "a x d", swaps, 2));
    assert_false(agree("c x a", "d x b", swaps, 2));
}

static void what_comes_or_goes_may_look_like_what_stands_before(void **state)
{
    (void)state;
    struct swap gone = swap("row one", "", 0), come = swap("", "row one", 0);
    assert_true(agree("row one row two", "row two", &gone, 1));
    assert_true(agree("row one row one", "row one", &gone, 1));
    assert_true(agree("row two", "row one row two", &come, 1));
    assert_false(agree("row one row two", "two", &gone, 1));
}

static void words_may_be_joined_where_that_is_declared(void **state)
{
    (void)state;
    struct swap joined = swap("ICCV 2023", "ICCV2023", 0);
    assert_true(agree("a ICCV 2023 b", "a ICCV2023 b", &joined, 1));
    assert_false(agree("a ICCV 2023 b", "a ICCV2023b", &joined, 1));
}

static void kept_marks_count(void **state)
{
    (void)state;
    size_t place;
    struct trace one = {.arena = &arena, .keeps_marks = true}, other = one;
    trace_add_words(&one, TEXT("|a|b|"));
    trace_add_words(&other, TEXT("|ab|"));
    assert_false(traces_agree(&one, &other, NULL, 0, &place));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(emphasis_and_padding_do_not_count, free_arena),
        cmocka_unit_test_teardown(words_and_addresses_count, free_arena),
        cmocka_unit_test_teardown(a_swap_accounts_for_one_place, free_arena),
        cmocka_unit_test_teardown(what_follows_the_start_of_a_word_that_goes_starts_it_now, free_arena),
        cmocka_unit_test_teardown(swaps_are_made_in_order, free_arena),
        cmocka_unit_test_teardown(what_comes_or_goes_may_look_like_what_stands_before, free_arena),
        cmocka_unit_test_teardown(words_may_be_joined_where_that_is_declared, free_arena),
        cmocka_unit_test_teardown(kept_marks_count, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
