#include "options.h"

#include "base/arena.h"
#include "options_reading.h"

static bool is_word(struct text text, const char *word)
{
    return text_equal(text, text_from(word));
}

static bool take_names(struct reading *reading, struct words *names)
{
    struct text rest = reading->value;
    bool more = true;
    while (more) {
        more = text_find_byte(rest, ',', 0) != TEXT_NOT_FOUND;
        struct text name = text_trim(text_cut(&rest, ','));
        if (!name.length)
            return reading_refuse(reading);
        *array_add(reading->arena, names) = name;
    }
    return true;
}

static bool take_only(struct reading *reading)
{
    return take_names(reading, &reading->options->only);
}

static bool take_enable(struct reading *reading)
{
    return take_names(reading, &reading->options->enable);
}

static bool take_disable(struct reading *reading)
{
    return take_names(reading, &reading->options->disable);
}

static bool take_rules(struct reading *reading)
{
    *array_add(reading->arena, &reading->options->rule_pages) = reading->value;
    return true;
}

static bool take_severity(struct reading *reading)
{
    struct severity_override override;
    struct text level = reading->value;
    override.rule = text_cut(&level, '=');
    if (!override.rule.length || !severity_from_text(level, &override.severity))
        return reading_refuse(reading);
    *array_add(reading->arena, &reading->options->severities) = override;
    return true;
}

static bool take_list_rules(struct reading *reading)
{
    reading->options->action = ACTION_LIST_RULES;
    return true;
}

static bool take_explain(struct reading *reading)
{
    reading->options->action = ACTION_EXPLAIN;
    reading->options->explain = reading->value;
    return true;
}

static bool take_fix_only(struct reading *reading)
{
    return take_names(reading, &reading->options->fix_only);
}

static bool take_format(struct reading *reading)
{
    reading->options->output = output_find(reading->value);
    return reading->options->output || reading_refuse(reading);
}

static bool take_report(struct reading *reading)
{
    struct text path = reading->value;
    struct text format = text_cut(&path, '=');
    const struct output *output = output_find(format);
    if (!path.length)
        return reading_refuse(reading);
    if (!output)
        return error_set(reading->error,
                         "--report FORMAT=FILE: no format is called \"%.*s\": see --format in --help",
                         TEXT_ARGUMENTS(format));
    *array_add(reading->arena, &reading->options->reports) = (struct written_report){output, path.bytes};
    return true;
}

static bool take_summary(struct reading *reading)
{
    *array_add(reading->arena, &reading->options->reports) =
        (struct written_report){&output_markdown, reading->value.bytes};
    return true;
}

static bool take_color(struct reading *reading)
{
    if (is_word(reading->value, "auto"))
        reading->options->color = COLOR_AUTO;
    else if (is_word(reading->value, "always"))
        reading->options->color = COLOR_ALWAYS;
    else if (is_word(reading->value, "never"))
        reading->options->color = COLOR_NEVER;
    else
        return reading_refuse(reading);
    return true;
}

static bool take_fail_on(struct reading *reading)
{
    if (is_word(reading->value, "error"))
        reading->options->fail_on = FAIL_ON_ERROR;
    else if (is_word(reading->value, "warning"))
        reading->options->fail_on = FAIL_ON_WARNING;
    else if (is_word(reading->value, "note"))
        reading->options->fail_on = FAIL_ON_NOTE;
    else if (is_word(reading->value, "never"))
        reading->options->fail_on = FAIL_NEVER;
    else
        return reading_refuse(reading);
    return true;
}

static bool take_today(struct reading *reading)
{
    char separator;
    struct date *today = &reading->options->today;
    reading->options->has_today = date_read(reading->value, today, &separator) && date_is_valid(*today);
    return reading->options->has_today || reading_refuse(reading);
}

static bool take_install_hook(struct reading *reading)
{
    reading->options->action = ACTION_INSTALL_HOOK;
    return true;
}

static bool take_uninstall_hook(struct reading *reading)
{
    reading->options->action = ACTION_UNINSTALL_HOOK;
    return true;
}

static bool take_help(struct reading *reading)
{
    reading->options->action = ACTION_HELP;
    return true;
}

static bool take_version(struct reading *reading)
{
    reading->options->action = ACTION_VERSION;
    return true;
}

#define FLAG(field) .flag = offsetof(struct options, field)
#define WORD(field) .word = offsetof(struct options, field)

static const struct option rows[] = {
    {.help = "Rules"},
    {"rules", 0, "PATH", "apply a page, or a folder of pages, on top of the built-in rules", "config", take_rules},
    {"only", 0, "RULE[,RULE]...", "run only these rules", "select", take_only},
    {"enable", 0, "RULE[,RULE]...", "also run these rules, which are off by default", "extend-select", take_enable},
    {"disable", 0, "RULE[,RULE]...", "do not run these rules", "ignore", take_disable},
    {"severity", 0, "RULE=error|RULE=warning|RULE=note", "the highest severity that a rule may report",
     NULL, take_severity},
    {"list-rules", 0, NULL, "list all rules", NULL, take_list_rules},
    {"explain", 0, "RULE", "show a rule's page: what it finds, why, and examples", NULL, take_explain},
    {.help = "Repair"},
    {"fix", 0, NULL, "apply the safe fixes, and show the findings that remain", NULL, FLAG(fixes)},
    {"unsafe-fixes", 0, NULL, "with --fix or --diff: also apply fixes that need a review", NULL,
     FLAG(unsafe_fixes)},
    {"fix-only", 0, "RULE[,RULE]...", "with --fix or --diff: fix only what these rules found", "fixable",
     take_fix_only},
    {"diff", 0, NULL, "show what --fix would change as a diff, and write nothing", NULL, FLAG(shows_diff)},
    {.help = "Output"},
    {"format", 0, "full|gcc|github|json|markdown|sarif",
     "default: github in Actions, full on a terminal, else gcc", "output-format", take_format},
    {"report", 0, "FORMAT=FILE", "also write the findings to FILE, in this format", "output-file", take_report},
    {"summary", 0, "FILE", "the same as --report markdown=FILE", NULL, take_summary},
    {"statistics", 0, NULL, "show the number of findings of each rule instead of the findings", NULL,
     FLAG(shows_statistics)},
    {"color", 0, "auto|always|never", "colour the findings; default: auto", NULL, take_color},
    {"quiet", 'q', NULL, "show only the findings", "silent", FLAG(is_quiet)},
    {"fail-on", 0, "error|warning|note|never", "the lowest severity that makes the exit status 1; default: warning",
     NULL, take_fail_on},
    {.help = "Input"},
    {"stdin-filename", 0, "PATH", "the name to show for standard input", NULL, WORD(stdin_filename)},
    {"today", 0, "YYYY-MM-DD", "the date to check dates against; default: today", NULL, take_today},
    {.help = "Only what is new"},
    {"baseline", 0, "FILE", "leave out the findings recorded in FILE", NULL, WORD(baseline)},
    {"write-baseline", 0, "FILE", "record the findings in FILE instead of showing them", NULL,
     WORD(written_baseline)},
    {"prune-baseline", 0, NULL, "remove from the --baseline file what is no longer found", NULL,
     FLAG(prunes_baseline)},
    {"staged", 0, NULL, "check what is about to be committed, and report only what is new", "cached",
     FLAG(is_staged)},
    {"since", 0, "REF", "report only what is new since the merge base with REF", "diff", WORD(since)},
    {"head", 0, "REF", "with --since: check REF instead of the work tree", NULL, WORD(head)},
    {"trust-config", 0, NULL, "with --since: obey settings and suppressions that the change adds", NULL,
     FLAG(trusts_config)},
#include "link_options.def"
    {.help = "Git hook"},
    {"install-hook", 0, NULL, "check what is staged before each commit in this repository", NULL,
     take_install_hook},
    {"uninstall-hook", 0, NULL, "remove the hook, and restore the one that was there before", NULL,
     take_uninstall_hook},
    {.help = "Help"},
    {"help", 'h', NULL, "show this help", NULL, take_help},
    {"version", 'V', NULL, "show the version", NULL, take_version},
};
static const struct option_table table = {rows, sizeof rows / sizeof rows[0]};

/* What is said once and not obeyed would be taken for done. */
static bool check_files(const struct options *options, struct error *error)
{
    static const char *const names[] = {[ACTION_LIST_RULES] = "list-rules", [ACTION_EXPLAIN] = "explain",
                                        [ACTION_INSTALL_HOOK] = "install-hook",
                                        [ACTION_UNINSTALL_HOOK] = "uninstall-hook"};
    bool takes_files = options->action == ACTION_LINT || !options->files.count;
    return takes_files || error_set(error, "--%s takes no files: leave out \"%.*s\"", names[options->action],
                                    TEXT_ARGUMENTS(options->files.items[0]));
}

static bool check_together(const struct options *options, struct error *error)
{
    if (!check_files(options, error))
        return false;
    if (options->shows_statistics && options->output)
        return error_set(error, "--statistics is a table of its own: leave out --format");
    if (options->is_staged && options->since)
        return error_set(error, "--staged and --since are two ways to say what counts: give one");
    if (options->head && !options->since)
        return error_set(error, "--head needs --since: it says where that ends");
    if (options->head && options->fixes)
        return error_set(error, "a commit cannot be repaired: leave out --head, or give --diff in place of --fix");
    bool is_git = options->is_staged || options->since;
    if (options->written_baseline && options->baseline)
        return error_set(error, "--baseline reads a file and --write-baseline writes it: give one");
    if (options->prunes_baseline && !options->baseline)
        return error_set(error, "--prune-baseline needs --baseline FILE");
    if (is_git && (options->written_baseline || options->prunes_baseline))
        return error_set(error, "a baseline is made from whole lists: leave out --staged and --since");
    if (options->written_baseline && (options->fixes || options->shows_diff))
        return error_set(error, "--write-baseline records what --fix and --diff would repair: give one");
    const char *without = options->unsafe_fixes ? "unsafe-fixes" : options->fix_only.count ? "fix-only" : NULL;
    if (without && !options->fixes && !options->shows_diff)
        return error_set(error, "--%s needs --fix or --diff", without);
    if (options->links.mode == LINKS_CHANGED && !is_git)
        return error_set(error, "--links=changed needs --staged or --since");
    for (size_t i = 0; i < options->files.count && is_git; i++)
        if (text_equal(options->files.items[i], TEXT("-")))
            return error_set(error,
                             "standard input is not in git: name a file, or leave out --staged and --since");
    return true;
}

bool options_parse(struct options *options, int argc, char **argv, struct arena *arena, struct error *error)
{
    struct reading reading = {.table = &table, .options = options, .arena = arena, .error = error};
    bool only_files = false;
    *options = (struct options){.fail_on = FAIL_ON_WARNING,
                                .stdin_filename = "<stdin>",
                                .links = {.deadline = LINKS_DEADLINE, .max_age = LINKS_MAX_AGE}};
    for (int i = 1; i < argc; i++) {
        struct text argument = text_from(argv[i]);
        if (only_files || argument.length < 2 || argument.bytes[0] != '-')
            *array_add(arena, &options->files) = argument;
        else if (text_equal(argument, TEXT("--")))
            only_files = true;
        else if (!reading_take(&reading, argc, argv, &i))
            return false;
        if (options->action == ACTION_HELP || options->action == ACTION_VERSION)
            return true;
    }
    return check_together(options, error);
}

void options_help(FILE *stream)
{
    fputs("Usage: rsfm-lint [OPTION]... [FILE|DIR]...\n\n"
          "Checks and repairs paper lists kept as Markdown tables. FILE defaults to README.md in the\n"
          "current folder; - is standard input; DIR stands for all Markdown files below it that hold\n"
          "tables.\n",
          stream);
    option_table_print(&table, stream);
    fputs("\nExit status: 0 nothing to report, 1 findings at or above --fail-on, 2 trouble.\n", stream);
}
