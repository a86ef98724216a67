#include "base/arena.h"
#include "markdown/inline.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static void expect_plain_text(const char *string, bool in_cell, const char *expected)
{
    struct arena arena = {0};
    struct text content = text_from(string);
    struct range all = {0, (uint32_t)content.length};
    struct text plain = inline_plain_text(content, all, in_cell, NULL, &arena);
    assert_string_equal(text_copy(&arena, plain).bytes, expected);
    arena_free(&arena);
}

static void expect_url(const char *destination, bool in_cell, const char *expected)
{
    struct arena arena = {0};
    struct text url = inline_url(&arena, text_from(destination), in_cell);
    assert_string_equal(text_copy(&arena, url).bytes, expected);
    arena_free(&arena);
}

static void a_url_is_given_as_a_browser_gets_it(void **state)
{
    (void)state;
    expect_url("https://a.b/c?d=e&amp;f=g", false, "https://a.b/c?d=e&f=g");
    expect_url("a\\_b\\(c\\d", false, "a_b(c\\d");
    expect_url(" a b ", false, "a b");
    expect_url("a\\|b", true, "a|b");
    expect_url("", false, "");
}

static void plain_text_is_what_a_reader_sees(void **state)
{
    (void)state;
    expect_plain_text("TGRS2023", false, "TGRS2023");
    expect_plain_text(" **RSP** ", false, "RSP");
    expect_plain_text("a **b *c*** [d **e**](f \"g\") ![h](i)", false, "a b c d e h");
    expect_plain_text("Remote Sensing <ins>Vision</ins> Models<!-- x -->", false, "Remote Sensing Vision Models");
    expect_plain_text("`` a`*b* `` <https://a.b/?c&amp;d>", false, "a`*b* https://a.b/?c&d");
    expect_plain_text("a\\*b &amp; \\&lt; **", false, "a*b & &lt; **");
    expect_plain_text("", false, "");
}

static void a_line_break_is_a_space_to_a_reader(void **state)
{
    (void)state;
    expect_plain_text("a\nb  \n  c\\\nd\r\ne `f\ng`", false, "a b c d e f g");
}

static void plain_text_of_a_cell_has_its_pipes_unescaped(void **state)
{
    (void)state;
    expect_plain_text("a\\|b `c\\|d`", true, "a|b c|d");
    expect_plain_text("a\\|b `c\\|d`", false, "a|b c\\|d");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_url_is_given_as_a_browser_gets_it),
        cmocka_unit_test(plain_text_is_what_a_reader_sees),
        cmocka_unit_test(a_line_break_is_a_space_to_a_reader),
        cmocka_unit_test(plain_text_of_a_cell_has_its_pipes_unescaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
