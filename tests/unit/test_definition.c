#include "base/arena.h"
#include "markdown/inline.h"
#include "inline_found.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static void define(struct definitions *definitions, struct arena *arena, const char *line)
{
    struct text content = text_from(line);
    assert_true(inline_scan_definition(content, (struct range){0, (uint32_t)content.length}, arena, definitions));
}

static void expect_spans_with(const char *definition, const char *string, const char *expected)
{
    struct arena arena = {0};
    struct definitions definitions = {0};
    define(&definitions, &arena, definition);
    assert_string_equal(spans_in(&arena, string, false, &definitions), expected);
    arena_free(&arena);
}

static void a_reference_link_takes_the_destination_of_its_definition(void **state)
{
    (void)state;
    expect_spans_with("[Name]: /url", "[label][name]", "link: [label][name] > label > definition at 8-12\n");
    expect_spans_with("[Name]: /url", "[NAME][]", "link: [NAME][] > NAME > definition at 8-12\n");
    expect_spans_with("[Name]: /url", "![name]!", "image: ![name] > name > definition at 8-12\n");
    expect_spans_with("[a  b]: /url", "[A\nB]", "link: [A\nB] > A\nB > definition at 8-12\n");
    expect_spans_with("[ẞ]: /url", "[SS]", "link: [SS] > SS > definition at 7-11\n");
    expect_spans_with("[Name]: /url", "[other] [name][other] [[name][]",
                      "link: [name][] > name > definition at 8-12\n");
}

static void an_inline_destination_wins_over_a_definition(void **state)
{
    (void)state;
    expect_spans_with("[a]: /url", "[a](b)", "link: [a](b) > a > b\n");
    expect_spans_with("[a]: /url", "[a](b c)", "link: [a] > a > definition at 5-9\n");
}

static void the_first_definition_of_a_name_counts(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct definitions definitions = {0};
    struct text content = TEXT("[a]: /first\n[A]: <second one> 'title'\n");
    assert_true(inline_scan_definition(content, (struct range){0, 11}, &arena, &definitions));
    assert_true(inline_scan_definition(content, (struct range){12, 37}, &arena, &definitions));
    assert_int_equal(definitions.count, 2);
    assert_true(text_equal(text_range(content, definitions.items[1].url), TEXT("second one")));
    assert_true(text_equal(text_range(content, definitions.items[1].whole), TEXT("[A]: <second one> 'title'")));
    assert_string_equal(spans_in(&arena, "[a]", false, &definitions), "link: [a] > a > definition at 5-11\n");
    arena_free(&arena);
}

static void every_one_of_many_definitions_is_found(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct definitions definitions = {0};
    for (int i = 0; i < 1000; i++)
        define(&definitions, &arena, text_format(&arena, "[n%d]: %0*d", i, i + 1, 0).bytes);
    for (int i = 0; i < 1000; i++) {
        struct text label = text_format(&arena, "[n%d]", i);
        struct spans spans = {0};
        inline_scan(label, (struct range){0, (uint32_t)label.length}, false, &definitions, &arena, &spans);
        assert_int_equal(spans.count, 1);
        assert_int_equal(spans.items[0].url.end - spans.items[0].url.start, i + 1);
    }
    arena_free(&arena);
}

static void a_line_that_is_no_definition_adds_none(void **state)
{
    (void)state;
    static const char *const lines[] = {"[a] : b",     "[a]:",      "[]: b",      "[a]: b c", "[a]: b 'c' d",
                                        "[a]: <b 'c'", "[a[b]: c",  "[a]: <b>'c'", "a]: b",   "[a](b): c"};
    struct arena arena = {0};
    struct definitions definitions = {0};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct range line = {0, (uint32_t)strlen(lines[i])};
        assert_false(inline_scan_definition(text_from(lines[i]), line, &arena, &definitions));
    }
    assert_int_equal(definitions.count, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reference_link_takes_the_destination_of_its_definition),
        cmocka_unit_test(an_inline_destination_wins_over_a_definition),
        cmocka_unit_test(the_first_definition_of_a_name_counts),
        cmocka_unit_test(every_one_of_many_definitions_is_found),
        cmocka_unit_test(a_line_that_is_no_definition_adds_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
