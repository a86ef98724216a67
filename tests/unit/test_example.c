#include "pages.h"

#include "rulebook/example.h"

static struct examples examples;

static bool read_examples(const char *content, struct error *error)
{
    struct page *page = arena_allocate(&arena, sizeof *page);
    *error = (struct error){.line = 0};
    return page_read(page, "x.md", text_from(content), &arena, error) &&
           examples_read(&examples, page, &arena, error);
}

static const struct example *only_example(const char *content)
{
    struct error error;
    if (!read_examples(content, &error))
        fail_msg("%u:%u: %s", error.line, error.column, error.message);
    assert_int_equal(examples.count, 1);
    return &examples.items[0];
}

static void refuse_examples(const char *content, uint32_t line, uint32_t column, const char *message)
{
    struct error error;
    assert_false(read_examples(content, &error));
    assert_error(&error, "x.md", line, column, message);
}

static void examples_stand_under_wrong_and_right(void **state)
{
    (void)state;
    struct error error;
    assert_true(read_examples("# x\n```markdown\nno\n```\n## Wrong\n```markdown\na\n```\ntext\n```markdown\nb\n"
                              "```\n"
                              "## Right\n````markdown\n```\n````\n## Why\n```text\nno\n```\n", &error));
    assert_int_equal(examples.count, 3);
    assert_true(examples.items[1].is_wrong);
    assert_text(examples.items[1].body, "b\n");
    assert_int_equal(examples.items[1].line, 10);
    assert_false(examples.items[2].is_wrong);
    assert_text(examples.items[2].body, "```\n");
}

static void an_example_without_marks_has_none(void **state)
{
    (void)state;
    const struct example *example = only_example("## Wrong\n```markdown\na\\n\n```\n");
    assert_false(example->nofix || example->unsafe || example->escaped);
    assert_int_equal(example->also.count + example->today.length, 0);
    assert_text(example->body, "a\\n\n");
}

static void marks_are_read(void **state)
{
    (void)state;
    const struct example *example = only_example(
        "## Wrong\n```markdown  nofix unsafe today=2025-04-09 also=dead-link,typo also=row-order\n```\n");
    assert_true(example->nofix && example->unsafe);
    assert_text(example->today, "2025-04-09");
    assert_int_equal(example->also.count, 3);
    assert_text(example->also.items[1], "typo");
    assert_text(example->also.items[2], "row-order");
}

static void an_escaped_example_is_bytes(void **state)
{
    (void)state;
    const struct example *example =
        only_example("## Wrong\n```markdown escaped\na\\r\n\\xEF\\xbb\\x00\\t\\\\x\\n\n```\n");
    assert_true(example->escaped);
    assert_true(text_equal(example->body, TEXT("a\r\n\xEF\xBB\0\t\\x\n\n")));
}

static void an_unknown_mark_is_an_error(void **state)
{
    (void)state;
    const char *advice = "unknown mark \"nofx\": write nofix, unsafe, escaped, today=DATE or also=RULE";
    refuse_examples("# x\n\n## Wrong\n```markdown nofx\n```\n", 4, 13, advice);
    refuse_examples("## Wrong\n```markdown also=\n```\n", 2, 13,
                    "unknown mark \"also=\": write nofix, unsafe, escaped, today=DATE or also=RULE");
}

static void an_unknown_escape_is_an_error(void **state)
{
    (void)state;
    refuse_examples("## Wrong\n```markdown escaped\nok\nab\\q\n```\n", 4, 3,
                    "unknown escape \"\\q\": write \\xNN, \\r, \\t, \\n or \\\\");
    refuse_examples("## Wrong\n```markdown escaped\n\\x0g\n```\n", 3, 1,
                    "unknown escape \"\\x\": write \\xNN, \\r, \\t, \\n or \\\\");
    refuse_examples("## Wrong\n```markdown escaped\n\\\n```\n", 3, 1,
                    "unknown escape \"\\\n\": write \\xNN, \\r, \\t, \\n or \\\\");
}

static void another_fence_under_wrong_is_an_error(void **state)
{
    (void)state;
    refuse_examples("## Wrong\n ```md\n```\n", 2, 5,
                    "under Wrong and Right stand examples, and this fence is \"md\": write markdown behind its "
                    "opening");
    refuse_examples("## Right\n ```\n```\n", 2, 1,
                    "under Wrong and Right stand examples: write markdown behind the opening of this fence");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGES_TEST(examples_stand_under_wrong_and_right),
        PAGES_TEST(an_example_without_marks_has_none),
        PAGES_TEST(marks_are_read),
        PAGES_TEST(an_escaped_example_is_bytes),
        PAGES_TEST(an_unknown_mark_is_an_error),
        PAGES_TEST(an_unknown_escape_is_an_error),
        PAGES_TEST(another_fence_under_wrong_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
