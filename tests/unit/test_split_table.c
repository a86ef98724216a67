#include "lists.h"

#define TABLE "|Title|Paper|\n|---|---|\n|a|b|\n"

static void check(const char *content)
{
    only("split-table");
    lint(content);
    assert_int_equal(findings.count, 1);
}

static void blank_lines_are_removed_wherever_they_cut(void **state)
{
    (void)state;
    check(TABLE "\n|c|d|\n \n\t\n|e|f|\n\nend\n");
    assert_int_equal(findings.items[0].fix->safety, FIX_SAFE);
    assert_text(fixed(FIX_SAFE), TABLE "|c|d|\n|e|f|\n\nend\n");
}

static void rows_without_a_leading_pipe_and_indented_ones_come_back_too(void **state)
{
    (void)state;
    check(TABLE "\n|c|d|\ne|f|\n    |g|h|\n");
    assert_text(fixed(FIX_SAFE), TABLE "|c|d|\ne|f|\n|g|h|\n");
    check("- |Title|Paper|\n  |---|---|\n  |a|b|\n\n  |c|d|\n      |e|f|\n");
    assert_text(fixed(FIX_SAFE), "- |Title|Paper|\n  |---|---|\n  |a|b|\n  |c|d|\n  |e|f|\n");
}

static void in_a_quote_the_marks_of_a_blank_line_go_with_it(void **state)
{
    (void)state;
    check("> |Title|Paper|\n> |---|---|\n> |a|b|\n>\n> |c|d|\n");
    assert_text(fixed(FIX_SAFE), "> |Title|Paper|\n> |---|---|\n> |a|b|\n> |c|d|\n");
}

static void a_comment_is_only_removed_when_a_person_looks(void **state)
{
    (void)state;
    check(TABLE "<!-- c -->\n\n|c|d|\n\n|e|f|\n");
    assert_int_equal(findings.items[0].fix->safety, FIX_UNSAFE);
    assert_text(fixed(FIX_UNSAFE), TABLE "|c|d|\n|e|f|\n");
}

static void what_is_more_than_a_comment_is_not_ours_to_remove(void **state)
{
    (void)state;
    static const char *const gaps[] = {"\n[x]: y\n\n", "<br>\n", "<!-- c\nd -->\n", "<!-- | -->\n",
                                       "<!-- c -->\n<!-- d -->\n"};
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        check(text_format(&arena, TABLE "%s|c|d|\n%c", gaps[i], '\0').bytes);
        assert_null(findings.items[0].fix);
    }
}

/* A removable comment above must not take rows that a comment below hides with it. */
static void one_such_gap_and_nothing_is_removed(void **state)
{
    (void)state;
    check(TABLE "<!-- c -->\n|c|d|\n<!--\n|hidden|row|\n-->\n|e|f|\n");
    assert_null(findings.items[0].fix);
    check(TABLE "\n|c|d|\n<!--\n|hidden|row|\n-->\n|e|f|\n");
    assert_null(findings.items[0].fix);
}

static void it_says_what_cuts(void **state)
{
    (void)state;
    static const char *const gaps[][2] = {{"\n", "a blank line"},
                                          {"\n\n", "blank lines"},
                                          {"<!-- c -->\n", "a comment on its own line"},
                                          {"<br>\n", "raw HTML"},
                                          {"\n[x]: y\n\n", "what stands in between"}};
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        check(text_format(&arena, TABLE "%s|c|d|\n%c", gaps[i][0], '\0').bytes);
        struct text expected = text_format(&arena,
                                           "this row is cut off from its table by %s: GitHub shows it as text%c",
                                           gaps[i][1], '\0');
        assert_text(findings.items[0].message, expected.bytes);
    }
}

static void all_that_is_cut_off_is_one_finding(void **state)
{
    (void)state;
    check(TABLE "\n|c|d|\n\n|e|f|\n|g|h|\n");
    assert_text(findings.items[0].message,
                "3 rows from here on are cut off from their table by blank lines: GitHub shows them as text");
    assert_int_equal(findings.items[0].notes.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(blank_lines_are_removed_wherever_they_cut),
        list_test(rows_without_a_leading_pipe_and_indented_ones_come_back_too),
        list_test(in_a_quote_the_marks_of_a_blank_line_go_with_it),
        list_test(a_comment_is_only_removed_when_a_person_looks),
        list_test(what_is_more_than_a_comment_is_not_ours_to_remove),
        list_test(one_such_gap_and_nothing_is_removed),
        list_test(it_says_what_cuts),
        list_test(all_that_is_cut_off_is_one_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
