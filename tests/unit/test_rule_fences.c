#include "pages.h"

#define HEAD(where, fix) "# x\n\n| Severity | Where | Fix |\n|---|---|---|\n| note | " where " | " fix " |\n\n"
/* Its fence opens on line 7. */
#define PATTERN(pattern) "```pcre2\n" pattern "\n```\n\n"
#define REPLACEMENT(text) "```replacement\n" text "\n```\n\n"
#define MESSAGE(text) "```message\n" text "\n```\n"

static void a_bad_pattern_is_named_at_its_own_line_and_column(void **state)
{
    (void)state;
    refuse("x.md", HEAD("line", "none") PATTERN("ab)c") MESSAGE("m"), 8, 3,
           "bad pattern: unmatched closing parenthesis");
    refuse("x.md", HEAD("line", "none") PATTERN("(?x) a\n  b\n  c) d") MESSAGE("m"), 10, 4,
           "bad pattern: unmatched closing parenthesis");
    refuse("x.md", HEAD("line", "none") PATTERN("é(") MESSAGE("m"), 8, 4,
           "bad pattern: missing closing parenthesis");
}

static void a_bad_template_is_named_at_its_line(void **state)
{
    (void)state;
    refuse("x.md", HEAD("line", "safe") PATTERN("(a)") REPLACEMENT("$2") MESSAGE("m"), 12, 1,
           "bad replacement: unknown substring");
    refuse("x.md", HEAD("line", "none") PATTERN("(a)") MESSAGE("write $2"), 12, 1,
           "bad message: unknown substring");
    refuse("x.md", HEAD("line", "none") PATTERN("(?<name>a)|b") MESSAGE("$nam"), 12, 1,
           "bad message: unknown substring");
}

static void templates_may_name_every_group(void **state)
{
    (void)state;
    add_house("x.md", HEAD("line", "safe") PATTERN("(?<name>a)|(b)")
                          REPLACEMENT("${2:-$name}") MESSAGE("$name $2 $$"));
}

static void a_pattern_needs_a_message(void **state)
{
    (void)state;
    refuse("x.md", HEAD("line", "none") PATTERN("a"), 7, 1, "a pattern without a message");
    refuse("x.md", HEAD("line", "none") PATTERN("a") MESSAGE(" "), 11, 1, "an empty message");
    refuse("x.md", HEAD("line", "none") PATTERN("a") MESSAGE("b\nc"), 11, 1, "a message is one line");
    refuse("x.md", HEAD("line", "none") PATTERN("") MESSAGE("b"), 7, 1, "an empty pattern");
}

static void a_message_and_a_replacement_need_a_pattern(void **state)
{
    (void)state;
    refuse("x.md", HEAD("line", "none") MESSAGE("m"), 7, 1, "a message without a pattern");
    refuse("x.md", HEAD("line", "safe") REPLACEMENT("m"), 7, 1, "a replacement without a pattern");
}

static void two_fences_of_one_sort_are_an_error(void **state)
{
    (void)state;
    refuse("x.md", HEAD("line", "none") PATTERN("a") PATTERN("b") MESSAGE("m"), 11, 1,
           "a second pcre2: a rule has one, and it stands on line 7");
    refuse("x.md", HEAD("line", "none") PATTERN("a") MESSAGE("m") MESSAGE("m"), 14, 1,
           "a second message: a rule has one, and it stands on line 11");
}

static void a_pattern_needs_a_place_that_can_have_one(void **state)
{
    (void)state;
    const char *message = "a pattern needs a place: write line, text, heading, cell and a role, link URL, link "
                          "text, "
                          "paper URL or code URL under Where";
    refuse("x.md", HEAD("page", "none") PATTERN("a") MESSAGE("m"), 5, 10, message);
    refuse("x.md", HEAD("table", "none") PATTERN("a") MESSAGE("m"), 5, 10, message);
    refuse("x.md", HEAD("row", "none") PATTERN("a") MESSAGE("m"), 5, 10, message);
    refuse("x.md", HEAD("date", "none") PATTERN("a") MESSAGE("m"), 5, 10, message);
    refuse("x.md", "# x\n\n| Severity |\n|---|\n| note |\n\n" PATTERN("a") MESSAGE("m"), 5, 3, message);
}

static void a_pattern_keeps_a_place_that_can_have_one(void **state)
{
    (void)state;
    add_house("x.md", HEAD("line", "none") PATTERN("a") MESSAGE("m"));
    refuse("x.md", HEAD("page", "none"), 5, 10,
           "a pattern needs a place: write line, text, heading, cell and a role, link URL, link text, paper URL or "
           "code URL under Where");
}

static void a_fix_and_a_replacement_need_each_other(void **state)
{
    (void)state;
    refuse("x.md", HEAD("line", "none") PATTERN("a") REPLACEMENT("b") MESSAGE("m"), 5, 17,
           "the page has a replacement: write safe or unsafe under Fix");
    refuse("x.md", HEAD("line", "safe") PATTERN("a") MESSAGE("m"), 5, 17,
           "the fix of a pattern is its replacement, and the page has none");
    refuse("x.md", HEAD("line", "mixed") PATTERN("a") REPLACEMENT("b") MESSAGE("m"), 5, 17,
           "the fix of a pattern is either safe or unsafe");
}

static void a_pattern_on_a_page_without_a_rule_is_an_error(void **state)
{
    (void)state;
    refuse(".rsfm-lint.md", "# x\n\n```pcre2\na\n```\n", 3, 1,
           "a pattern belongs to a rule: this page has no table with a Severity");
}

static void other_fences_are_for_people(void **state)
{
    (void)state;
    add_house("x.md", HEAD("line", "none") "```text\na\n```\n\n```text\nb\n```\n\n```\nc\n```\n");
    assert_int_equal(rulebook.rules.items[0].pattern_source.length, 0);
}

static void fences_may_end_their_lines_in_carriage_return_and_line_feed(void **state)
{
    (void)state;
    add_house("x.md", HEAD("line", "none") "```pcre2\r\na \r\n```\r\n```message\r\nm\r\n```\r\n");
    assert_text(rulebook.rules.items[0].pattern_source, "a ");
    assert_text(rulebook.rules.items[0].message, "m");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGES_TEST(a_bad_pattern_is_named_at_its_own_line_and_column),
        PAGES_TEST(a_bad_template_is_named_at_its_line),
        PAGES_TEST(templates_may_name_every_group),
        PAGES_TEST(a_pattern_needs_a_message),
        PAGES_TEST(a_message_and_a_replacement_need_a_pattern),
        PAGES_TEST(two_fences_of_one_sort_are_an_error),
        PAGES_TEST(a_pattern_needs_a_place_that_can_have_one),
        PAGES_TEST(a_pattern_keeps_a_place_that_can_have_one),
        PAGES_TEST(a_fix_and_a_replacement_need_each_other),
        PAGES_TEST(a_pattern_on_a_page_without_a_rule_is_an_error),
        PAGES_TEST(other_fences_are_for_people),
        PAGES_TEST(fences_may_end_their_lines_in_carriage_return_and_line_feed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
