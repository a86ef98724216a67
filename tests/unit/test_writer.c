#include "output/writer.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

struct page {
    char *bytes;
    size_t length;
    struct writer writer;
};

static void page_begin(struct page *page)
{
    page->writer.stream = open_memstream(&page->bytes, &page->length);
    assert_non_null(page->writer.stream);
}

static void page_expect(struct page *page, const char *expected)
{
    fclose(page->writer.stream);
    assert_int_equal(strlen(page->bytes), page->length);
    assert_string_equal(page->bytes, expected);
    free(page->bytes);
}

static void expect(struct text foreign, const char *expected)
{
    struct page page = {0};
    page_begin(&page);
    writer_add(&page.writer, foreign);
    page_expect(&page, expected);
}

static void text_that_people_write_comes_out_as_it_is(void **state)
{
    (void)state;
    expect(TEXT("|**遥感**|[x](https://a.b/#c)|"), "|**遥感**|[x](https://a.b/#c)|");
    expect(TEXT("Café 👍🏽 e\xCC\x81"), "Café 👍🏽 e\xCC\x81");
    expect(TEXT(""), "");
}

static void controls_come_out_escaped(void **state)
{
    (void)state;
    expect(TEXT("a\033[31mred"), "a\\x1b[31mred");
    expect(TEXT("a\r\nb\tc\0d\x7F"), "a\\x0d\\x0ab\\x09c\\x00d\\x7f");
    expect(TEXT("\xC2\x9B" "31m"), "\\u{009b}31m");
}

static void bidirectional_controls_and_line_separators_come_out_escaped(void **state)
{
    (void)state;
    expect(TEXT("a\u202Eb\u2066c\u200Fd"), "a\\u{202e}b\\u{2066}c\\u{200f}d");
    expect(TEXT("a\u2028b\u2029c\xC2\x85"), "a\\u{2028}b\\u{2029}c\\u{0085}");
}

static void broken_utf8_comes_out_byte_by_byte(void **state)
{
    (void)state;
    expect(TEXT("a\xFF" "b"), "a\\xffb");
    expect(TEXT("\xE9\x81"), "\\xe9\\x81");
    expect(TEXT("\xC0\xBA\xC0\xBA" "error"), "\\xc0\\xba\\xc0\\xbaerror");
    expect(TEXT("\xED\xA0\x80"), "\\xed\\xa0\\x80");
    expect(TEXT("\xEF\xBF\xBD"), "\xEF\xBF\xBD");
}

static void two_colons_at_the_start_of_a_line_are_broken_up(void **state)
{
    (void)state;
    expect(TEXT("::error::x"), ":\\x3aerror::x");
    expect(TEXT(" \u3000\u00A0::error::x"), " \u3000\u00A0:\\x3aerror::x");
    expect(TEXT(":::a"), ":\\x3a:a");
}

static void colons_elsewhere_are_left_alone(void **state)
{
    (void)state;
    expect(TEXT("a::b"), "a::b");
    expect(TEXT(":fire::fire:"), ":fire::fire:");
    expect(TEXT(": :"), ": :");
}

static void hashes_and_a_bracket_are_broken_up_anywhere(void **state)
{
    (void)state;
    expect(TEXT("##[add-matcher]x"), "##\\x5badd-matcher]x");
    expect(TEXT("a ###[b]"), "a ###\\x5bb]");
    expect(TEXT("#[a] # #[b] ##a["), "#[a] # #[b] ##a[");
}

static void characters_without_width_hide_no_command(void **state)
{
    (void)state;
    expect(TEXT("\u200B::error::"), "\u200B:\\x3aerror::");
    expect(TEXT(":\u200D:error::"), ":\u200D\\x3aerror::");
    expect(TEXT("#\uFEFF#\u200B[a]"), "#\uFEFF#\u200B\\x5ba]");
}

static void a_command_in_pieces_is_found(void **state)
{
    (void)state;
    struct page page = {0};
    page_begin(&page);
    writer_add_literal(&page.writer, "#");
    writer_add(&page.writer, TEXT("#"));
    writer_add(&page.writer, TEXT("[a]"));
    writer_add_literal(&page.writer, "\n ");
    writer_add(&page.writer, TEXT(":"));
    writer_add_literal(&page.writer, ":");
    writer_add_number(&page.writer, 12);
    writer_add_literal(&page.writer, "\n##");
    writer_add_literal(&page.writer, "\n[");
    page_expect(&page, "##\\x5ba]\n :\\x3a12\n##\n[");
}

static void a_change_of_style_hides_no_command(void **state)
{
    (void)state;
    struct page page = {0};
    page_begin(&page);
    page.writer.use_color = true;
    writer_style(&page.writer, STYLE_PLACE);
    writer_add(&page.writer, TEXT(":"));
    writer_style(&page.writer, STYLE_PLAIN);
    writer_add(&page.writer, TEXT(":"));
    page_expect(&page, "\033[1m:\033[0m\\x3a");
}

static void there_are_no_styles_without_colour(void **state)
{
    (void)state;
    struct page page = {0};
    page_begin(&page);
    writer_style(&page.writer, STYLE_ERROR);
    writer_add_literal(&page.writer, "x");
    page_expect(&page, "x");
}

static void in_json_the_escapes_are_those_of_json(void **state)
{
    (void)state;
    struct page page = {0};
    page_begin(&page);
    page.writer.writes_json = true;
    writer_add(&page.writer, TEXT("{\"a\":\"##[b] \x7F \u202E 遥\"}"));
    page_expect(&page, "{\"a\":\"##\\u005bb] \\u007f \\u202e 遥\"}");
}

static void columns_are_those_of_a_terminal(void **state)
{
    (void)state;
    struct page page = {0};
    page_begin(&page);
    writer_add_literal(&page.writer, "abc\nab");
    writer_add(&page.writer, TEXT("遥感e\xCC\x81\x1B##["));
    assert_int_equal(page.writer.columns, 2 + 4 + 1 + 4 + 2 + 4);
    page_expect(&page, "abc\nab遥感e\xCC\x81\\x1b##\\x5b");
}

static void the_width_of_a_text_is_what_writing_it_takes(void **state)
{
    (void)state;
    assert_int_equal(writer_width(TEXT("abc")), 3);
    assert_int_equal(writer_width(TEXT("遥感")), 4);
    assert_int_equal(writer_width(TEXT("e\xCC\x81")), 1);
    assert_int_equal(writer_width(TEXT("👍")), 2);
    assert_int_equal(writer_width(TEXT("\t")), 4);
    assert_int_equal(writer_width(TEXT("\xFF\u202E")), 4 + 8);
}

static void expect_error(struct error error, const char *expected)
{
    struct page page = {0};
    page_begin(&page);
    writer_error(page.writer.stream, &error);
    page_expect(&page, expected);
}

static void an_error_names_its_place_or_the_program(void **state)
{
    (void)state;
    expect_error((struct error){.message = "no such rule"}, "rsfm-lint: error: no such rule\n");
    expect_error((struct error){.path = "a.md", .message = "is a folder"}, "a.md: error: is a folder\n");
    expect_error((struct error){.path = "a.md", .line = 3, .message = "x"}, "a.md:3: error: x\n");
    expect_error((struct error){.path = "a.md", .line = 3, .column = 7, .message = "x"}, "a.md:3:7: error: x\n");
}

static void an_error_cannot_speak_to_github_or_the_terminal(void **state)
{
    (void)state;
    expect_error((struct error){.path = "::error::x", .message = "a\n##[b]\033c"},
                 ":\\x3aerror::x: error: a\\x0a##\\x5bb]\\x1bc\n");
    expect_error((struct error){.path = ":", .line = 1, .message = "x"}, ":\\x3a1: error: x\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_that_people_write_comes_out_as_it_is),
        cmocka_unit_test(controls_come_out_escaped),
        cmocka_unit_test(bidirectional_controls_and_line_separators_come_out_escaped),
        cmocka_unit_test(broken_utf8_comes_out_byte_by_byte),
        cmocka_unit_test(two_colons_at_the_start_of_a_line_are_broken_up),
        cmocka_unit_test(colons_elsewhere_are_left_alone),
        cmocka_unit_test(hashes_and_a_bracket_are_broken_up_anywhere),
        cmocka_unit_test(characters_without_width_hide_no_command),
        cmocka_unit_test(a_command_in_pieces_is_found),
        cmocka_unit_test(a_change_of_style_hides_no_command),
        cmocka_unit_test(there_are_no_styles_without_colour),
        cmocka_unit_test(in_json_the_escapes_are_those_of_json),
        cmocka_unit_test(columns_are_those_of_a_terminal),
        cmocka_unit_test(the_width_of_a_text_is_what_writing_it_takes),
        cmocka_unit_test(an_error_names_its_place_or_the_program),
        cmocka_unit_test(an_error_cannot_speak_to_github_or_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
