#include "lists.h"

static struct text said_of(struct text content)
{
    struct error error;
    only("invalid-utf8");
    assert_true(try_lint(content, &error));
    assert_true(findings.count <= 1);
    return findings.count ? findings.items[0].message : TEXT("nothing");
}

static void text_is_no_finding(void **state)
{
    (void)state;
    assert_text(said_of(TEXT("")), "nothing");
    assert_text(said_of(TEXT("São 遥感 🔥 \xEF\xBF\xBD\n")), "nothing");
}

static void the_first_broken_byte_is_named_with_its_offset(void **state)
{
    (void)state;
    assert_text(said_of(TEXT("S\xE3o\n")),
                "the byte 0xE3 at offset 1 is not UTF-8: GitHub shows a replacement character");
    assert_int_equal(findings.items[0].range.start, 1);
    assert_int_equal(findings.items[0].range.end, 2);
    assert_text(said_of(TEXT("ab\0\n")),
                "the byte 0x00 at offset 2 is NUL: git and GitHub take the file for a binary one");
}

static void the_others_are_counted(void **state)
{
    (void)state;
    assert_text(said_of(TEXT("\xFF\xFE\xFD\n\nx\xE3o\n\0")),
                "the file is UTF-16: save it as UTF-8");
    assert_text(said_of(TEXT("\xFD\xFF\n\nx\xE3o\n\0 é \xEF\xBF\xBD")),
                "the byte 0xFD at offset 0 is not UTF-8: GitHub shows a replacement character "
                "(4 such bytes on 3 lines)");
    assert_text(said_of(TEXT("a\xFD" "b\xFF\n")),
                "the byte 0xFD at offset 1 is not UTF-8: GitHub shows a replacement character "
                "(2 such bytes on 1 line)");
}

static void a_file_in_utf_16_is_known_by_its_mark(void **state)
{
    (void)state;
    assert_text(said_of(TEXT("\xFE\xFF\0a")), "the file is UTF-16: save it as UTF-8");
}

static void the_rest_of_the_page_is_still_checked(void **state)
{
    (void)state;
    struct error error;
    only("invalid-utf8,dead-anchor,column-count");
    assert_true(try_lint(TEXT("S\xE3o [a](#b)\n\n|T|U|\n|---|---|\n|x|y||\n|\xFF|y||\n"), &error));
    assert_text(found(), "1:2 invalid-utf8 \"\xE3\"; 1:9 dead-anchor \"#b\"; 5:6 column-count \"|\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(text_is_no_finding),
        list_test(the_first_broken_byte_is_named_with_its_offset),
        list_test(the_others_are_counted),
        list_test(a_file_in_utf_16_is_known_by_its_mark),
        list_test(the_rest_of_the_page_is_still_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
