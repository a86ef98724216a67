#include "support.h"

#include "markdown/html.h"

#include <stdlib.h>

/* Each piece as it is written, in brackets, with < for an open tag, / for a closing one and ! for a comment. */
static struct text pieces_of(struct arena *arena, struct text content, uint32_t end)
{
    static const char kinds[] = {[HTML_OPEN_TAG] = '<', [HTML_CLOSE_TAG] = '/', [HTML_COMMENT] = '!'};
    struct builder builder = {.arena = arena};
    struct html_piece piece;
    uint32_t at = 0;
    while (html_next(content, &at, end, &piece)) {
        assert_int_equal(at, piece.whole.end);
        builder_format(&builder, "%c[%.*s]", kinds[piece.kind], TEXT_ARGUMENTS(text_range(content, piece.whole)));
    }
    assert_int_equal(at, end);
    return builder_text(&builder);
}

static void assert_pieces(const char *content, const char *expected)
{
    struct arena arena = {0};
    struct text text = text_from(content);
    assert_text(pieces_of(&arena, text, (uint32_t)text.length), expected);
    arena_free(&arena);
}

static struct html_piece first_piece(struct text content)
{
    struct html_piece piece;
    uint32_t at = 0;
    assert_true(html_next(content, &at, (uint32_t)content.length, &piece));
    return piece;
}

/* expected: NULL where the tag has no such attribute. */
static void assert_attribute(const char *tag, const char *name, const char *expected)
{
    struct text text = text_from(tag);
    struct range value = {0, 0};
    bool is_found = html_attribute(text, first_piece(text).attributes, text_from(name), &value);
    assert_int_equal(is_found, expected != NULL);
    assert_text(text_range(text, value), expected);
}

static void assert_decoded(const char *written, const char *expected)
{
    struct arena arena = {0};
    assert_text(html_decoded(&arena, text_from(written)), expected);
    arena_free(&arena);
}

static void tags_and_comments_are_found_in_order(void **state)
{
    (void)state;
    assert_pieces("a <ins>b</ins> <!-- c --> <br/>", "<[<ins>]/[</ins>]![<!-- c -->]<[<br/>]");
    assert_pieces("<p\n  align=center\n>", "<[<p\n  align=center\n>]");
}

static void a_tag_has_a_name_and_attributes(void **state)
{
    (void)state;
    struct text text = TEXT("x <H2 align=\"center\" id=a>");
    struct html_piece piece = first_piece(text);
    assert_text(text_range(text, piece.name), "H2");
    assert_text(text_range(text, piece.attributes), " align=\"center\" id=a");
}

static void a_slash_closes_a_tag_unless_it_stands_in_a_value(void **state)
{
    (void)state;
    struct text text = TEXT("<img alt='a' />");
    assert_text(text_range(text, first_piece(text).attributes), " alt='a' ");
    assert_attribute("<a href=https://example.org/>", "href", "https://example.org/");
    assert_attribute("<a href='x'/>", "href", "x");
}

static void quotes_behind_an_equals_sign_hide_angle_brackets(void **state)
{
    (void)state;
    assert_pieces("<a title=\"x > y <b>\" id='>'>z", "<[<a title=\"x > y <b>\" id='>'>]");
    assert_pieces("<font size=5\">a</font>", "<[<font size=5\">]/[</font>]");
    assert_pieces("<p align=\"center\"\">b</p>", "<[<p align=\"center\"\">]/[</p>]");
}

static void autolinks_and_comparisons_are_text(void **state)
{
    (void)state;
    assert_pieces("a < b, a <3, <>, </>, <!doctype html>, <?php ?>, <", "");
    assert_pieces("<https://arxiv.org/abs/2301.00001> <someone@example.org>", "");
}

static void a_tag_that_never_ends_or_meets_another_is_text(void **state)
{
    (void)state;
    assert_pieces("<a <b>", "<[<b>]");
    assert_pieces("<a href=x<b>", "<[<b>]");
    assert_pieces("<a<b>", "<[<b>]");
    assert_pieces("<a b<c>", "<[<c>]");
    assert_pieces("<a", "");
    assert_pieces("<a href", "");
    assert_pieces("<a href=", "");
    assert_pieces("<a href=x y", "");
}

static void behind_a_quote_that_is_never_closed_tags_are_found_again(void **state)
{
    (void)state;
    assert_pieces("<a href=\"x> <b id='y'> <i>", "<[<b id='y'>]<[<i>]");
}

static void a_comment_hides_tags_up_to_its_end(void **state)
{
    (void)state;
    assert_pieces("<!-- <b> -- > --><i>", "![<!-- <b> -- > -->]<[<i>]");
    assert_pieces("<!--><b>", "![<!-->]<[<b>]");
    assert_pieces("<!---><b>", "![<!--->]<[<b>]");
    assert_pieces("<!----><b>", "![<!---->]<[<b>]");
}

static void a_comment_that_is_never_closed_goes_on_to_the_end(void **state)
{
    (void)state;
    assert_pieces("a <!-- <b>\n\nc", "![<!-- <b>\n\nc]");
    assert_pieces("<!--", "![<!--]");
}

static void nothing_is_read_beyond_the_end(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_text(pieces_of(&arena, TEXT("<b> <i>"), 6), "<[<b>]");
    assert_text(pieces_of(&arena, TEXT("<b a='x'>"), 7), "");
    assert_text(pieces_of(&arena, TEXT("<!-- a -->"), 9), "![<!-- a --]");
    arena_free(&arena);
}

static void values_may_be_in_double_single_or_no_quotes(void **state)
{
    (void)state;
    assert_attribute("<a name=\"one two\">", "name", "one two");
    assert_attribute("<a name='one \"two\"'>", "name", "one \"two\"");
    assert_attribute("<a name=one/two>", "name", "one/two");
    assert_attribute("<a name = 'spaced'>", "name", "spaced");
    assert_attribute("<a\nname\n=\nlines>", "name", "lines");
    assert_attribute("<a name='\xE6\xA8\xA1\xE5\x9E\x8B'>", "name", "\xE6\xA8\xA1\xE5\x9E\x8B");
}

static void the_first_attribute_of_a_name_counts_in_any_case(void **state)
{
    (void)state;
    assert_attribute("<h2 ID=Top>", "id", "Top");
    assert_attribute("<a id=one id=two>", "id", "one");
}

static void an_attribute_without_a_value_is_empty(void **state)
{
    (void)state;
    assert_attribute("<input disabled name=x>", "disabled", "");
    assert_attribute("<input disabled name=x>", "name", "x");
    assert_attribute("<a id=>", "id", "");
    assert_attribute("<a id=\"\">", "id", "");
}

static void a_name_inside_another_or_in_a_value_is_not_it(void **state)
{
    (void)state;
    assert_attribute("<a data-id=x idea=y title=' id=z '>", "id", NULL);
    assert_attribute("<a>", "id", NULL);
    assert_attribute("<br/>", "id", NULL);
}

static void heading_tags_have_levels_one_to_six(void **state)
{
    (void)state;
    assert_int_equal(html_heading_level(TEXT("h1")), 1);
    assert_int_equal(html_heading_level(TEXT("H6")), 6);
    assert_int_equal(html_heading_level(TEXT("h0")), 0);
    assert_int_equal(html_heading_level(TEXT("h7")), 0);
    assert_int_equal(html_heading_level(TEXT("hr")), 0);
    assert_int_equal(html_heading_level(TEXT("h")), 0);
    assert_int_equal(html_heading_level(TEXT("h10")), 0);
    assert_int_equal(html_heading_level(TEXT("")), 0);
}

static void named_references_are_decoded_once_and_their_case_counts(void **state)
{
    (void)state;
    assert_decoded("Code &amp; Weights", "Code & Weights");
    assert_decoded("&lt;b&gt;&quot;&apos;", "<b>\"'");
    assert_decoded("&AElig;&zwnj;", "\xC3\x86\xE2\x80\x8C");
    assert_decoded("&nbsp;&hellip;&rarr;&times;", "\xC2\xA0\xE2\x80\xA6\xE2\x86\x92\xC3\x97");
    assert_decoded("&amp;lt;", "&lt;");
    assert_decoded("&eacute;&Eacute;&EACUTE;", "\xC3\xA9\xC3\x89&EACUTE;");
}

static void numeric_references_are_decoded(void **state)
{
    (void)state;
    assert_decoded("&#8211;&#x2013;&#X2013;", "\xE2\x80\x93\xE2\x80\x93\xE2\x80\x93");
    assert_decoded("&#124;&#0000038;", "|&");
    assert_decoded("&#x1F4E2;&#x1f4e2;", "\xF0\x9F\x93\xA2\xF0\x9F\x93\xA2");
}

static void a_number_that_is_no_code_point_gives_the_replacement_character(void **state)
{
    (void)state;
    assert_decoded("&#0;", "\xEF\xBF\xBD");
    assert_decoded("&#xD800;", "\xEF\xBF\xBD");
    assert_decoded("&#xDFFF;", "\xEF\xBF\xBD");
    assert_decoded("&#x110000;", "\xEF\xBF\xBD");
    assert_decoded("&#9999999;", "\xEF\xBF\xBD");
    assert_decoded("&#x10FFFF;", "\xF4\x8F\xBF\xBF");
}

static void what_is_no_reference_stays(void **state)
{
    (void)state;
    assert_decoded("R&D, A & B, &, &;", "R&D, A & B, &, &;");
    assert_decoded("&amp &nosuch; &#; &#x; &#xg; &#1a;", "&amp &nosuch; &#; &#x; &#xg; &#1a;");
    assert_decoded("&#00000038; &#x0000026;", "&#00000038; &#x0000026;");
    assert_decoded("&&amp;&", "&&&");
}

static void a_text_without_references_is_given_back_itself(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct text text = TEXT("R&D without &nosuch; reference");
    assert_ptr_equal(html_decoded(&arena, text).bytes, text.bytes);
    assert_null(arena.blocks);
}

/* Quadratic time would be noticed: minutes for each of these. */
static void broken_pages_take_linear_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"<",  "<a", "<a ",     "<a b=\"", "<a b='<a b=\"", "<a\" b=\"",
                                         "<!", "</", "<a b=x/", "&#",      "&a"};
    enum { SIZE = 2 * 1024 * 1024 };
    char *page = malloc(SIZE);
    assert_non_null(page);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t length = strlen(pieces[i]);
        struct arena arena = {0};
        struct html_piece piece;
        uint32_t at = 0;
        for (size_t j = 0; j < SIZE; j++)
            page[j] = pieces[i][j % length];
        while (html_next((struct text){page, SIZE}, &at, SIZE, &piece))
            assert_true(piece.whole.end == at);
        assert_ptr_equal(html_decoded(&arena, (struct text){page, SIZE}).bytes, page);
        arena_free(&arena);
    }
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_and_comments_are_found_in_order),
        cmocka_unit_test(a_tag_has_a_name_and_attributes),
        cmocka_unit_test(a_slash_closes_a_tag_unless_it_stands_in_a_value),
        cmocka_unit_test(quotes_behind_an_equals_sign_hide_angle_brackets),
        cmocka_unit_test(autolinks_and_comparisons_are_text),
        cmocka_unit_test(a_tag_that_never_ends_or_meets_another_is_text),
        cmocka_unit_test(behind_a_quote_that_is_never_closed_tags_are_found_again),
        cmocka_unit_test(a_comment_hides_tags_up_to_its_end),
        cmocka_unit_test(a_comment_that_is_never_closed_goes_on_to_the_end),
        cmocka_unit_test(nothing_is_read_beyond_the_end),
        cmocka_unit_test(values_may_be_in_double_single_or_no_quotes),
        cmocka_unit_test(the_first_attribute_of_a_name_counts_in_any_case),
        cmocka_unit_test(an_attribute_without_a_value_is_empty),
        cmocka_unit_test(a_name_inside_another_or_in_a_value_is_not_it),
        cmocka_unit_test(heading_tags_have_levels_one_to_six),
        cmocka_unit_test(named_references_are_decoded_once_and_their_case_counts),
        cmocka_unit_test(numeric_references_are_decoded),
        cmocka_unit_test(a_number_that_is_no_code_point_gives_the_replacement_character),
        cmocka_unit_test(what_is_no_reference_stays),
        cmocka_unit_test(a_text_without_references_is_given_back_itself),
        cmocka_unit_test(broken_pages_take_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
