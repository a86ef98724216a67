#include "pages.h"

#include "rulebook/embed.h"
#include "rulebook/index.h"

static struct text source_of(const char *const *paths, const char *const *contents, size_t count)
{
    struct page *pages = arena_allocate_array(&arena, count, sizeof *pages);
    struct error error;
    for (size_t i = 0; i < count; i++)
        assert_true(page_read(&pages[i], paths[i], text_from(contents[i]), &arena, &error));
    return embed_pages(pages, count, &arena);
}

static void assert_holds(struct text text, const char *piece)
{
    if (text_find(text, text_from(piece), 0) != TEXT_NOT_FOUND)
        return;
    fail_msg("no \"%s\" in %.*s", piece, TEXT_ARGUMENTS(text));
}

static void pages_are_sorted_and_named_below_rules(void **state)
{
    (void)state;
    const char *paths[] = {"some/b.md", "a.md"}, *contents[] = {"B", "A"};
    struct text source = source_of(paths, contents, 2);
    assert_holds(source, "path_0[] = {\n    'r', 'u', 'l', 'e', 's', '/', 'a', '.', 'm', 'd',\n    '\\0'};");
    assert_holds(source, "content_1[] = {\n    'B',\n    '\\0'};");
    assert_holds(source, "const size_t embedded_page_count = 2;");
}

static void the_source_is_ascii_without_literals_that_could_be_misread(void **state)
{
    (void)state;
    const char *paths[] = {"a.md"}, *contents[] = {"é\\'\"?\t"};
    struct text source = source_of(paths, contents, 1);
    assert_holds(source, "'\\303', '\\251', '\\134', '\\047', '\"', '?', '\\011',");
    for (size_t i = 0; i < source.length; i++)
        assert_true((unsigned char)source.bytes[i] < 0x80);
}

static void texts_are_places_in_the_content(void **state)
{
    (void)state;
    const char *paths[] = {"a.md"}, *contents[] = {"| A | B |\n|---|---|\n| x | y\\|z |\n\n| C |\n|---|\n"};
    struct text source = source_of(paths, contents, 1);
    assert_holds(source, "cells_0[] = {\n    {{2, 3}, 3},\n    {{6, 7}, 7},\n    {{22, 23}, 3},\n"
                         "    {{46, 49}, 7},\n    {{36, 37}, 3},\n}");
    assert_holds(source, "unescaped_0[] = {\n    'y', '|', 'z',\n");
    assert_holds(source, "lines_0[] = {\n    3,\n    0}");
    assert_holds(source, "{cells_0 + 0, lines_0 + 0, 2, 1, 1},\n    {cells_0 + 4, lines_0 + 1, 1, 0, 5},\n");
}

static void a_page_without_tables_and_fences_has_no_arrays(void **state)
{
    (void)state;
    const char *paths[] = {"a.md"}, *contents[] = {""};
    struct text source = source_of(paths, contents, 1);
    assert_holds(source, "{.path = path_0, .content = {\"\", 0}, .title = {\"\", 0}, .summary = {summary_0, 0}, "
                         ".unescaped = {unescaped_0, 0}},\n");
    assert_int_equal(text_find(source, TEXT("fences_0"), 0), TEXT_NOT_FOUND);
    assert_int_equal(text_find(source, TEXT("tables_0"), 0), TEXT_NOT_FOUND);
}

static void the_index_has_a_row_for_each_rule(void **state)
{
    (void)state;
    add_house("b.md", "# b\n\nFinds `x | y`, or\nmore. Not this.\n\n| Severity | Fix |\n|---|---|\n"
                      "| error | mixed |\n");
    add_house("a.md", "# a\n\nFirst.\n\n| Severity | Default |\n|---|---|\n| note | off |\n");
    struct text index = index_page(&rulebook, &arena);
    assert_holds(index, "# Rules\n");
    assert_holds(index, "| Rule | Severity | Fix | What it finds |\n|---|---|---|---|\n"
                        "| [a](a.md) | note, off by default | – | First. |\n"
                        "| [b](b.md) | error | mixed | Finds `x \\| y`, or more. |\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGES_TEST(pages_are_sorted_and_named_below_rules),
        PAGES_TEST(the_source_is_ascii_without_literals_that_could_be_misread),
        PAGES_TEST(texts_are_places_in_the_content),
        PAGES_TEST(a_page_without_tables_and_fences_has_no_arrays),
        PAGES_TEST(the_index_has_a_row_for_each_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
