#include "support.h"

#include "base/utf8.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

enum { REPLACEMENT = 0xFFFD };

static void assert_next(struct text text, uint32_t code_point, size_t length)
{
    size_t position = 0;
    assert_int_equal(utf8_next(text, &position), code_point);
    assert_int_equal(position, length);
}

static void code_points_have_one_to_four_bytes(void **state)
{
    (void)state;
    assert_next(TEXT("a"), 'a', 1);
    assert_next(TEXT("\0"), 0, 1);
    assert_next(TEXT("\x7F"), 0x7F, 1);
    assert_next(TEXT("é"), 0xE9, 2);
    assert_next(TEXT("论文"), 0x8BBA, 3);
    assert_next(TEXT("🔥"), 0x1F525, 4);
    assert_next(TEXT("\xF4\x8F\xBF\xBF"), 0x10FFFF, 4);
    assert_next(TEXT("\xEF\xBF\xBD"), REPLACEMENT, 3);
}

static void what_is_no_sequence_gives_one_replacement_a_byte(void **state)
{
    (void)state;
    assert_next(TEXT("\x80"), REPLACEMENT, 1);
    assert_next(TEXT("\xC0\xAF"), REPLACEMENT, 1);         /* overlong */
    assert_next(TEXT("\xE0\x80\xAF"), REPLACEMENT, 1);     /* overlong */
    assert_next(TEXT("\xED\xA0\x80"), REPLACEMENT, 1);     /* a surrogate */
    assert_next(TEXT("\xF4\x90\x80\x80"), REPLACEMENT, 1); /* above U+10FFFF */
    assert_next(TEXT("\xFF"), REPLACEMENT, 1);
    assert_next(TEXT("\xE8\xAE"), REPLACEMENT, 1); /* cut off */
    assert_next(TEXT("\xE8\xAE" "a"), REPLACEMENT, 1);
}

/* Every code point there and back, by next and by before. */
static void every_code_point_survives(void **state)
{
    (void)state;
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        if (code_point == 0xD800)
            code_point = 0xE000;
        char bytes[64];
        struct builder builder = {.bytes = bytes, .capacity = sizeof bytes};
        utf8_add(&builder, code_point);
        struct text text = builder_text(&builder);
        size_t position = 0;
        assert_int_equal(utf8_next(text, &position), code_point);
        assert_int_equal(position, text.length);
        assert_int_equal(utf8_before(text, text.length), code_point);
        assert_int_equal(utf8_valid_length(text), text.length);
    }
}

static void the_code_point_before_a_position(void **state)
{
    (void)state;
    struct text text = TEXT("a论🔥");
    assert_int_equal(utf8_before(text, 1), 'a');
    assert_int_equal(utf8_before(text, 4), 0x8BBA);
    assert_int_equal(utf8_before(text, 8), 0x1F525);
    assert_int_equal(utf8_before(text, 3), REPLACEMENT); /* in its middle */
    assert_int_equal(utf8_before(TEXT("a\x80"), 2), REPLACEMENT);
    assert_int_equal(utf8_before(TEXT("\x80\x80\x80\x80\x80\x80"), 6), REPLACEMENT);
}

static void validity_ends_before_the_first_broken_byte(void **state)
{
    (void)state;
    assert_int_equal(utf8_valid_length(TEXT("")), 0);
    assert_int_equal(utf8_valid_length(TEXT("论文")), 6);
    assert_int_equal(utf8_valid_length(TEXT("论\xE6\x96")), 3);
    assert_int_equal(utf8_valid_length(TEXT("a\xEF\xBF\xBD" "b")), 5);
    assert_int_equal(utf8_valid_length(TEXT("ab\xC3(")), 2);
}

static void repairing_leaves_valid_text_alone(void **state)
{
    (void)state;
    struct text text = TEXT("论文");
    assert_ptr_equal(utf8_repaired(&arena, text).bytes, text.bytes);
    assert_text(utf8_repaired(&arena, TEXT("a\xFF" "b\xC3")), "a\xEF\xBF\xBD" "b\xEF\xBF\xBD");
}

static void width_is_that_of_a_terminal(void **state)
{
    (void)state;
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width(0xE9), 1);
    assert_int_equal(utf8_width(0x8BBA), 2);   /* 论 */
    assert_int_equal(utf8_width(0xFF5C), 2);   /* full-width | */
    assert_int_equal(utf8_width(0x1F525), 2);  /* an emoji */
    assert_int_equal(utf8_width(0x0301), 0);   /* a combining accent */
    assert_int_equal(utf8_width(0x200B), 0);   /* zero-width space */
    assert_int_equal(utf8_width('\t'), 0);
    assert_int_equal(utf8_width(0x7F), 0);
    assert_int_equal(utf8_width(0x85), 0);
}

static void letters_and_digits_of_every_script(void **state)
{
    (void)state;
    assert_true(utf8_is_letter_or_digit('a'));
    assert_true(utf8_is_letter_or_digit('7'));
    assert_true(utf8_is_letter_or_digit(0x8BBA));
    assert_true(utf8_is_letter_or_digit(0x0416));
    assert_true(utf8_is_letter_or_digit(0x0663)); /* an Arabic digit */
    assert_false(utf8_is_letter_or_digit('-'));
    assert_false(utf8_is_letter_or_digit(' '));
    assert_false(utf8_is_letter_or_digit(0x3001)); /* 、 */
    assert_false(utf8_is_letter_or_digit(0x0301));
    assert_false(utf8_is_letter_or_digit(0x1F525));
}

static void space_is_more_than_the_space_bar(void **state)
{
    (void)state;
    assert_true(utf8_is_space(' '));
    assert_true(utf8_is_space('\t'));
    assert_true(utf8_is_space('\v'));
    assert_true(utf8_is_space(0xA0));
    assert_true(utf8_is_space(0x3000));
    assert_true(utf8_is_space(0x2028));
    assert_true(utf8_is_space(0x85));
    assert_false(utf8_is_space('a'));
    assert_false(utf8_is_space(0));
    assert_false(utf8_is_space(0x200B));
}

static void punctuation_is_that_of_ascii_and_category_p(void **state)
{
    (void)state;
    for (const char *byte = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"; *byte; byte++)
        assert_true(utf8_is_punctuation((unsigned char)*byte));
    assert_true(utf8_is_punctuation(0xFF1A)); /* ： */
    assert_false(utf8_is_punctuation(0x20AC)); /* €, a symbol */
    assert_false(utf8_is_punctuation('a'));
    assert_false(utf8_is_punctuation(' '));
    assert_false(utf8_is_punctuation(0x8BBA));
}

static void wide_scripts_have_no_spaces_between_words(void **state)
{
    (void)state;
    assert_true(utf8_is_wide_script(0x8BBA)); /* Han */
    assert_true(utf8_is_wide_script(0x3042)); /* hiragana */
    assert_true(utf8_is_wide_script(0xAC00)); /* hangul */
    assert_false(utf8_is_wide_script('a'));
    assert_false(utf8_is_wide_script(0xFF1A));
    assert_false(utf8_is_wide_script(0x1F525));
}

static void what_must_not_reach_a_terminal(void **state)
{
    (void)state;
    static const uint32_t controls[] = {0,      0x07,   0x1B,   0x7F,   0x85,   0x9B,   0x061C, 0x200E, 0x200F,
                                        0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069};
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        assert_true(utf8_is_control(controls[i]));
    static const uint32_t harmless[] = {' ', 'a', 0xA0, 0x8BBA, 0x200D, 0xFE0F, 0x1F525, 0x2065, 0x206A};
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        assert_false(utf8_is_control(harmless[i]));
}

static void joiners_and_zero_width_characters_are_formats(void **state)
{
    (void)state;
    static const uint32_t formats[] = {0xAD, 0x200B, 0x200C, 0x200D, 0x202E, 0x2060, 0x2066, 0xFEFF, 0xE0001};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        assert_true(utf8_is_format(formats[i]));
    static const uint32_t others[] = {' ', 'a', 0xA0, 0x3000, 0x8BBA, 0xFE0F, 0x1F525};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(utf8_is_format(others[i]));
}

static void lower_case_of_one_code_point(void **state)
{
    (void)state;
    assert_int_equal(utf8_lower('A'), 'a');
    assert_int_equal(utf8_lower('1'), '1');
    assert_int_equal(utf8_lower(0xC4), 0xE4);
    assert_int_equal(utf8_lower(0x0416), 0x0436);
    assert_int_equal(utf8_lower(0x8BBA), 0x8BBA);
}

static void folding_drops_case_and_width(void **state)
{
    (void)state;
    assert_text(utf8_folded(&arena, TEXT("CVPR 2024")), "cvpr 2024");
    assert_text(utf8_folded(&arena, TEXT("ＣＶＰＲ２０２４")), "cvpr2024");
    assert_text(utf8_folded(&arena, TEXT("ﬁne")), "fine");
    assert_text(utf8_folded(&arena, TEXT("STRAßE")), "strasse");
    assert_text(utf8_folded(&arena, TEXT("遥感学报")), "遥感学报");
    assert_text(utf8_folded(&arena, TEXT("a\xC2\xAD" "b")), "ab"); /* a soft hyphen */
}

static void one_and_the_same_letter_folds_the_same_however_it_is_written(void **state)
{
    (void)state;
    struct text composed = utf8_folded(&arena, TEXT("r\xC3\xA9seau"));
    struct text decomposed = utf8_folded(&arena, TEXT("re\xCC\x81seau"));
    assert_true(text_equal(composed, decomposed));
}

static void accents_are_letters_that_count(void **state)
{
    (void)state;
    assert_text(utf8_folded_letters(&arena, TEXT("Éva de\xCC\x81ja\xCC\x80")), "évadéjà");
    assert_text(utf8_folded_letters(&arena, TEXT("e\xCC\xA3\xCC\x82 \xE1\xBB\x86 e\xCC\x82\xCC\xA3")), "ệệệ");
    assert_text(utf8_folded_letters(&arena, TEXT("가 \xE1\x84\x80\xE1\x85\xA1")), "가가");
}

/* Long runs are folded in pieces, which must not part a letter from its mark. */
static void long_texts_fold_the_same_however_they_are_written(void **state)
{
    (void)state;
    struct builder composed = {.arena = &arena}, decomposed = {.arena = &arena}, marks = {.arena = &arena};
    for (size_t i = 0; i < 1000; i++) {
        builder_add(&composed, TEXT("漢が"));
        builder_add(&decomposed, TEXT("漢か\xE3\x82\x99"));
        builder_add(&marks, i % 2 ? TEXT("\xCC\x81") : TEXT("\xCC\xA3"));
    }
    struct text one = utf8_folded_letters(&arena, builder_text(&composed));
    struct text other = utf8_folded_letters(&arena, builder_text(&decomposed));
    assert_int_equal(one.length, composed.length);
    assert_int_equal(other.length, one.length);
    assert_memory_equal(one.bytes, other.bytes, one.length);
    assert_int_equal(utf8_folded_letters(&arena, builder_text(&marks)).length, 0);
}

static void broken_bytes_drop_out_of_a_folding(void **state)
{
    (void)state;
    assert_text(utf8_folded(&arena, TEXT("a\xFF" "b\xE8\xAE")), "ab");
    assert_text(utf8_folded(&arena, TEXT("a\xEF\xBF\xBD" "b")), "a\xEF\xBF\xBD" "b");
}

static void names_are_compared_by_letters_and_digits(void **state)
{
    (void)state;
    assert_text(utf8_folded_letters(&arena, TEXT("Sky-Sense++ (v2.0)")), "skysensev20");
    assert_text(utf8_folded_letters(&arena, TEXT("武汉大学学报 (信息科学版)")), "武汉大学学报信息科学版");
    assert_text(utf8_folded_letters(&arena, TEXT("**-**")), "");
    assert_text(utf8_folded_letters(&arena, TEXT("🔥")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_points_have_one_to_four_bytes),
        cmocka_unit_test(what_is_no_sequence_gives_one_replacement_a_byte),
        cmocka_unit_test(every_code_point_survives),
        cmocka_unit_test(the_code_point_before_a_position),
        cmocka_unit_test(validity_ends_before_the_first_broken_byte),
        cmocka_unit_test(repairing_leaves_valid_text_alone),
        cmocka_unit_test(width_is_that_of_a_terminal),
        cmocka_unit_test(letters_and_digits_of_every_script),
        cmocka_unit_test(space_is_more_than_the_space_bar),
        cmocka_unit_test(punctuation_is_that_of_ascii_and_category_p),
        cmocka_unit_test(wide_scripts_have_no_spaces_between_words),
        cmocka_unit_test(what_must_not_reach_a_terminal),
        cmocka_unit_test(joiners_and_zero_width_characters_are_formats),
        cmocka_unit_test(lower_case_of_one_code_point),
        cmocka_unit_test(folding_drops_case_and_width),
        cmocka_unit_test(one_and_the_same_letter_folds_the_same_however_it_is_written),
        cmocka_unit_test(accents_are_letters_that_count),
        cmocka_unit_test(long_texts_fold_the_same_however_they_are_written),
        cmocka_unit_test(broken_bytes_drop_out_of_a_folding),
        cmocka_unit_test(names_are_compared_by_letters_and_digits),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
