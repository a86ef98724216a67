#include "support.h"

#include "options.h"

#include <stdlib.h>

enum { MOST_ARGUMENTS = 16 };

static struct arena arena;
static struct options options;
static struct error error;

/* Reads a command line of words with single spaces between them. */
static bool parse(const char *line)
{
    char *arguments[MOST_ARGUMENTS] = {"rsfm-lint"};
    int count = 1;
    struct text rest = text_from(line);
    while (rest.length)
        arguments[count++] = (char *)text_copy(&arena, text_cut(&rest, ' ')).bytes;
    error = (struct error){.line = 0};
    return options_parse(&options, count, arguments, &arena, &error);
}

static void assert_refused(const char *line, const char *message)
{
    assert_false(parse(line));
    assert_string_equal(error.message, message);
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void without_arguments_a_list_is_linted_and_warnings_fail(void **state)
{
    (void)state;
    assert_true(parse(""));
    assert_int_equal(options.action, ACTION_LINT);
    assert_int_equal(options.files.count, 0);
    assert_int_equal(options.fail_on, FAIL_ON_WARNING);
    assert_int_equal(options.color, COLOR_AUTO);
    assert_null(options.output);
    assert_false(options.is_quiet);
    assert_false(options.shows_statistics);
    assert_false(options.has_today);
    assert_string_equal(options.stdin_filename, "<stdin>");
}

static void what_is_no_option_is_a_file(void **state)
{
    (void)state;
    assert_true(parse("a.md docs - --quiet b.md"));
    assert_int_equal(options.files.count, 4);
    assert_text(options.files.items[0], "a.md");
    assert_text(options.files.items[1], "docs");
    assert_text(options.files.items[2], "-");
    assert_text(options.files.items[3], "b.md");
    assert_true(options.is_quiet);
}

static void behind_two_dashes_everything_is_a_file(void **state)
{
    (void)state;
    assert_true(parse("-- --quiet -- -x"));
    assert_int_equal(options.files.count, 3);
    assert_text(options.files.items[0], "--quiet");
    assert_text(options.files.items[1], "--");
    assert_text(options.files.items[2], "-x");
    assert_false(options.is_quiet);
}

static void a_value_follows_behind_an_equals_sign_or_as_the_next_argument(void **state)
{
    (void)state;
    assert_true(parse("--format=json"));
    assert_string_equal(options.output->name, "json");
    assert_true(parse("--format gcc a.md"));
    assert_string_equal(options.output->name, "gcc");
    assert_int_equal(options.files.count, 1);
    assert_true(parse("--rules=a=b"));
    assert_text(options.rule_pages.items[0], "a=b");
    assert_true(parse("--stdin-filename --quiet"));
    assert_string_equal(options.stdin_filename, "--quiet");
}

static void a_missing_value_is_asked_for(void **state)
{
    (void)state;
    assert_refused("--fail-on", "--fail-on needs a value: error|warning|note|never");
    assert_refused("--explain=", "--explain needs a value: RULE");
    assert_refused("--quiet=yes", "--quiet takes no value");
}

static void a_mistyped_option_is_answered_with_the_nearest(void **state)
{
    (void)state;
    assert_refused("--formt", "unknown option \"--formt\": did you mean --format?");
    assert_refused("--formt=gcc", "unknown option \"--formt\": did you mean --format?");
    assert_refused("--colour=always", "unknown option \"--colour\": did you mean --color?");
    assert_refused("--list-rulse", "unknown option \"--list-rulse\": did you mean --list-rules?");
    assert_refused("-quiet", "unknown option \"-quiet\": did you mean --quiet?");
}

static void the_start_of_an_option_is_answered_with_the_whole(void **state)
{
    (void)state;
    assert_refused("--stat", "unknown option \"--stat\": did you mean --statistics?");
}

static void the_words_of_other_linters_are_known(void **state)
{
    (void)state;
    assert_refused("--select=x", "unknown option \"--select\": did you mean --only?");
    assert_refused("--ignore", "unknown option \"--ignore\": did you mean --disable?");
    assert_refused("--output-format", "unknown option \"--output-format\": did you mean --format?");
}

static void an_option_like_no_other_leads_to_the_help(void **state)
{
    (void)state;
    assert_refused("--frobnicate", "unknown option \"--frobnicate\": see rsfm-lint --help");
    assert_refused("-x", "unknown option \"-x\": see rsfm-lint --help");
    assert_refused("--=x", "unknown option \"--\": see rsfm-lint --help");
    assert_refused("a.md -V=1 --nothing", "--version takes no value");
}

static void a_wrong_word_is_answered_with_the_right_ones(void **state)
{
    (void)state;
    assert_refused("--fail-on errors", "--fail-on takes error, warning, note or never, not \"errors\"");
    assert_refused("--color=yes", "--color takes auto, always or never, not \"yes\"");
}

/* The table holds the formats' names for the help; outputs.def is where they come from. */
static void a_wrong_format_is_answered_with_all_there_are(void **state)
{
    (void)state;
    const char *const *names = output_names();
    struct builder expected = {.arena = &arena};
    builder_add(&expected, TEXT("--format takes "));
    for (size_t i = 0; names[i]; i++)
        builder_format(&expected, "%s%s", i == 0 ? "" : names[i + 1] ? ", " : " or ", names[i]);
    builder_add(&expected, TEXT(", not \"xml\""));
    assert_false(parse("--format=xml"));
    assert_text(builder_text(&expected), error.message);
}

static void names_of_rules_come_with_commas_and_again_and_again(void **state)
{
    (void)state;
    assert_true(parse("--only=a,b --only c --enable d --disable=e,f"));
    assert_int_equal(options.only.count, 3);
    assert_text(options.only.items[0], "a");
    assert_text(options.only.items[1], "b");
    assert_text(options.only.items[2], "c");
    assert_int_equal(options.enable.count, 1);
    assert_text(options.enable.items[0], "d");
    assert_int_equal(options.disable.count, 2);
    assert_text(options.disable.items[1], "f");
}

static void a_name_that_is_missing_between_commas_is_refused(void **state)
{
    (void)state;
    assert_refused("--only=a,,b", "--only takes RULE[,RULE]..., not \"a,,b\"");
    assert_refused("--enable=,", "--enable takes RULE[,RULE]..., not \",\"");
    assert_refused("--disable=a,", "--disable takes RULE[,RULE]..., not \"a,\"");
}

static void a_severity_is_a_rule_and_a_level(void **state)
{
    (void)state;
    assert_true(parse("--severity venue-form=note --severity=dead-anchor=warning"));
    assert_int_equal(options.severities.count, 2);
    assert_text(options.severities.items[0].rule, "venue-form");
    assert_int_equal(options.severities.items[0].severity, SEVERITY_NOTE);
    assert_text(options.severities.items[1].rule, "dead-anchor");
    assert_int_equal(options.severities.items[1].severity, SEVERITY_WARNING);
    assert_refused("--severity venue-form",
                   "--severity takes RULE=error, RULE=warning or RULE=note, not \"venue-form\"");
    assert_refused("--severity venue-form=loud",
                   "--severity takes RULE=error, RULE=warning or RULE=note, not \"venue-form=loud\"");
    assert_refused("--severity =note", "--severity takes RULE=error, RULE=warning or RULE=note, not \"=note\"");
}

static void today_is_a_day_that_there_is(void **state)
{
    (void)state;
    assert_true(parse("--today 2024-02-29"));
    assert_true(options.has_today);
    assert_int_equal(options.today.year, 2024);
    assert_int_equal(options.today.month, 2);
    assert_int_equal(options.today.day, 29);
    assert_true(parse("--today=2025.04.09"));
    assert_refused("--today=2023-02-29", "--today takes YYYY-MM-DD, not \"2023-02-29\"");
    assert_refused("--today=tomorrow", "--today takes YYYY-MM-DD, not \"tomorrow\"");
}

static void pages_keep_their_order(void **state)
{
    (void)state;
    assert_true(parse("--rules first.md --rules second"));
    assert_int_equal(options.rule_pages.count, 2);
    assert_text(options.rule_pages.items[0], "first.md");
    assert_text(options.rule_pages.items[1], "second");
}

static void other_actions_than_linting(void **state)
{
    (void)state;
    assert_true(parse("--list-rules"));
    assert_int_equal(options.action, ACTION_LIST_RULES);
    assert_true(parse("--explain dead-anchor"));
    assert_int_equal(options.action, ACTION_EXPLAIN);
    assert_text(options.explain, "dead-anchor");
    assert_true(parse("--statistics"));
    assert_int_equal(options.action, ACTION_LINT);
    assert_true(options.shows_statistics);
}

static void help_and_version_end_the_reading(void **state)
{
    (void)state;
    assert_true(parse("--help --nothing"));
    assert_int_equal(options.action, ACTION_HELP);
    assert_true(parse("-V --nothing"));
    assert_int_equal(options.action, ACTION_VERSION);
    assert_true(parse("-h"));
    assert_int_equal(options.action, ACTION_HELP);
    assert_true(parse("-q"));
    assert_true(options.is_quiet);
}

static void the_help_fits_a_terminal(void **state)
{
    (void)state;
    char *help = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&help, &length);
    options_help(stream);
    fclose(stream);
    struct text rest = {help, length};
    while (rest.length)
        assert_in_range(text_cut(&rest, '\n').length, 0, 100);
    free(help);
}

static void an_optional_value_stands_behind_an_equals_sign_only(void **state)
{
    (void)state;
    assert_true(parse("a.md"));
    assert_int_equal(options.links.mode, LINKS_NONE);
    assert_int_equal(options.links.deadline, LINKS_DEADLINE);
    assert_int_equal(options.links.max_age, 86400);
    assert_true(parse("--links all"));
    assert_int_equal(options.links.mode, LINKS_USUAL);
    assert_int_equal(options.files.count, 1);
    assert_true(parse("--links=all"));
    assert_int_equal(options.links.mode, LINKS_ALL);
    assert_int_equal(options.files.count, 0);
    assert_true(parse("--links=changed --staged"));
    assert_int_equal(options.links.mode, LINKS_CHANGED);
    assert_refused("--links=changed",
                   "--links=changed needs --staged or --since");
    assert_refused("--links=some", "--links takes changed or all, not \"some\"");
    assert_refused("--links=", "--links needs a value: changed|all");
}

static void what_would_be_ignored_is_refused(void **state)
{
    (void)state;
    assert_refused("--explain typo dead-link", "--explain takes no files: leave out \"dead-link\"");
    assert_refused("list.md --list-rules", "--list-rules takes no files: leave out \"list.md\"");
    assert_refused("--install-hook .", "--install-hook takes no files: leave out \".\"");
    assert_refused("--uninstall-hook .", "--uninstall-hook takes no files: leave out \".\"");
    assert_refused("--statistics --format json", "--statistics is a table of its own: leave out --format");
    assert_refused("--report yaml=x",
                   "--report FORMAT=FILE: no format is called \"yaml\": see --format in --help");
    assert_refused("--report json=", "--report takes FORMAT=FILE, not \"json=\"");
}

static void numbers_and_ages_for_links_have_bounds(void **state)
{
    (void)state;
    assert_true(parse("--links-in-flight 8 --links-per-host=2 --links-deadline 60 --links-max-age 12h"));
    assert_int_equal(options.links.in_flight, 8);
    assert_int_equal(options.links.per_host, 2);
    assert_int_equal(options.links.deadline, 60);
    assert_int_equal(options.links.max_age, 12 * 3600);
    assert_true(parse("--links-max-age 0"));
    assert_int_equal(options.links.max_age, 0);
    assert_true(parse("--links-max-age=30d"));
    assert_int_equal(options.links.max_age, 30 * 86400);
    assert_refused("--links-in-flight 0", "--links-in-flight takes a number from 1 to 1000, not \"0\"");
    assert_refused("--links-per-host 4x", "--links-per-host takes a number from 1 to 1000, not \"4x\"");
    assert_refused("--links-deadline 99999999999999999999",
                   "--links-deadline takes a number from 1 to 86400, not \"99999999999999999999\"");
    assert_refused("--links-max-age 31d", "--links-max-age takes 90s, 30m, 12h or 1d, and at most 30d, not \"31d\"");
    assert_refused("--links-max-age d", "--links-max-age takes 90s, 30m, 12h or 1d, and at most 30d, not \"d\"");
}

static void what_is_allowed_adds_up_and_is_no_option(void **state)
{
    (void)state;
    assert_true(parse("--links-allow 10.0.0.0/8 --links-allow=*.lab"));
    assert_int_equal(options.links.allowed.count, 2);
    assert_text(options.links.allowed.items[1], "*.lab");
    assert_refused("--links-allow --deadline", "--links-allow takes HOST or CIDR, not \"--deadline\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_arguments_a_list_is_linted_and_warnings_fail),
        cmocka_unit_test(what_is_no_option_is_a_file),
        cmocka_unit_test(behind_two_dashes_everything_is_a_file),
        cmocka_unit_test(a_value_follows_behind_an_equals_sign_or_as_the_next_argument),
        cmocka_unit_test(a_missing_value_is_asked_for),
        cmocka_unit_test(a_mistyped_option_is_answered_with_the_nearest),
        cmocka_unit_test(the_start_of_an_option_is_answered_with_the_whole),
        cmocka_unit_test(the_words_of_other_linters_are_known),
        cmocka_unit_test(an_option_like_no_other_leads_to_the_help),
        cmocka_unit_test(a_wrong_word_is_answered_with_the_right_ones),
        cmocka_unit_test(a_wrong_format_is_answered_with_all_there_are),
        cmocka_unit_test(names_of_rules_come_with_commas_and_again_and_again),
        cmocka_unit_test(a_name_that_is_missing_between_commas_is_refused),
        cmocka_unit_test(a_severity_is_a_rule_and_a_level),
        cmocka_unit_test(today_is_a_day_that_there_is),
        cmocka_unit_test(pages_keep_their_order),
        cmocka_unit_test(other_actions_than_linting),
        cmocka_unit_test(help_and_version_end_the_reading),
        cmocka_unit_test(the_help_fits_a_terminal),
        cmocka_unit_test(an_optional_value_stands_behind_an_equals_sign_only),
        cmocka_unit_test(what_would_be_ignored_is_refused),
        cmocka_unit_test(numbers_and_ages_for_links_have_bounds),
        cmocka_unit_test(what_is_allowed_adds_up_and_is_no_option),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
