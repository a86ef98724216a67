#include "support.h"

#include "markdown/anchor.h"

#include <stdio.h>
#include <stdlib.h>

static void assert_slug(const char *heading, const char *expected)
{
    struct arena arena = {0};
    assert_text(anchor_slug(&arena, text_from(heading)), expected);
    arena_free(&arena);
}

/* The slugs of a page's headings in their order and the names they get, each followed by a semicolon. */
static void assert_numbered(const char *slugs, const char *expected)
{
    struct arena arena = {0};
    struct slugger *slugger = slugger_new(&arena, 2);
    struct text rest = text_from(slugs), rest_expected = text_from(expected);
    while (rest.length) {
        struct text name = slugger_add(slugger, text_cut(&rest, ';'));
        assert_true(text_equal(name, text_cut(&rest_expected, ';')));
    }
    assert_int_equal(rest_expected.length, 0);
    arena_free(&arena);
}

static void assert_fragment(const char *written, const char *expected)
{
    struct arena arena = {0};
    assert_text(anchor_fragment(&arena, text_from(written)), expected);
    arena_free(&arena);
}

static void letters_become_small_and_spaces_hyphens(void **state)
{
    (void)state;
    assert_slug("Remote Sensing Vision-Language Foundation Models",
                "remote-sensing-vision-language-foundation-models");
}

static void spaces_are_neither_trimmed_nor_collapsed(void **state)
{
    (void)state;
    assert_slug(" A  B ", "-a--b-");
    assert_slug("A & B", "a--b");
    assert_slug("-- a", "---a");
}

static void punctuation_goes_but_hyphen_and_underscore_stay(void **state)
{
    (void)state;
    assert_slug("Survey/Commentary: a_b, (Large-scale)!", "surveycommentary-a_b-large-scale");
    assert_slug("a\xE2\x80\xBF" "b", "a\xE2\x80\xBF" "b"); /* U+203F, a connector */
    assert_slug("a\xE2\x80\x93" "b", "ab");                /* an en dash */
}

static void only_the_common_space_becomes_a_hyphen(void **state)
{
    (void)state;
    assert_slug("a\xC2\xA0" "b\tc\nd\xE3\x80\x80" "e", "abcde"); /* NBSP and an ideographic space */
}

static void emoji_go_but_their_variation_selector_stays(void **state)
{
    (void)state;
    assert_slug("\xF0\x9F\x93\xA2 Latest Updates", "-latest-updates");
    assert_slug("\xE2\x9D\xA4\xEF\xB8\x8F Thanks", "\xEF\xB8\x8F-thanks");
    assert_slug("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB Code", "-code"); /* joined by U+200D */
}

static void letters_in_circles_and_squares_are_letters(void **state)
{
    (void)state;
    assert_slug("\xF0\x9F\x85\xB0\xEF\xB8\x8F A", "\xF0\x9F\x85\xB0\xEF\xB8\x8F-a"); /* U+1F170 U+FE0F */
    assert_slug("\xE2\x92\xB6", "\xE2\x93\x90");                                     /* U+24B6, U+24D0 */
}

static void other_scripts_stay(void **state)
{
    (void)state;
    assert_slug("\xE6\xA8\xA1\xE5\x9E\x8B\xE3\x80\x81\xE6\x95\xB0\xE6\x8D\xAE",
                "\xE6\xA8\xA1\xE5\x9E\x8B\xE6\x95\xB0\xE6\x8D\xAE");           /* Han around U+3001 */
    assert_slug("\xD0\x9F\xD1\x80\xD0\x98", "\xD0\xBF\xD1\x80\xD0\xB8");       /* Cyrillic */
    assert_slug("e\xCC\x81", "e\xCC\x81");                                     /* a combining acute */
    assert_slug("\xEF\xBC\xA1", "\xEF\xBD\x81");                               /* a full-width A */
}

static void decimal_and_letter_numbers_stay_and_others_go(void **state)
{
    (void)state;
    assert_slug("\xD9\xA3", "\xD9\xA3");         /* an Arabic-Indic three */
    assert_slug("\xE2\x85\xA3", "\xE2\x85\xB3"); /* a Roman four */
    assert_slug("x\xC2\xB2\xC2\xBD", "x");       /* a superscript and a fraction */
}

static void a_dotted_capital_i_becomes_two_code_points(void **state)
{
    (void)state;
    assert_slug("\xC4\xB0stanbul", "i\xCC\x87stanbul");
}

/* Α is CE 91, α CE B1, Σ CE A3, σ CF 83, ς CF 82. */
static void a_sigma_at_the_end_of_a_word_is_final(void **state)
{
    (void)state;
    assert_slug("\xCE\x91\xCE\xA3", "\xCE\xB1\xCF\x82");
    assert_slug("\xCE\x91\xCE\xA3 \xCE\x91", "\xCE\xB1\xCF\x82-\xCE\xB1");
    assert_slug("\xCE\x91\xCE\xA3\xCE\x91", "\xCE\xB1\xCF\x83\xCE\xB1");
    assert_slug("\xCE\xA3", "\xCF\x83");
    assert_slug("\xCE\x91\xCE\xA3\xCE\xA3", "\xCE\xB1\xCF\x83\xCF\x82");
}

static void marks_and_full_stops_do_not_end_a_word(void **state)
{
    (void)state;
    assert_slug("\xCE\x91.\xCE\xA3", "\xCE\xB1\xCF\x82");
    assert_slug("\xCE\x91\xCE\xA3'\xCC\x81\xCE\x91", "\xCE\xB1\xCF\x83\xCC\x81\xCE\xB1");
    assert_slug("\xCE\x91,\xCE\xA3", "\xCE\xB1\xCF\x83");
}

static void what_has_case_without_being_a_letter_can_stand_before_a_final_sigma(void **state)
{
    (void)state;
    assert_slug("\xE2\x93\x90\xCE\xA3", "\xE2\x93\x90\xCF\x82"); /* U+24D0 */
    assert_slug("\xE2\x85\xB0\xCE\xA3", "\xE2\x85\xB0\xCF\x82"); /* a Roman one */
    assert_slug("\xC2\xBA\xCE\xA3", "\xC2\xBA\xCF\x82");         /* an ordinal indicator */
    assert_slug("\xE6\xA8\xA1\xCE\xA3", "\xE6\xA8\xA1\xCF\x83"); /* a Han character has none */
}

static void broken_bytes_and_controls_go(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_text(anchor_slug(&arena, TEXT("a\xFF" "b\xC3")), "ab");
    assert_text(anchor_slug(&arena, TEXT("a\0b\x7F")), "ab");
    assert_text(anchor_slug(&arena, TEXT("")), "");
    arena_free(&arena);
}

static void the_second_of_a_name_gets_a_number(void **state)
{
    (void)state;
    assert_numbered("foo;foo;bar;foo;bar;", "foo;foo-1;bar;foo-2;bar-1;");
}

static void a_name_that_looks_numbered_gets_a_number_of_its_own(void **state)
{
    (void)state;
    assert_numbered("foo;foo;foo-1;", "foo;foo-1;foo-1-1;");
    assert_numbered("foo-1;foo;foo;foo;", "foo-1;foo;foo-2;foo-3;");
    assert_numbered("foo;foo;foo-1;foo-1;foo;", "foo;foo-1;foo-1-1;foo-1-2;foo-2;");
}

static void an_empty_name_is_numbered_like_any_other(void **state)
{
    (void)state;
    assert_numbered(";;-1;;", ";-1;-1-1;-2;");
}

static void names_that_begin_each_other_are_told_apart(void **state)
{
    (void)state;
    assert_numbered("a;aa;aaa;aa;a;b;ab;", "a;aa;aaa;aa-1;a-1;b;ab;");
    struct arena arena = {0};
    struct slugger *slugger = slugger_new(&arena, 2);
    assert_int_equal(slugger_add(slugger, TEXT("a")).length, 1);
    assert_int_equal(slugger_add(slugger, TEXT("a\0")).length, 2);
    arena_free(&arena);
}

static void numbering_many_equal_headings_takes_linear_time(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct slugger *slugger = slugger_new(&arena, 0);
    char expected[32];
    for (int i = 0; i < 100000; i++) {
        snprintf(expected, sizeof expected, i ? "usage-%d" : "usage", i);
        assert_text(slugger_add(slugger, TEXT("usage")), expected);
    }
    arena_free(&arena);
}

static void a_long_row_of_sigmas_takes_linear_time(void **state)
{
    (void)state;
    enum { SIZE = 4 * 1024 * 1024 };
    char *heading = malloc(SIZE);
    assert_non_null(heading);
    memset(heading, '.', SIZE);
    struct arena arena = {0};
    memcpy(heading, "a\xCE\xA3", 3);
    assert_int_equal(anchor_slug(&arena, (struct text){heading, SIZE}).length, 3);
    for (size_t i = 0; i < SIZE; i += 2)
        memcpy(heading + i, "\xCE\xA3", 2);
    assert_int_equal(anchor_slug(&arena, (struct text){heading, SIZE}).length, SIZE);
    arena_free(&arena);
    free(heading);
}

static void percent_escapes_of_a_fragment_are_decoded(void **state)
{
    (void)state;
    assert_fragment("%E6%A8%a1%e5%9e%8B-a%20b", "\xE6\xA8\xA1\xE5\x9E\x8B-a b");
    assert_fragment("%2541", "%41");
}

static void broken_escapes_stay(void **state)
{
    (void)state;
    assert_fragment("100%", "100%");
    assert_fragment("%4", "%4");
    assert_fragment("%zz%4g%%41", "%zz%4g%A");
}

static void a_fragment_without_escapes_is_given_back_itself(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct text fragment = TEXT("latest-updates");
    assert_ptr_equal(anchor_fragment(&arena, fragment).bytes, fragment.bytes);
    assert_null(arena.blocks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_become_small_and_spaces_hyphens),
        cmocka_unit_test(spaces_are_neither_trimmed_nor_collapsed),
        cmocka_unit_test(punctuation_goes_but_hyphen_and_underscore_stay),
        cmocka_unit_test(only_the_common_space_becomes_a_hyphen),
        cmocka_unit_test(emoji_go_but_their_variation_selector_stays),
        cmocka_unit_test(letters_in_circles_and_squares_are_letters),
        cmocka_unit_test(other_scripts_stay),
        cmocka_unit_test(decimal_and_letter_numbers_stay_and_others_go),
        cmocka_unit_test(a_dotted_capital_i_becomes_two_code_points),
        cmocka_unit_test(a_sigma_at_the_end_of_a_word_is_final),
        cmocka_unit_test(marks_and_full_stops_do_not_end_a_word),
        cmocka_unit_test(what_has_case_without_being_a_letter_can_stand_before_a_final_sigma),
        cmocka_unit_test(broken_bytes_and_controls_go),
        cmocka_unit_test(the_second_of_a_name_gets_a_number),
        cmocka_unit_test(a_name_that_looks_numbered_gets_a_number_of_its_own),
        cmocka_unit_test(an_empty_name_is_numbered_like_any_other),
        cmocka_unit_test(names_that_begin_each_other_are_told_apart),
        cmocka_unit_test(numbering_many_equal_headings_takes_linear_time),
        cmocka_unit_test(a_long_row_of_sigmas_takes_linear_time),
        cmocka_unit_test(percent_escapes_of_a_fragment_are_decoded),
        cmocka_unit_test(broken_escapes_stay),
        cmocka_unit_test(a_fragment_without_escapes_is_given_back_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
