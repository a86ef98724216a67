#include "lists.h"

static struct text mended(struct text content)
{
    struct error error = {.message = ""};
    only("line-endings");
    if (!try_lint(content, &error))
        fail_msg("%s", error.message);
    return fixed(FIX_SAFE);
}

static void the_ending_of_most_lines_is_taken(void **state)
{
    (void)state;
    assert_text(mended(TEXT("a\nb\r\nc\r\nd")), "a\r\nb\r\nc\r\nd");
    assert_text(mended(TEXT("a\nb\nc\rd\r\n")), "a\nb\nc\nd\n");
    assert_text(mended(TEXT("a\rb\rc\n")), "a\rb\rc\r");
}

static void of_as_many_lines_lf_is_taken(void **state)
{
    (void)state;
    assert_text(mended(TEXT("a\r\nb\n")), "a\nb\n");
    assert_text(findings.items[0].message, "1 line ends in CR LF and 1 in LF: whoever edits the page changes lines "
                                           "without knowing it. Write LF");
}

static void a_page_of_one_kind_is_left_alone(void **state)
{
    (void)state;
    mended(TEXT("a\r\nb\r\nc"));
    assert_int_equal(findings.count, 0);
    mended(TEXT("a"));
    assert_int_equal(findings.count, 0);
    mended(TEXT(""));
    assert_int_equal(findings.count, 0);
}

static void the_finding_stands_at_the_first_odd_line(void **state)
{
    (void)state;
    mended(TEXT("a\nbc\r\nd\r\ne\nf\n"));
    assert_text(found(), "2:3 line-endings \"\"");
}

/* More edits than are made one by one. */
static void a_long_page_is_mended_in_one_piece(void **state)
{
    (void)state;
    struct builder page = {.arena = &arena}, wanted = {.arena = &arena};
    builder_add(&page, TEXT("first\n"));
    builder_add(&wanted, TEXT("first\n"));
    for (size_t i = 0; i < 20000; i++) {
        builder_add(&page, TEXT("a\r\nb\n"));
        builder_add(&wanted, TEXT("a\nb\n"));
    }
    builder_add(&page, TEXT("last"));
    builder_add(&wanted, TEXT("last"));
    struct text result = mended(builder_text(&page));
    assert_int_equal(findings.items[0].fix->edits.count, 1);
    assert_int_equal(result.length, wanted.length);
    assert_memory_equal(result.bytes, wanted.bytes, wanted.length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(the_ending_of_most_lines_is_taken),
        list_test(of_as_many_lines_lf_is_taken),
        list_test(a_page_of_one_kind_is_left_alone),
        list_test(the_finding_stands_at_the_first_odd_line),
        list_test(a_long_page_is_mended_in_one_piece),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
