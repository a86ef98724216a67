#include "lists.h"

/* Lays a pattern rule over the rulebook, in place of an earlier one, and lets it run alone. */
static void use(const char *where, const char *habit, const char *pattern)
{
    struct text page = text_format(&arena, "# my-rule\n\nSummary.\n\n"
                                   "|Severity|Where|Habit|\n|---|---|---|\n|note|%s|%s|\n\n"
                                   "```pcre2\n%s\n```\n\n```message\nsaw $0\n```\n%c", where, habit, pattern, '\0');
    rulebook_free(&rulebook);
    lay_over("my-rule.md", page.bytes);
    only("my-rule");
}

/* What the rule finds in the page, in brackets. */
static struct text matches(const char *content)
{
    struct builder builder = {.arena = &arena};
    lint(content);
    for (size_t i = 0; i < findings.count; i++)
        builder_format(&builder, "[%.*s]", TEXT_ARGUMENTS(at(findings.items[i].range)));
    return builder_text(&builder);
}

static const char page[] = "# Head ax1\n\ntext ax2 [label ax3](https://x/ax4 \"ax5\") `ax6` <b title=ax7>\n\n"
                           "|Title|Paper|Code|\n|---|---|---|\n|ax8|[ax9](https://x/ax10)|[d](https://x/ax11)|\n\n"
                           "```\nax12\n```\n\n![ax13](https://x/ax14)\n";

static void a_line_is_any_line_of_the_file(void **state)
{
    (void)state;
    use("line", "", "ax\\d+$");
    assert_text(matches("ax1\n\n```\nax2\n```\n<!-- ax3 -->\n> ax4\r\nax5"), "[ax1][ax2][ax4][ax5]");
}

static void text_is_without_code_raw_html_and_addresses(void **state)
{
    (void)state;
    use("text", "", "ax\\d+");
    assert_text(matches(page), "[ax1][ax2][ax3][ax8][ax9][ax13]");
}

static void a_heading_is_all_of_its_line(void **state)
{
    (void)state;
    use("heading", "", "ax\\d+");
    assert_text(matches(page), "[ax1]");
    use("heading", "", "^## .*$");
    assert_text(matches("# A\n\n## B `c`\n"), "[## B `c`]");
}

static void a_cell_is_one_of_a_role(void **state)
{
    (void)state;
    use("cell paper", "", "ax\\d+");
    assert_text(matches(page), "[ax9][ax10]");
    use("cell title", "", "^.*$");
    assert_text(matches("|Title|Paper|\n|---|---|\n| **a** <!-- c --> |b|\n|d|\n"), "[**a**]");
}

static void addresses_and_labels_are_those_of_links(void **state)
{
    (void)state;
    use("link URL", "", "ax\\d+");
    assert_text(matches(page), "[ax4][ax10][ax11]");
    use("link text", "", "ax\\d+");
    assert_text(matches(page), "[ax3][ax9]");
}

static void paper_and_code_addresses_are_those_of_their_columns(void **state)
{
    (void)state;
    use("paper URL", "", "ax\\d+");
    assert_text(matches(page), "[ax10]");
    use("code URL", "", "ax\\d+");
    assert_text(matches(page), "[ax11]");
}

static void all_matches_in_a_subject_are_found(void **state)
{
    (void)state;
    use("line", "", "aa|b");
    assert_text(matches("aaaab aaa\n"), "[aa][aa][b][aa]");
}

static void patterns_see_letters_of_every_script(void **state)
{
    (void)state;
    use("line", "", "(?i)é\\w+|^.$");
    assert_text(matches("ÉCOLE 遥\n\n遥\n"), "[ÉCOLE][遥]");
}

static void an_empty_match_moves_on_by_one_letter(void **state)
{
    (void)state;
    use("line", "", "(?=遥|$)");
    lint("a遥遥\n");
    assert_text(found(), "1:2 my-rule \"\"; 1:5 my-rule \"\"; 1:8 my-rule \"\"");
}

static void an_empty_line_can_match(void **state)
{
    (void)state;
    use("line", "", "^$");
    lint("a\n\nb\n");
    assert_text(found(), "2:1 my-rule \"\"");
}

static void a_subject_with_broken_bytes_is_passed_over(void **state)
{
    (void)state;
    use("line", "", "a");
    assert_text(matches("a\na\xFF\na\n"), "[a][a]");
}

static void the_message_and_the_detail_come_from_the_match(void **state)
{
    (void)state;
    use("line", "", "a.");
    lint("xab\n");
    assert_text(findings.items[0].message, "saw ab");
    assert_text(findings.items[0].key_detail, "ab");
    assert_null(findings.items[0].fix);
}

static void a_replacement_is_an_edit_that_says_what_it_changes(void **state)
{
    (void)state;
    lay_over("my-rule.md", "# my-rule\n\nSummary.\n\n|Severity|Where|Fix|\n|---|---|---|\n|note|link URL|unsafe|\n\n"
                           "```pcre2\n^http:(.*)$\n```\n\n```replacement\nhttps:$1\n```\n\n"
                           "```message\nwrite https:$1\n```\n");
    only("my-rule");
    lint("[a](http://b) and <http://c>\n");
    assert_int_equal(findings.count, 2);
    const struct fix *fix = findings.items[0].fix;
    assert_int_equal(fix->safety, FIX_UNSAFE);
    assert_int_equal(fix->edits.items[0].effect.kind, EFFECT_CHANGES_LINK);
    assert_text(fix->edits.items[0].effect.before, "http://b");
    assert_text(fix->edits.items[0].effect.after, "https://b");
    assert_text(fixed(FIX_SAFE), "[a](http://b) and <http://c>\n");
    assert_text(fixed(FIX_UNSAFE), "[a](https://b) and <https://c>\n");
}

static void an_empty_replacement_deletes(void **state)
{
    (void)state;
    lay_over("my-rule.md", "# my-rule\n\nSummary.\n\n|Severity|Where|Fix|\n|---|---|---|\n|note|text|safe|\n\n"
                           "```pcre2\n\\x{200B}\n```\n\n```replacement\n```\n\n"
                           "```message\nan invisible character\n```\n");
    only("my-rule");
    lint("a\xE2\x80\x8B" "b\n");
    assert_int_equal(findings.items[0].fix->edits.items[0].effect.kind, EFFECT_REPLACES);
    assert_text(fixed(FIX_SAFE), "ab\n");
}

static void a_habit_is_more_than_so_many_of_the_subjects(void **state)
{
    (void)state;
    use("link URL", "25 %", "^http:");
    assert_text(matches("[a](http://a) [b](https://b) [c](https://c) [d](https://d)\n"), "[http:]");
    assert_text(matches("[a](http://a) [b](https://b) [c](https://c)\n"), "");
    assert_text(matches("[a](http://a)\n"), "");
}

static void a_subject_with_two_matches_counts_once_for_the_habit(void **state)
{
    (void)state;
    use("line", "25 %", "a");
    assert_text(matches("aaa\nb\nb\nb\n"), "[a][a][a]");
}

static void images_are_no_subjects(void **state)
{
    (void)state;
    use("link URL", "50 %", "^http:");
    assert_text(matches("[a](http://a) ![b](https://b) [c](https://c) <img src=\"https://d\">\n"), "[http:]");
    assert_text(matches("[a](http://a) ![b](https://b)\n"), "");
}

static void a_pattern_that_takes_too_long_is_an_error_that_names_its_page(void **state)
{
    (void)state;
    struct error error = {.message = ""};
    use("line", "", "(a+)+$");
    assert_false(try_lint(TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n"), &error));
    assert_string_equal(error.path, "my-rule.md");
    assert_int_equal(error.line, 7);
    assert_string_equal(error.message, "the pattern takes too long on a text of list.md");
}

static void a_message_that_grows_too_long_is_an_error_that_says_so(void **state)
{
    (void)state;
    struct error error = {.message = ""};
    struct builder line = {.arena = &arena};
    lay_over("my-rule.md", "# my-rule\n\nSummary.\n\n|Severity|Where|\n|---|---|\n|note|line|\n\n"
                           "```pcre2\n(a+)\n```\n\n```message\n$1$1$1$1\n```\n");
    only("my-rule");
    for (int i = 0; i < 20000; i++)
        builder_add_byte(&line, 'a');
    assert_false(try_lint(builder_text(&line), &error));
    assert_string_equal(error.path, "my-rule.md");
    assert_true(text_starts_with(text_from(error.message),
                                 TEXT("the message cannot be made on a text of list.md: ")));
}

static void a_rule_that_is_off_does_not_run(void **state)
{
    (void)state;
    use("line", "", "a");
    rulebook_rule(&rulebook, TEXT("my-rule"))->enabled = false;
    assert_text(matches("a\n"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_line_is_any_line_of_the_file),
        list_test(text_is_without_code_raw_html_and_addresses),
        list_test(a_heading_is_all_of_its_line),
        list_test(a_cell_is_one_of_a_role),
        list_test(addresses_and_labels_are_those_of_links),
        list_test(paper_and_code_addresses_are_those_of_their_columns),
        list_test(all_matches_in_a_subject_are_found),
        list_test(patterns_see_letters_of_every_script),
        list_test(an_empty_match_moves_on_by_one_letter),
        list_test(an_empty_line_can_match),
        list_test(a_subject_with_broken_bytes_is_passed_over),
        list_test(the_message_and_the_detail_come_from_the_match),
        list_test(a_replacement_is_an_edit_that_says_what_it_changes),
        list_test(an_empty_replacement_deletes),
        list_test(a_habit_is_more_than_so_many_of_the_subjects),
        list_test(a_subject_with_two_matches_counts_once_for_the_habit),
        list_test(images_are_no_subjects),
        list_test(a_pattern_that_takes_too_long_is_an_error_that_names_its_page),
        list_test(a_message_that_grows_too_long_is_an_error_that_says_so),
        list_test(a_rule_that_is_off_does_not_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
