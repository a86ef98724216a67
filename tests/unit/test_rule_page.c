#include "pages.h"

#define PATTERN "```pcre2\n^(https://[^?]+)\\?tab=.*$\n```\n\n"
#define REPLACEMENT "```replacement\n$1\n```\n\n"
#define MESSAGE "```message\nwrite $1\n```\n"

#define TAB \
    "| Severity | Where | Fix | Reach | Habit |\n|---|---|---|---|---|\n| note | link URL | safe | row | 25 % |\n\n"
#define BARE "| Severity |\n|---|\n| error |\n\n"

static struct rule *rule_named(const char *name)
{
    struct rule *rule = rulebook_rule(&rulebook, text_from(name));
    assert_non_null(rule);
    return rule;
}

static void a_rule_has_all_that_its_page_says(void **state)
{
    (void)state;
    add_house("rules/github-tab.md", "# github-tab\n\nSaid. More.\n\n" TAB PATTERN REPLACEMENT MESSAGE);
    const struct rule *rule = rule_named("github-tab");
    assert_int_equal(rule->severity, SEVERITY_NOTE);
    assert_true(rule->enabled);
    assert_int_equal(rule->where, WHERE_LINK_URL);
    assert_int_equal(rule->fix, FIX_SAFE);
    assert_int_equal(rule->reach, REACH_ROW);
    assert_int_equal(rule->habit, 25);
    assert_text(rule->pattern_source, "^(https://[^?]+)\\?tab=.*$");
    assert_text(rule->replacement, "$1");
    assert_text(rule->message, "write $1");
    assert_text(rule->page->summary, "Said.");
    assert_int_equal(rule->line, 7);
}

static void what_a_page_leaves_out_has_its_default(void **state)
{
    (void)state;
    add_house("x.md", "# x\n\n" BARE);
    const struct rule *rule = rule_named("x");
    assert_true(rule->enabled);
    assert_int_equal(rule->where, WHERE_PAGE);
    assert_int_equal(rule->fix, FIX_NONE);
    assert_int_equal(rule->reach, REACH_PAGE);
    assert_int_equal(rule->habit, 0);
    assert_int_equal(rule->yields_to.count + rule->formerly.count, 0);
    assert_int_equal(rule->pattern_source.length, 0);
}

static void a_cell_has_a_role(void **state)
{
    (void)state;
    add_house("x.md", "# x\n\n| Severity | Where | Default |\n|---|---|---|\n| error | cell venue | off |\n");
    assert_int_equal(rule_named("x")->where, WHERE_CELL);
    assert_int_equal(rule_named("x")->role, ROLE_VENUE);
    assert_false(rule_named("x")->enabled);
}

static void rules_are_sorted_and_found_by_their_names_new_and_retired(void **state)
{
    (void)state;
    add_house("b.md", "# b\n\n| Severity | Formerly |\n|---|---|\n| error | bee, be |\n");
    add_house("c.md", "# c\n\n" BARE);
    add_house("a.md", "# a\n\n" BARE);
    assert_text(rulebook.rules.items[0].name, "a");
    assert_text(rulebook.rules.items[2].name, "c");
    assert_text(rule_named("be")->name, "b");
    assert_null(rulebook_rule(&rulebook, TEXT("d")));
    assert_null(rulebook_rule(&rulebook, TEXT("")));
}

static void the_nearest_rule_is_named_when_one_is_near(void **state)
{
    (void)state;
    add_house("dead-anchor.md", "# dead-anchor\n\n" BARE);
    add_house("dead-link.md", "# dead-link\n\n" BARE);
    assert_text(rulebook_nearest_rule(&rulebook, TEXT("dead-anhcor")), "dead-anchor");
    assert_text(rulebook_nearest_rule(&rulebook, TEXT("deadlink")), "dead-link");
    assert_text(rulebook_nearest_rule(&rulebook, TEXT("row-order")), "");
}

static void of_two_rules_the_nearer_is_named(void **state)
{
    (void)state;
    add_house("dead-lines.md", "# dead-lines\n\n" BARE);
    add_house("dead-lints.md", "# dead-lints\n\n" BARE);
    assert_text(rulebook_nearest_rule(&rulebook, TEXT("dead-line")), "dead-lines");
    assert_text(rulebook_nearest_rule(&rulebook, TEXT("dead-lint")), "dead-lints");
}

static void more_than_three_wrong_letters_are_not_near(void **state)
{
    (void)state;
    add_house("abbreviation-not-bold.md", "# abbreviation-not-bold\n\n" BARE);
    assert_text(rulebook_nearest_rule(&rulebook, TEXT("abbreviation-not-bxyz")), "abbreviation-not-bold");
    assert_text(rulebook_nearest_rule(&rulebook, TEXT("abbreviation-not-wxyz")), "");
}

static void a_severity_laid_over_switches_on_and_off_switches_off(void **state)
{
    (void)state;
    add_house("row-order.md", "# row-order\n\n| Severity | Default |\n|---|---|\n| note | off |\n");
    add_house("toc-order.md", "# toc-order\n\n" BARE);
    add_over("| Rule | Severity |\n|---|---|\n| row-order | |\n");
    assert_false(rule_named("row-order")->enabled);
    add_over("| Rule | Severity |\n|---|---|\n| row-order | warning |\n| `toc-order` | off |\n");
    assert_true(rule_named("row-order")->enabled);
    assert_int_equal(rule_named("row-order")->severity, SEVERITY_WARNING);
    assert_false(rule_named("toc-order")->enabled);
    assert_int_equal(rule_named("toc-order")->severity, SEVERITY_ERROR);
}

static void an_exception_follows_its_rule(void **state)
{
    (void)state;
    add_house("dead-link.md", "# dead-link\n\n" BARE);
    add_over("| Rule | Entry | Reason |\n|---|---|---|\n| dead-link | **Sky-Sense** | by design |\n");
    for (char name[] = "a"; name[0] <= 'z'; name[0]++)
        add_house(text_copy(&arena, text_from(name)).bytes,
                  text_copy(&arena, text_format(&arena, "# %s\n\n%s", name, BARE)).bytes);
    assert_int_equal(rulebook.exceptions.count, 1);
    assert_ptr_equal(rulebook.exceptions.items[0].rule, rule_named("dead-link"));
    assert_text(rulebook.exceptions.items[0].entry, "skysense");
    assert_text(rulebook.exceptions.items[0].reason, "by design");
}

static void a_rule_page_laid_over_changes_what_it_says(void **state)
{
    (void)state;
    struct error error;
    add_house("rules/github-tab.md", "# github-tab\n\n" TAB PATTERN REPLACEMENT MESSAGE);
    assert_true(add("mine/github-tab.md", "# github-tab\n\n" BARE, LAYER_OVER, &error));
    assert_int_equal(rule_named("github-tab")->severity, SEVERITY_ERROR);
    assert_int_equal(rule_named("github-tab")->where, WHERE_LINK_URL);
    assert_text(rule_named("github-tab")->replacement, "$1");
    assert_string_equal(rule_named("github-tab")->page->path, "mine/github-tab.md");
    assert_true(add("mine/github-tab.md", "# github-tab\n\n| Severity | Fix |\n|---|---|\n| | none |\n\n"
                                          "```pcre2\na\n```\n"
                    "```message\nb\n```\n", LAYER_OVER, &error));
    assert_text(rule_named("github-tab")->pattern_source, "a");
    assert_text(rule_named("github-tab")->replacement, "");
    assert_int_equal(rulebook.rules.count, 1);
}

static void patterns_of_enabled_rules_are_compiled(void **state)
{
    (void)state;
    struct error error;
    struct range match;
    add_house("github-tab.md", "# github-tab\n\n" TAB PATTERN REPLACEMENT MESSAGE);
    add_house("off.md", "# off\n\n| Severity | Where | Default |\n|---|---|---|\n| note | line | off |\n"
                        "\n" PATTERN MESSAGE);
    assert_true(rulebook_compile(&rulebook, &error));
    assert_null(rule_named("off")->pattern);
    struct pattern *pattern = rule_named("github-tab")->pattern;
    assert_int_equal(pattern_match(pattern, TEXT("https://x?tab=y"), 0, &match), PATTERN_FOUND);
}

static void an_empty_replacement_deletes(void **state)
{
    (void)state;
    add_house("github-tab.md", "# github-tab\n\n" TAB PATTERN "```replacement\n```\n" MESSAGE);
    assert_text(rule_named("github-tab")->replacement, "");
    assert_int_equal(rule_named("github-tab")->fix, FIX_SAFE);
}

static void a_name_that_a_rule_gives_of_others_must_be_known(void **state)
{
    (void)state;
    struct error error;
    add_house("dead-link.md", "# dead-link\n\n" BARE);
    add_house("x.md", "# x\n\n| Severity | Yields to |\n|---|---|\n| error | dead-link, dead-lnik |\n");
    assert_false(rulebook_compile(&rulebook, &error));
    assert_error(&error, "x.md", 5, 22, "unknown rule \"dead-lnik\"; did you mean \"dead-link\"?");
}

static void a_retired_name_belongs_to_one_rule(void **state)
{
    (void)state;
    struct error error;
    add_house("a.md", "# a\n\n| Severity | Formerly |\n|---|---|\n| error | old |\n");
    add_house("b.md", "# b\n\n| Severity | Formerly |\n|---|---|\n| error | old |\n");
    assert_false(rulebook_compile(&rulebook, &error));
    assert_error(&error, "b.md", 5, 11, "the retired name is another rule's: \"old\"");
    refuse("old.md", "# old\n\n" BARE, 5, 3, "\"old\" is a retired name of a: take another");
}

static void a_title_is_the_name_of_rule_and_file(void **state)
{
    (void)state;
    refuse("x.md", BARE, 1, 1, "a rule's page begins with # and the rule's name");
    refuse("rules/x.md", "\n#  X_y\n\n" BARE, 2, 4,
           "\"X_y\" is no rule's name: write small letters, digits and hyphens, such as dead-anchor");
    refuse("x--y.md", "# x--y\n\n" BARE, 1, 3,
           "\"x--y\" is no rule's name: write small letters, digits and hyphens, such as dead-anchor");
    refuse("rules/y.md", "# x\n"
                         "\n" BARE, 1, 3, "the title is \"x\" and the file is named \"y\": write the same name");
}

static void a_page_declares_one_rule_in_one_row(void **state)
{
    (void)state;
    refuse("x.md", "# x\n\n" BARE BARE, 9, 3, "a page declares one rule, and this one has done so above");
    refuse("x.md", "# x\n\n| Severity |\n|---|\n", 3, 3, "the table of a rule has one row, this one has 0");
    refuse("x.md", "# x\n\n| Severity |\n|---|\n| note |\n| error |\n", 3, 3,
           "the table of a rule has one row, this one has 2");
}

static void a_declaration_with_an_unknown_value_is_an_error(void **state)
{
    (void)state;
    refuse("x.md", "# x\n\n| Severity |\n|---|\n| warn |\n", 5, 3,
           "unknown severity \"warn\": write error, warning or note");
    refuse("x.md", "# x\n\n| Severity |\n|---|\n| |\n", 5, 3, "a rule needs a severity: error, warning or note");
    refuse("x.md", "# x\n\n| Severity | Default |\n|---|---|\n| note | yes |\n", 5, 10,
           "unknown default \"yes\": write on or off");
    refuse("x.md", "# x\n\n| Severity | Where |\n|---|---|\n| note | cell |\n", 5, 10,
           "unknown place \"cell\": write page, table, row, line, text, heading, date, link URL, link text, "
           "paper URL, code URL, cell abbreviation, cell title, cell venue, cell paper, cell code, cell tasks, "
           "cell attribute or cell prose");
    refuse("x.md", "# x\n\n| Severity | Fix |\n|---|---|\n| note | sure |\n", 5, 10,
           "unknown fix \"sure\": write none, safe, unsafe or mixed");
    refuse("x.md", "# x\n\n| Severity | Reach |\n|---|---|\n| note | far |\n", 5, 10,
           "unknown reach \"far\": write row, page, git or network");
    refuse("x.md", "# x\n\n| Severity | Habit |\n|---|---|\n| note | 25 |\n", 5, 10,
           "unknown habit \"25\": write a percentage such as 25 %");
    refuse("x.md", "# x\n\n| Severity | Habit |\n|---|---|\n| note | 101 % |\n", 5, 10,
           "unknown habit \"101 %\": write a percentage such as 25 %");
    refuse("x.md", "# x\n\n| Severity | Yields to |\n|---|---|\n| note | Dead Link |\n", 5, 10,
           "\"Dead Link\" is no rule's name");
}

static void a_rule_has_so_many_retired_names_and_no_more(void **state)
{
    (void)state;
    struct builder page = {.arena = &arena};
    builder_add(&page, TEXT("# x\n\n| Severity | Formerly |\n|---|---|\n| note | "));
    for (int i = 0; i < 65; i++)
        builder_format(&page, "%sa%d", i ? ", " : "", i);
    builder_add(&page, TEXT(" |\n"));
    refuse("x.md", text_copy(&arena, builder_text(&page)).bytes, 5, 10, "65 names are too many: at most 64");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGES_TEST(a_rule_has_all_that_its_page_says),
        PAGES_TEST(what_a_page_leaves_out_has_its_default),
        PAGES_TEST(a_cell_has_a_role),
        PAGES_TEST(rules_are_sorted_and_found_by_their_names_new_and_retired),
        PAGES_TEST(the_nearest_rule_is_named_when_one_is_near),
        PAGES_TEST(of_two_rules_the_nearer_is_named),
        PAGES_TEST(more_than_three_wrong_letters_are_not_near),
        PAGES_TEST(a_severity_laid_over_switches_on_and_off_switches_off),
        PAGES_TEST(an_exception_follows_its_rule),
        PAGES_TEST(a_rule_page_laid_over_changes_what_it_says),
        PAGES_TEST(patterns_of_enabled_rules_are_compiled),
        PAGES_TEST(an_empty_replacement_deletes),
        PAGES_TEST(a_name_that_a_rule_gives_of_others_must_be_known),
        PAGES_TEST(a_retired_name_belongs_to_one_rule),
        PAGES_TEST(a_title_is_the_name_of_rule_and_file),
        PAGES_TEST(a_page_declares_one_rule_in_one_row),
        PAGES_TEST(a_declaration_with_an_unknown_value_is_an_error),
        PAGES_TEST(a_rule_has_so_many_retired_names_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
