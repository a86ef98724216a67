#include "base/arena.h"
#include "markdown/inline.h"
#include "inline_found.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static void expect_spans(const char *string, const char *expected)
{
    struct arena arena = {0};
    assert_string_equal(spans_in(&arena, string, false, NULL), expected);
    arena_free(&arena);
}

static void expect_spans_in_cell(const char *string, const char *expected)
{
    struct arena arena = {0};
    assert_string_equal(spans_in(&arena, string, true, NULL), expected);
    arena_free(&arena);
}

static void plain_text_has_no_spans(void **state)
{
    (void)state;
    expect_spans("TGRS2023", "");
    expect_spans("[name][name] [name][]", "");
    expect_spans("2 * 3 * 4, snake_case_name, 50 % < 60 %, a [b] c! \\", "");
    expect_spans("", "");
}

static void stars_and_underscores_make_emphasis(void **state)
{
    (void)state;
    expect_spans("*a* __b__", "emphasis: *a* > a\nstrong: __b__ > b\n");
    expect_spans("**RSP**", "strong: **RSP** > RSP\n");
    expect_spans("****doubled****", "strong: ****doubled**** > **doubled**\nstrong: **doubled** > doubled\n");
    expect_spans("***both***", "emphasis: ***both*** > **both**\nstrong: **both** > both\n");
}

static void what_is_left_of_a_run_goes_on_pairing(void **state)
{
    (void)state;
    expect_spans("**a*", "emphasis: *a* > a\n");
    expect_spans("*a**", "emphasis: *a* > a\n");
    expect_spans("***a** b*", "emphasis: ***a** b* > **a** b\nstrong: **a** > a\n");
    expect_spans("**a *b***", "strong: **a *b*** > a *b*\nemphasis: *b* > b\n");
}

static void a_run_that_does_both_needs_a_length_that_leaves_no_doubt(void **state)
{
    (void)state;
    expect_spans("*a**b*", "emphasis: *a**b* > a**b\n");
    expect_spans("a**b*c**", "strong: **b*c** > b*c\n");
}

static void a_mark_beside_white_space_does_not_pair(void **state)
{
    (void)state;
    expect_spans("** a**", "");
    expect_spans("**a **", "");
    expect_spans("**\xC2\xA0" "a**", "");
    expect_spans("**a\xE3\x80\x80**", "");
}

static void an_underscore_inside_a_word_does_not_pair(void **state)
{
    (void)state;
    expect_spans("a_b_c 中_文_字", "");
    expect_spans("a*b*c", "emphasis: *b* > b\n");
}

static void bold_that_ends_in_full_width_punctuation_before_a_letter_is_none(void **state)
{
    (void)state;
    expect_spans("**中文：**文", "");
    expect_spans("**中文：** 文", "strong: **中文：** > 中文：\n");
    expect_spans("**中文**：文", "strong: **中文** > 中文\n");
}

static void a_currency_sign_is_a_letter_to_emphasis_unless_it_is_in_ascii(void **state)
{
    (void)state;
    expect_spans("a**€b**", "strong: **€b** > €b\n");
    expect_spans("a**$b**", "");
}

static void a_link_has_a_label_and_a_destination(void **state)
{
    (void)state;
    expect_spans("[link](https://github.com/x/y)",
                 "link: [link](https://github.com/x/y) > link > https://github.com/x/y\n");
    expect_spans("[x]( \n y\n )", "link: [x]( \n y\n ) > x > y\n");
    expect_spans("[Paper]()", "link: [Paper]() > Paper > \n");
    expect_spans("[](y)", "link: [](y) >  > y\n");
}

static void balanced_parentheses_belong_to_the_destination(void **state)
{
    (void)state;
    expect_spans("[x](a_(b)_c)", "link: [x](a_(b)_c) > x > a_(b)_c\n");
    expect_spans("[x](a)b)", "link: [x](a) > x > a\n");
    expect_spans("[x](a\\)b)", "link: [x](a\\)b) > x > a\\)b\n");
    expect_spans("[x](a(b)", "");
    expect_spans("[Paper]([x](y))", "link: [Paper]([x](y)) > Paper > [x](y)\n");
}

static void white_space_ends_a_destination(void **state)
{
    (void)state;
    expect_spans("[x](a b)", "");
    expect_spans("[x] (a)", "");
    expect_spans("[x](<a b>)", "link: [x](<a b>) > x > a b\n");
    expect_spans("[x](<a\n>)", "html: <a\n> > a\n\n");
    expect_spans("[x](<a<b>)", "html: <b> > b\n");
    expect_spans("[x](<a\\>b>)", "link: [x](<a\\>b>) > x > a\\>b\n");
}

static void a_title_may_follow_the_destination(void **state)
{
    (void)state;
    expect_spans("[x](y \"a title\")", "link: [x](y \"a title\") > x > y\n");
    expect_spans("[x](y 'it\\'s' )", "link: [x](y 'it\\'s' ) > x > y\n");
    expect_spans("[x](y (t))", "link: [x](y (t)) > x > y\n");
    expect_spans("[x](y \"t\\\")", "link: [x](y \"t\\\") > x > y\n");
    expect_spans("[x](y \"t\" u)", "");
    expect_spans("[x](y\"t\")", "link: [x](y\"t\") > x > y\"t\"\n");
    expect_spans("[x](<y z>\"t\")", "html: <y z> > y z\n");
}

static void an_image_may_stand_in_a_link(void **state)
{
    (void)state;
    expect_spans("[![alt](i.png)](url)",
                 "link: [![alt](i.png)](url) > ![alt](i.png) > url\nimage: ![alt](i.png) > alt > i.png\n");
    expect_spans("![a [b](c) d](e)", "image: ![a [b](c) d](e) > a [b](c) d > e\nlink: [b](c) > b > c\n");
    expect_spans("\\![a](b)", "link: [a](b) > a > b\n");
}

static void a_link_in_a_link_wins_over_the_outer_one(void **state)
{
    (void)state;
    expect_spans("[a [b](c) d](e)", "link: [b](c) > b > c\n");
    expect_spans("[a](b) [c](d)", "link: [a](b) > a > b\nlink: [c](d) > c > d\n");
}

static void emphasis_does_not_cross_the_brackets_of_a_link(void **state)
{
    (void)state;
    expect_spans("*[a*](b)", "link: [a*](b) > a* > b\n");
    expect_spans("**[a](b)**", "strong: **[a](b)** > [a](b)\nlink: [a](b) > a > b\n");
    expect_spans("[**a**](b)", "link: [**a**](b) > **a** > b\nstrong: **a** > a\n");
    expect_spans("*[a*", "emphasis: *[a* > [a\n");
}

static void an_unclosed_mark_is_text(void **state)
{
    (void)state;
    expect_spans("[x](y", "");
    expect_spans("[x", "");
    expect_spans("x](y)", "");
    expect_spans("**x", "");
    expect_spans("`x", "");
    expect_spans("<x", "");
    expect_spans("[x](<y)", "");
}

static void a_backslash_takes_a_mark_its_meaning(void **state)
{
    (void)state;
    expect_spans("\\*a\\* \\[b](c) [d\\](e) \\`f` \\<br>", "");
    expect_spans("\\\\*a*", "emphasis: *a* > a\n");
    expect_spans("\\a*b*", "emphasis: *b* > b\n");
}

static void code_protects_what_is_in_it(void **state)
{
    (void)state;
    expect_spans("`*a* [b](c) \\`", "code: `*a* [b](c) \\` > *a* [b](c) \\\n");
    expect_spans("``a`b``", "code: ``a`b`` > a`b\n");
    expect_spans("[a`](b)`", "code: `](b)` > ](b)\n");
    expect_spans("*a`*`", "code: `*` > *\n");
}

static void html_and_autolinks_protect_what_is_in_them(void **state)
{
    (void)state;
    expect_spans("<a title=\"*b*\">*c*</a>",
                 "html: <a title=\"*b*\"> > a title=\"*b*\"\nemphasis: *c* > c\nhtml: </a> > /a\n");
    expect_spans("<!-- *a* --> <br/>", "html: <!-- *a* --> > !-- *a* --\nhtml: <br/> > br/\n");
    expect_spans("<https://a.b/_c_>", "autolink: <https://a.b/_c_> > https://a.b/_c_ > https://a.b/_c_\n");
    expect_spans("<me@a.b>", "autolink: <me@a.b> > me@a.b > me@a.b\n");
    expect_spans("[a<b title=\"](c)\">", "html: <b title=\"](c)\"> > b title=\"](c)\"\n");
}

static void only_what_is_well_formed_is_html(void **state)
{
    (void)state;
    expect_spans("< a> <1> <a b=> <a b='c'd> </a b> <!-> <!--> <!-- -- --> <!a>", "");
    expect_spans("<?a?> <![CDATA[a]]> <!A b>",
                 "html: <?a?> > ?a?\nhtml: <![CDATA[a]]> > ![CDATA[a]]\nhtml: <!A b> > !A b\n");
    expect_spans("<a\nb = c\n/>", "html: <a\nb = c\n/> > a\nb = c\n/\n");
}

static void spans_may_cross_lines(void **state)
{
    (void)state;
    expect_spans("**a\nb** [c\nd](e)", "strong: **a\nb** > a\nb\nlink: [c\nd](e) > c\nd > e\n");
}

static void an_escaped_pipe_in_a_cell_counts_as_a_pipe_and_keeps_its_place(void **state)
{
    (void)state;
    expect_spans_in_cell("**a \\| b** *c*", "strong: **a \\| b** > a \\| b\nemphasis: *c* > c\n");
    expect_spans_in_cell("`a\\|b` [c](d\\|e)", "code: `a\\|b` > a\\|b\nlink: [c](d\\|e) > c > d\\|e\n");
    expect_spans_in_cell("\\|**a**\\|", "strong: **a** > a\n");
    /* The pipe is unescaped first: what is left is the escape of a star. */
    expect_spans_in_cell("\\\\|*a*", "emphasis: *a* > a\n");
    expect_spans_in_cell("<a b=\\|>", "html: <a b=\\|> > a b=\\|\n");
    expect_spans("<a\\|b@c.d>", "");
    expect_spans_in_cell("<a\\|b@c.d>", "autolink: <a\\|b@c.d> > a\\|b@c.d > a\\|b@c.d\n");
}

static void spans_are_added_to_those_that_are_there(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct spans spans = {0};
    struct text content = TEXT("*a* **b**");
    inline_scan(content, (struct range){4, 9}, false, NULL, &arena, &spans);
    inline_scan(content, (struct range){0, 3}, false, NULL, &arena, &spans);
    assert_int_equal(spans.count, 2);
    assert_int_equal(spans.items[0].kind, SPAN_STRONG);
    assert_int_equal(spans.items[0].whole.start, 4);
    assert_int_equal(spans.items[1].kind, SPAN_EMPHASIS);
    assert_int_equal(spans.items[1].whole.start, 0);
    arena_free(&arena);
}

/* A megabyte of each: with a search that starts anew at every mark this would take minutes. */
static void hostile_texts_take_linear_time(void **state)
{
    (void)state;
    static const char *const units[] = {
        "[", "![[]()", "![[a]", "![[x](y)", "[](", "](", "[a](<b", "[a](b \"c(\\(", "[a]: b\n", "**a **a",
        "*a _b*c_", "a**b*c**", "`a``b```", "\\", "<?", "<![CDATA[", "<!A ", "<!--a-", "<a b='c\"", "<a@b.",
        "\\|*a*",
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct builder builder = {.arena = &arena};
        struct spans spans = {0};
        while (builder.length < 1000 * 1000)
            builder_add(&builder, text_from(units[i]));
        struct range all = {0, (uint32_t)builder.length};
        inline_scan(builder_text(&builder), all, true, NULL, &arena, &spans);
        for (size_t j = 1; j < spans.count; j++)
            assert_true(spans.items[j - 1].whole.start < spans.items[j].whole.start);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_has_no_spans),
        cmocka_unit_test(stars_and_underscores_make_emphasis),
        cmocka_unit_test(what_is_left_of_a_run_goes_on_pairing),
        cmocka_unit_test(a_run_that_does_both_needs_a_length_that_leaves_no_doubt),
        cmocka_unit_test(a_mark_beside_white_space_does_not_pair),
        cmocka_unit_test(an_underscore_inside_a_word_does_not_pair),
        cmocka_unit_test(bold_that_ends_in_full_width_punctuation_before_a_letter_is_none),
        cmocka_unit_test(a_currency_sign_is_a_letter_to_emphasis_unless_it_is_in_ascii),
        cmocka_unit_test(a_link_has_a_label_and_a_destination),
        cmocka_unit_test(balanced_parentheses_belong_to_the_destination),
        cmocka_unit_test(white_space_ends_a_destination),
        cmocka_unit_test(a_title_may_follow_the_destination),
        cmocka_unit_test(an_image_may_stand_in_a_link),
        cmocka_unit_test(a_link_in_a_link_wins_over_the_outer_one),
        cmocka_unit_test(emphasis_does_not_cross_the_brackets_of_a_link),
        cmocka_unit_test(an_unclosed_mark_is_text),
        cmocka_unit_test(a_backslash_takes_a_mark_its_meaning),
        cmocka_unit_test(code_protects_what_is_in_it),
        cmocka_unit_test(html_and_autolinks_protect_what_is_in_them),
        cmocka_unit_test(only_what_is_well_formed_is_html),
        cmocka_unit_test(spans_may_cross_lines),
        cmocka_unit_test(an_escaped_pipe_in_a_cell_counts_as_a_pipe_and_keeps_its_place),
        cmocka_unit_test(spans_are_added_to_those_that_are_there),
        cmocka_unit_test(hostile_texts_take_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
