#include "lists.h"

#include "list/bare_link.h"

/* The addresses with blanks between them, and each is what stands at its place. */
static struct text bare(const char *content)
{
    struct builder found = {.arena = &arena};
    read_list(content);
    struct bare_links walk = {.prose = {.list = &list, .arena = &arena}};
    for (struct link link; bare_link_next(&walk, &link);) {
        builder_format(&found, "%s%.*s", found.length ? " " : "", TEXT_ARGUMENTS(link.address));
        assert_true(text_ends_with(link.address, at(link.url)) || text_find_byte(at(link.url), '&', 0) < SIZE_MAX);
    }
    return builder_text(&found);
}

static void addresses_in_text_headings_and_cells_are_links(void **state)
{
    (void)state;
    assert_text(bare("See https://a.org/x and HTTP://b.org.\n\n## https://c.org/\n\n|A|B|\n|-|-|\n"
                     "|**https://d.org/d**|x https://e.org|\n"),
                "https://a.org/x HTTP://b.org https://c.org/ https://d.org/d https://e.org");
    assert_text(bare("www.a.org/x (www.b.org) xwww.c.org awww.d.org\n"), "http://www.a.org/x http://www.b.org");
    assert_text(bare("https://a.org/?x=1&amp;y=2\n"), "https://a.org/?x=1&y=2");
}

static void the_sentence_around_an_address_is_no_part_of_it(void **state)
{
    (void)state;
    assert_text(bare("Is it https://a.org/x?\n"), "https://a.org/x");
    assert_text(bare("(https://a.org/x_(b)), https://c.org/(d).\n"), "https://a.org/x_(b) https://c.org/(d)");
    assert_text(bare("_https://a.org/b_c_ \"https://d.org\" 'https://e.org/';\n"),
                "https://a.org/b_c https://d.org https://e.org/");
    assert_text(bare("url = {https://a.org/x}, [https://b.org]\n"), "https://a.org/x https://b.org");
    assert_text(bare("地址：https://a.org/x，论文（https://b.org/y）。https://c.org/论文/1、\n"),
                "https://a.org/x https://b.org/y https://c.org/论文/1");
}

static void what_is_a_link_already_code_or_raw_html_is_no_bare_link(void **state)
{
    (void)state;
    assert_text(bare("[https://a.org](https://b.org) ![https://c.org](d.png) <https://e.org>\n"), "");
    assert_text(bare("[**https://f.org**](g)\n"), "");
    assert_text(bare("`https://a.org` <a href=\"https://b.org\">x</a> <!-- https://c.org -->\n\n"
                     "    https://d.org\n\n```\nhttps://e.org\n```\n\n[f]: https://f.org\n"),
                "");
    assert_text(bare("[a](b) https://c.org [https://d.org](e) https://f.org\n"), "https://c.org https://f.org");
}

static void what_only_looks_like_an_address_is_none(void **state)
{
    (void)state;
    assert_text(bare("https:// http://. ://a.org ftp://a.org xhttp://- www. www.- https:/a.org http//a.org\n"), "");
    assert_text(bare("ahttps://a.org\n"), "https://a.org");
}

static void neither_brackets_nor_schemes_without_end_take_long(void **state)
{
    enum { COUNT = 500 * 1000 };
    struct builder text = {.arena = &arena};
    (void)state;
    for (int i = 0; i < 10; i++) {
        builder_add(&text, TEXT("https://a.b/"));
        for (int k = 0; k < COUNT / 10; k++)
            builder_add_byte(&text, ')');
        builder_add_byte(&text, '\n');
    }
    for (int i = 0; i < COUNT / 8; i++)
        builder_add(&text, TEXT("http://-"));
    read_text(builder_text(&text));
    size_t count = 0;
    struct bare_links walk = {.prose = {.list = &list, .arena = &arena}};
    for (struct link link; bare_link_next(&walk, &link); count++)
        assert_text(link.address, "https://a.b/");
    assert_int_equal(count, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(addresses_in_text_headings_and_cells_are_links),
        list_test(the_sentence_around_an_address_is_no_part_of_it),
        list_test(what_is_a_link_already_code_or_raw_html_is_no_bare_link),
        list_test(what_only_looks_like_an_address_is_none),
        list_test(neither_brackets_nor_schemes_without_end_take_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
