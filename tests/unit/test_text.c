#include "support.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const struct text nothing = {NULL, 0};

static void no_string_is_the_empty_text(void **state)
{
    (void)state;
    assert_int_equal(text_from(NULL).length, 0);
    assert_int_equal(text_from("").length, 0);
    assert_text(text_from("abc"), "abc");
}

static void white_space_becomes_spaces_on_one_line(void **state)
{
    (void)state;
    assert_text(text_on_one_line(&arena, TEXT("a\r\nb\tc\v d\f")), "a b c  d ");
    assert_text(text_on_one_line(&arena, TEXT("遥\n感")), "遥 感");
    assert_int_equal(text_on_one_line(&arena, nothing).length, 0);
}

static void the_empty_text_needs_no_bytes(void **state)
{
    (void)state;
    struct text rest = nothing;
    assert_true(text_equal(nothing, TEXT("")));
    assert_true(text_equal_ignoring_case(nothing, TEXT("")));
    assert_int_equal(text_compare(nothing, TEXT("")), 0);
    assert_true(text_starts_with(nothing, nothing));
    assert_true(text_ends_with(nothing, nothing));
    assert_true(text_is_blank(nothing));
    assert_true(text_matches_glob(nothing, nothing));
    assert_int_equal(text_find(nothing, TEXT("a"), 0), TEXT_NOT_FOUND);
    assert_int_equal(text_find(nothing, nothing, 0), 0);
    assert_int_equal(text_find_byte(nothing, 'a', 0), TEXT_NOT_FOUND);
    assert_int_equal(text_count_byte(nothing, 'a'), 0);
    assert_int_equal(text_cut(&rest, ',').length, 0);
    assert_text(text_copy(&arena, nothing), "");
    assert_int_equal(text_distance(nothing, nothing, 1), 0);
    assert_int_equal(text_hash(nothing), text_hash(TEXT("")));
}

static void slices_and_ranges_are_views(void **state)
{
    (void)state;
    struct text text = TEXT("RemoteCLIP");
    assert_text(text_slice(text, 6, 10), "CLIP");
    assert_text(text_slice(text, 10, 10), "");
    assert_text(text_range(text, (struct range){0, 6}), "Remote");
    assert_ptr_equal(text_slice(text, 6, 10).bytes, text.bytes + 6);
}

static void ranges_overlap_where_they_share_a_byte(void **state)
{
    (void)state;
    assert_true(range_overlaps((struct range){0, 2}, (struct range){1, 3}));
    assert_false(range_overlaps((struct range){0, 2}, (struct range){2, 3}));
    assert_false(range_overlaps((struct range){1, 1}, (struct range){1, 3}));
    assert_true(range_contains((struct range){1, 3}, (struct range){1, 3}));
    assert_false(range_contains((struct range){1, 3}, (struct range){0, 3}));
    assert_false(range_contains((struct range){1, 3}, (struct range){1, 4}));
}

static void trimming_takes_spaces_tabs_and_line_ends_only(void **state)
{
    (void)state;
    assert_text(text_trim(TEXT(" \t\r\na b\n\r\t ")), "a b");
    assert_text(text_trim(TEXT(" \t\r\n")), "");
    assert_text(text_trim(TEXT("\v a \xC2\xA0")), "\v a \xC2\xA0");
    assert_true(text_is_blank(TEXT(" \t\r\n")));
    assert_false(text_is_blank(TEXT(" \f ")));
}

static void a_head_tears_no_character(void **state)
{
    (void)state;
    assert_text(text_head(TEXT("abc"), 3), "abc");
    assert_text(text_head(TEXT("abc"), 2), "ab");
    assert_text(text_head(TEXT("abc"), 0), "");
    assert_text(text_head(TEXT("a\xE9\x81\xA5""b"), 4), "a\xE9\x81\xA5");
    assert_text(text_head(TEXT("a\xE9\x81\xA5""b"), 3), "a");
    assert_text(text_head(TEXT("\x81\x81\x81"), 2), "");
}

static void equality_is_by_bytes_a_nul_too(void **state)
{
    (void)state;
    assert_true(text_equal(TEXT("a\0b"), TEXT("a\0b")));
    assert_false(text_equal(TEXT("a\0b"), TEXT("a\0c")));
    assert_false(text_equal(TEXT("a"), TEXT("ab")));
    assert_false(text_equal(TEXT("a"), TEXT("A")));
}

static void ignoring_case_folds_ascii_and_nothing_else(void **state)
{
    (void)state;
    assert_true(text_equal_ignoring_case(TEXT("NeurIPS2023"), TEXT("nEURips2023")));
    assert_false(text_equal_ignoring_case(TEXT("@[`{"), TEXT("`{@[")));
    assert_false(text_equal_ignoring_case(TEXT("\xC3\x84"), TEXT("\xC3\xA4")));
    assert_false(text_equal_ignoring_case(TEXT("ab"), TEXT("abc")));
}

static void order_is_by_bytes_and_shorter_comes_first(void **state)
{
    (void)state;
    assert_true(text_compare(TEXT("a"), TEXT("b")) < 0);
    assert_true(text_compare(TEXT("ab"), TEXT("a")) > 0);
    assert_true(text_compare(TEXT("Z"), TEXT("a")) < 0);
    assert_true(text_compare(TEXT("z"), TEXT("\xE8\xAE\xBA")) < 0);
    assert_true(text_compare(TEXT("a\0b"), TEXT("a\0c")) < 0);
    assert_int_equal(text_compare(TEXT("abc"), TEXT("abc")), 0);
}

static void starts_and_ends(void **state)
{
    (void)state;
    assert_true(text_starts_with(TEXT("README.md"), TEXT("READ")));
    assert_true(text_starts_with(TEXT("README.md"), TEXT("")));
    assert_false(text_starts_with(TEXT("READ"), TEXT("README.md")));
    assert_false(text_starts_with(TEXT("README.md"), TEXT("EAD")));
    assert_true(text_ends_with(TEXT("README.md"), TEXT(".md")));
    assert_false(text_ends_with(TEXT("md"), TEXT(".md")));
    assert_false(text_ends_with(TEXT("README.md"), TEXT(".m")));
}

static void searching_starts_where_it_is_told(void **state)
{
    (void)state;
    struct text text = TEXT("abcabc");
    assert_int_equal(text_find(text, TEXT("bc"), 0), 1);
    assert_int_equal(text_find(text, TEXT("bc"), 2), 4);
    assert_int_equal(text_find(text, TEXT("bc"), 5), TEXT_NOT_FOUND);
    assert_int_equal(text_find(text, TEXT("bc"), 7), TEXT_NOT_FOUND);
    assert_int_equal(text_find(text, TEXT(""), 6), 6);
    assert_int_equal(text_find_byte(text, 'c', 3), 5);
    assert_int_equal(text_find_byte(text, 'c', 6), TEXT_NOT_FOUND);
    assert_int_equal(text_find_byte(text, 'c', 99), TEXT_NOT_FOUND);
    assert_int_equal(text_count_byte(text, 'c'), 2);
}

static void cutting_goes_piece_by_piece(void **state)
{
    (void)state;
    struct text rest = TEXT("a,,b");
    assert_text(text_cut(&rest, ','), "a");
    assert_text(text_cut(&rest, ','), "");
    assert_text(rest, "b");
    assert_text(text_cut(&rest, ','), "b");
    assert_text(rest, "");
    assert_text(text_cut(&rest, ','), "");
}

static void a_star_stands_for_any_run_and_a_question_mark_for_one_byte(void **state)
{
    (void)state;
    assert_true(text_matches_glob(TEXT("docs/list.md"), TEXT("docs/*.md")));
    assert_true(text_matches_glob(TEXT("docs/a/list.md"), TEXT("docs/*.md")));
    assert_true(text_matches_glob(TEXT("abcbd"), TEXT("a*b?")));
    assert_true(text_matches_glob(TEXT("abc"), TEXT("a**c*")));
    assert_true(text_matches_glob(TEXT(""), TEXT("*")));
    assert_false(text_matches_glob(TEXT(""), TEXT("?")));
    assert_false(text_matches_glob(TEXT("list.mdx"), TEXT("*.md")));
    assert_false(text_matches_glob(TEXT("LIST.md"), TEXT("list.md")));
    assert_false(text_matches_glob(TEXT("ab"), TEXT("a")));
}

/* With one star forgotten this takes longer than the world is old. */
static void many_stars_take_no_time(void **state)
{
    (void)state;
    char bytes[2000];
    memset(bytes, 'a', sizeof bytes);
    assert_false(text_matches_glob((struct text){bytes, sizeof bytes}, TEXT("a*a*a*a*a*a*a*a*a*a*a*a*b")));
}

static void a_copy_is_followed_by_a_nul(void **state)
{
    (void)state;
    struct text copy = text_copy(&arena, text_slice(TEXT("abcdef"), 0, 3));
    assert_string_equal(copy.bytes, "abc");
    assert_int_equal(copy.length, 3);
    struct text made = text_format(&arena, "%s-%d", "x", 7);
    assert_string_equal(made.bytes, "x-7");
    assert_string_equal(text_format(&arena, "%s", "").bytes, "");
}

static void a_swap_a_change_or_a_letter_more_are_one_step(void **state)
{
    (void)state;
    assert_int_equal(text_distance(TEXT("IGARSS"), TEXT("IGRASS"), 3), 1);
    assert_int_equal(text_distance(TEXT("JSTARS"), TEXT("JSTAR"), 3), 1);
    assert_int_equal(text_distance(TEXT("format"), TEXT("farmat"), 3), 1);
    assert_int_equal(text_distance(TEXT("kitten"), TEXT("sitting"), 3), 3);
    assert_int_equal(text_distance(TEXT("same"), TEXT("same"), 3), 0);
    assert_int_equal(text_distance(TEXT(""), TEXT("ab"), 3), 2);
}

static void above_the_limit_the_distance_is_not_told(void **state)
{
    (void)state;
    assert_int_equal(text_distance(TEXT("abcdef"), TEXT("uvwxyz"), 2), 3);
    assert_int_equal(text_distance(TEXT("a"), TEXT("abcdefgh"), 2), 3);
    assert_int_equal(text_distance(TEXT("abc"), TEXT("abd"), 0), 1);
}

static void texts_of_more_than_64_bytes_are_unlike(void **state)
{
    (void)state;
    char bytes[65];
    memset(bytes, 'a', sizeof bytes);
    assert_int_equal(text_distance((struct text){bytes, 64}, (struct text){bytes, 63}, 3), 1);
    assert_int_equal(text_distance((struct text){bytes, 65}, (struct text){bytes, 65}, 3), 4);
}

static void a_builder_grows_with_what_is_added(void **state)
{
    (void)state;
    struct builder builder = {.arena = &arena};
    assert_text(builder_text(&builder), "");
    for (int i = 0; i < 1000; i++) {
        builder_add(&builder, TEXT("ab"));
        builder_add_byte(&builder, '-');
        builder_format(&builder, "%03d", i);
    }
    struct text text = builder_text(&builder);
    assert_int_equal(text.length, 6000);
    assert_text(text_slice(text, 0, 12), "ab-000ab-001");
    assert_text(text_slice(text, 5994, 6000), "ab-999");
}

static void a_builder_can_add_itself(void **state)
{
    (void)state;
    struct builder builder = {.arena = &arena};
    builder_add(&builder, TEXT("ab"));
    for (int i = 0; i < 10; i++)
        builder_add(&builder, builder_text(&builder));
    assert_int_equal(builder.length, 2048);
    assert_text(text_slice(builder_text(&builder), 2044, 2048), "abab");
}

static void a_hash_tells_texts_apart(void **state)
{
    (void)state;
    assert_true(text_hash(TEXT("a")) == 0xaf63dc4c8601ec8cu); /* as published for FNV-1a */
    assert_true(text_hash(TEXT("foobar")) == 0x85944171f73967e8u);
    assert_true(text_hash(TEXT("a\0b")) != text_hash(TEXT("a\0c")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_string_is_the_empty_text),
        cmocka_unit_test(the_empty_text_needs_no_bytes),
        cmocka_unit_test_teardown(white_space_becomes_spaces_on_one_line, free_arena),
        cmocka_unit_test(slices_and_ranges_are_views),
        cmocka_unit_test(ranges_overlap_where_they_share_a_byte),
        cmocka_unit_test(trimming_takes_spaces_tabs_and_line_ends_only),
        cmocka_unit_test(a_head_tears_no_character),
        cmocka_unit_test(equality_is_by_bytes_a_nul_too),
        cmocka_unit_test(ignoring_case_folds_ascii_and_nothing_else),
        cmocka_unit_test(order_is_by_bytes_and_shorter_comes_first),
        cmocka_unit_test(starts_and_ends),
        cmocka_unit_test(searching_starts_where_it_is_told),
        cmocka_unit_test(cutting_goes_piece_by_piece),
        cmocka_unit_test(a_star_stands_for_any_run_and_a_question_mark_for_one_byte),
        cmocka_unit_test(many_stars_take_no_time),
        cmocka_unit_test(a_copy_is_followed_by_a_nul),
        cmocka_unit_test(a_swap_a_change_or_a_letter_more_are_one_step),
        cmocka_unit_test(above_the_limit_the_distance_is_not_told),
        cmocka_unit_test(texts_of_more_than_64_bytes_are_unlike),
        cmocka_unit_test(a_builder_grows_with_what_is_added),
        cmocka_unit_test(a_builder_can_add_itself),
        cmocka_unit_test(a_hash_tells_texts_apart),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
