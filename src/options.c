#include "options.h"

#include "base/arena.h"

struct reading {
    struct options *options;
    const struct option *option;
    struct text value;
    struct arena *arena;
    struct error *error;
};

struct option {
    const char *name; /* NULL: a heading of --help */
    char letter;
    const char *value; /* as --help shows it, words to choose from with | between; NULL: takes none */
    const char *help;
    const char *elsewhere; /* what other linters call it */
    bool (*take)(struct reading *reading);
};

/* "a, b or c" for "a|b|c". */
static struct text listed(struct arena *arena, const char *words)
{
    struct builder builder = {.arena = arena};
    struct text rest = text_from(words);
    while (rest.length) {
        builder_add(&builder, text_cut(&rest, '|'));
        if (rest.length)
            builder_add(&builder, text_find_byte(rest, '|', 0) == TEXT_NOT_FOUND ? TEXT(" or ") : TEXT(", "));
    }
    return builder_text(&builder);
}

static bool refuse_value(struct reading *reading)
{
    struct text allowed = listed(reading->arena, reading->option->value);
    return error_set(reading->error, "--%s takes %.*s, not \"%.*s\"", reading->option->name,
                     TEXT_ARGUMENTS(allowed), TEXT_ARGUMENTS(reading->value));
}

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
            return refuse_value(reading);
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
        return refuse_value(reading);
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

static bool take_fix(struct reading *reading)
{
    reading->options->fixes = true;
    return true;
}

static bool take_unsafe_fixes(struct reading *reading)
{
    reading->options->unsafe_fixes = true;
    return true;
}

static bool take_fix_only(struct reading *reading)
{
    return take_names(reading, &reading->options->fix_only);
}

static bool take_diff(struct reading *reading)
{
    reading->options->shows_diff = true;
    return true;
}

static bool take_format(struct reading *reading)
{
    reading->options->output = output_find(reading->value);
    return reading->options->output || refuse_value(reading);
}

static bool take_summary(struct reading *reading)
{
    reading->options->summary = reading->value.bytes;
    return true;
}

static bool take_statistics(struct reading *reading)
{
    reading->options->shows_statistics = true;
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
        return refuse_value(reading);
    return true;
}

static bool take_quiet(struct reading *reading)
{
    reading->options->is_quiet = true;
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
        return refuse_value(reading);
    return true;
}

static bool take_stdin_filename(struct reading *reading)
{
    reading->options->stdin_filename = reading->value.bytes;
    return true;
}

static bool take_today(struct reading *reading)
{
    char separator;
    struct date *today = &reading->options->today;
    reading->options->has_today = date_read(reading->value, today, &separator) && date_is_valid(*today);
    return reading->options->has_today || refuse_value(reading);
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

static const struct option table[] = {
    {.help = "Rules"},
    {"rules", 0, "PATH", "lay a page, or a folder of pages, over the built-in rules", "config", take_rules},
    {"only", 0, "RULE[,RULE]...", "run these rules and nothing else", "select", take_only},
    {"enable", 0, "RULE[,RULE]...", "run these rules besides the rest", "extend-select", take_enable},
    {"disable", 0, "RULE[,RULE]...", "run the rest without these rules", "ignore", take_disable},
    {"severity", 0, "RULE=error|RULE=warning|RULE=note", "how hard a rule speaks at most", NULL, take_severity},
    {"list-rules", 0, NULL, "list all rules", NULL, take_list_rules},
    {"explain", 0, "RULE", "show a rule's page: what it finds, why, examples", NULL, take_explain},
    {.help = "Repair"},
    {"fix", 0, NULL, "repair what can be repaired without a doubt, and show what is left", NULL, take_fix},
    {"unsafe-fixes", 0, NULL, "with --fix or --diff: also what a person should look at", NULL, take_unsafe_fixes},
    {"fix-only", 0, "RULE[,RULE]...", "with --fix or --diff: only what these rules found", "fixable",
     take_fix_only},
    {"diff", 0, NULL, "show as a diff what --fix would change, and write nothing", NULL, take_diff},
    {.help = "Output"},
    {"format", 0, "full|gcc|github|json|markdown|sarif",
     "without it github in Actions, full on a terminal, else gcc", "output-format", take_format},
    {"summary", 0, "FILE", "write the findings to FILE too, as markdown", "output-file", take_summary},
    {"statistics", 0, NULL, "show how often each rule found something, not the findings", NULL, take_statistics},
    {"color", 0, "auto|always|never", "colour the findings", NULL, take_color},
    {"quiet", 'q', NULL, "show the findings and nothing else", "silent", take_quiet},
    {"fail-on", 0, "error|warning|note|never", "the least finding that makes the exit status 1; without it warning",
     NULL, take_fail_on},
    {.help = "Input"},
    {"stdin-filename", 0, "PATH", "what standard input is called in findings", NULL, take_stdin_filename},
    {"today", 0, "YYYY-MM-DD", "the day that dates are held against", NULL, take_today},
    {.help = "Help"},
    {"help", 'h', NULL, "show this", NULL, take_help},
    {"version", 'V', NULL, "show the version", NULL, take_version},
};
enum { TABLE_LENGTH = sizeof table / sizeof table[0] };

static const struct option *find_option(struct text name, struct text letter)
{
    for (size_t i = 0; i < TABLE_LENGTH; i++) {
        const struct option *option = &table[i];
        if (option->name && (is_word(name, option->name) || text_equal(letter, (struct text){&option->letter, 1})))
            return option;
    }
    return NULL;
}

static size_t unlikeness(const struct option *option, struct text name, size_t limit)
{
    struct text own = text_from(option->name);
    if (text_starts_with(own, name) || (option->elsewhere && is_word(name, option->elsewhere)))
        return 0;
    return text_distance(own, name, limit);
}

static bool refuse_unknown(struct text argument, struct text name, struct error *error)
{
    enum { MOST_MISTAKES = 2 };
    const struct option *nearest = NULL;
    size_t least = MOST_MISTAKES + 1;
    for (size_t i = 0; i < TABLE_LENGTH && name.length > 1; i++) {
        size_t distance = table[i].name ? unlikeness(&table[i], name, MOST_MISTAKES) : least;
        if (distance < least) {
            nearest = &table[i];
            least = distance;
        }
    }
    if (!nearest)
        return error_set(error, "unknown option \"%.*s\": see rsfm-lint --help", TEXT_ARGUMENTS(argument));
    return error_set(error, "unknown option \"%.*s\": did you mean --%s?", TEXT_ARGUMENTS(argument), nearest->name);
}

/* Reads the option at argv[*at] and moves *at to its last argument. */
static bool read_option(struct reading *reading, int argc, char **argv, int *at)
{
    struct text rest = text_from(argv[*at]);
    bool is_long = text_starts_with(rest, TEXT("--"));
    bool has_value = text_find_byte(rest, '=', 0) != TEXT_NOT_FOUND;
    struct text argument = text_cut(&rest, '=');
    struct text name = text_slice(argument, is_long ? 2 : 1, argument.length);
    const struct option *option = find_option(is_long ? name : TEXT(""), is_long ? TEXT("") : name);
    if (!option)
        return refuse_unknown(argument, name, reading->error);
    if (!option->value && has_value)
        return error_set(reading->error, "--%s takes no value", option->name);
    if (option->value && !has_value && *at + 1 < argc)
        rest = text_from(argv[++*at]);
    if (option->value && !rest.length)
        return error_set(reading->error, "--%s needs a value: %s", option->name, option->value);
    reading->option = option;
    reading->value = rest;
    return option->take(reading);
}

bool options_parse(struct options *options, int argc, char **argv, struct arena *arena, struct error *error)
{
    struct reading reading = {.options = options, .arena = arena, .error = error};
    bool only_files = false;
    *options = (struct options){.fail_on = FAIL_ON_WARNING, .stdin_filename = "<stdin>"};
    for (int i = 1; i < argc; i++) {
        struct text argument = text_from(argv[i]);
        if (only_files || argument.length < 2 || argument.bytes[0] != '-')
            *array_add(arena, &options->files) = argument;
        else if (text_equal(argument, TEXT("--")))
            only_files = true;
        else if (!read_option(&reading, argc, argv, &i))
            return false;
        if (options->action == ACTION_HELP || options->action == ACTION_VERSION)
            return true;
    }
    const char *without = options->unsafe_fixes ? "unsafe-fixes" : options->fix_only.count ? "fix-only" : NULL;
    if (without && !options->fixes && !options->shows_diff)
        return error_set(error, "--%s says how to repair: it needs --fix or --diff", without);
    return true;
}

static void print_option(FILE *stream, const struct option *option)
{
    enum { HELP_COLUMN = 34 };
    int written = option->letter ? fprintf(stream, "  -%c, ", option->letter) : fprintf(stream, "      ");
    written += fprintf(stream, "--%s", option->name);
    if (option->value)
        written += fprintf(stream, " %s", option->value);
    if (written + 2 > HELP_COLUMN) {
        fputc('\n', stream);
        written = 0;
    }
    fprintf(stream, "%*s%s\n", HELP_COLUMN - written, "", option->help);
}

void options_help(FILE *stream)
{
    fputs("Usage: rsfm-lint [OPTION]... [FILE|DIR]...\n\n"
          "Finds mistakes in paper lists kept as Markdown tables. Without FILE it reads README.md\n"
          "here; - is standard input; a folder stands for its Markdown files that hold tables.\n",
          stream);
    for (size_t i = 0; i < TABLE_LENGTH; i++)
        if (table[i].name)
            print_option(stream, &table[i]);
        else
            fprintf(stream, "\n%s:\n", table[i].help);
    fputs("\nExit status: 0 nothing to report, 1 findings at or above --fail-on, 2 could not do the job.\n",
          stream);
}
