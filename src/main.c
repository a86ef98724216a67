/* rsfm-lint: files in, findings out, an exit status: 0 nothing to report, 1 findings at or above --fail-on, 2 the
 * job could not be done. */
#include "base/arena.h"
#include "edge/files.h"
#include "edge/repository.h"
#include "engine/lint.h"
#include "mend.h"
#include "options.h"
#include "output/catalogue.h"
#include "output/statistics.h"
#include "output/writer.h"
#include "rules/rules.h"
#include "setup.h"
#include "summary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum exit_status { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

struct run {
    const struct options *options;
    struct report report, summary;
    struct report_totals totals;
    struct mend_totals mended;
    struct statistics statistics;
    struct date today;
    struct setups setups;
    bool had_trouble, had_failure;
    struct arena *arena; /* of the whole run */
};

static void complain(struct run *run, const struct error *error)
{
    run->had_trouble = true;
    /* What was found so far comes before it where both go to one place. */
    fflush(stdout);
    writer_error(stderr, error);
}

static bool fails(const struct run *run, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (run->options->fail_on != FAIL_NEVER && (int)findings->items[i].severity >= (int)run->options->fail_on)
            return true;
    return false;
}

static void report(struct run *run, const struct list *list, const struct findings *findings)
{
    report_totals_add(&run->totals, findings);
    run->had_failure |= fails(run, findings);
    if (run->options->shows_statistics)
        statistics_add(&run->statistics, findings);
    report_file(&run->report, list, findings);
}

static bool mend_list(struct run *run, const struct file *file, const struct source *source,
                      const struct context *context, struct arena *arena, struct error *error)
{
    struct repair repair;
    bool is_done = mend_file(&repair, file, source, context, run->options, &run->mended, arena, error);
    if (is_done && !run->options->shows_diff)
        report(run, repair.list, repair.findings);
    repair_free(&repair);
    return is_done;
}

static bool lint_file(struct run *run, const struct file *file, struct arena *arena, struct error *error)
{
    struct source source;
    struct list list;
    struct findings findings;
    const struct rulebook *rulebook = setups_find(&run->setups, file->path, error);
    if (!rulebook || !source_read(&source, file->path, file->is_stdin ? STDIN_FILENO : -1, arena, error))
        return false;
    const struct context context = {.rulebook = rulebook, .today = run->today};
    list_build(&list, &source, &context, arena);
    bool is_worth_it = list.tables.count || list.strays.count || list.is_cut || source.too_large;
    if (file->found_in_folder && !is_worth_it)
        return true;
    if (run->options->fixes || run->options->shows_diff)
        return mend_list(run, file, &source, &context, arena, error);
    if (!lint_run(&list, rules_all(), arena, &findings, error))
        return false;
    report(run, &list, &findings);
    return true;
}

/* The command line's files, else the lists that the current folder's page names, else README.md. */
static bool choose_files(struct run *run, struct words *arguments, struct error *error)
{
    *arguments = run->options->files;
    if (arguments->count)
        return true;
    const struct rulebook *rulebook = setups_find(&run->setups, "README.md", error);
    if (!rulebook)
        return false;
    const char *page = files_configuration("README.md", run->arena);
    return files_expand(arguments, &rulebook->files, page ? page : "", run->arena, error);
}

/* Diffs, and the repaired text of standard input, have standard output for themselves. */
static FILE *choose_stream(const struct run *run, const struct files *files)
{
    for (size_t i = 0; run->options->fixes && i < files->count; i++)
        if (files->items[i].is_stdin)
            return stderr;
    return stdout;
}

static void finish_mending(struct run *run)
{
    const struct options *options = run->options;
    if ((options->fixes || options->shows_diff) && !options->is_quiet)
        mend_totals_write(stderr, &run->mended, options->shows_diff);
    if (options->shows_diff)
        run->had_failure = run->mended.would_change;
}

static void lint_files(struct run *run)
{
    struct error error;
    struct files files = {0};
    struct words arguments = {0};
    if (!choose_files(run, &arguments, &error)) {
        complain(run, &error);
        return;
    }
    files_find(&files, &arguments, run->options->stdin_filename, run->arena);
    for (size_t i = 0; i < files.errors.count; i++)
        complain(run, &files.errors.items[i]);
    run->report.stream = choose_stream(run, &files);
    if (run->options->shows_diff)
        run->report.output = NULL;
    if (run->options->summary && !summary_open(&run->summary, run->options->summary, &files, &error))
        complain(run, &error);
    report_begin(&run->report);
    for (size_t i = 0; i < files.count; i++) {
        struct arena arena = {0};
        if (!lint_file(run, &files.items[i], &arena, &error))
            complain(run, &error);
        arena_free(&arena);
    }
    if (run->options->shows_statistics && !run->options->shows_diff)
        statistics_write(run->report.stream, &run->report.options, &run->statistics);
    report_end(&run->report, &run->totals);
    if (!summary_close(&run->summary, run->options->summary, &error))
        complain(run, &error);
}

static bool use_color(const struct options *options)
{
    const char *no_color = getenv("NO_COLOR"), *force = getenv("CLICOLOR_FORCE"), *terminal = getenv("TERM");
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    if (no_color && *no_color)
        return false;
    if (force && *force && strcmp(force, "0") != 0)
        return true;
    return terminal && strcmp(terminal, "dumb") != 0 && isatty(STDOUT_FILENO);
}

/* SOURCE_DATE_EPOCH (seconds) makes a run repeatable: reproducible-builds.org. */
static struct date find_today(const struct options *options)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch ? strtoll(epoch, &end, 10) : 0;
    time_t now = epoch && *epoch && !*end ? (time_t)seconds : time(NULL);
    struct tm day;
    if (options->has_today)
        return options->today;
    if (!gmtime_r(&now, &day))
        return (struct date){0, 0, 0};
    return (struct date){day.tm_year + 1900, day.tm_mon + 1, day.tm_mday};
}

static const struct output *choose_output(const struct options *options)
{
    const char *is_action = getenv("GITHUB_ACTIONS");
    if (options->shows_statistics)
        return NULL;
    if (options->output)
        return options->output;
    if (is_action && *is_action)
        return &output_github;
    return isatty(STDOUT_FILENO) ? &output_full : &output_gcc;
}

static void set_up_reports(struct run *run)
{
    const struct options *options = run->options;
    struct report_options shown = {.use_color = use_color(options), .is_quiet = options->is_quiet};
    repository_find(&shown.here, &shown.top, run->arena);
    run->report = (struct report){choose_output(options), stdout, shown, run->arena, NULL, &run->summary};
    run->summary = (struct report){.options = shown, .arena = run->arena};
}

static void show_rules(struct run *run)
{
    struct error error;
    const struct options *options = run->options;
    const struct rulebook *rulebook = setups_find(&run->setups, "README.md", &error);
    if (!rulebook) {
        complain(run, &error);
        return;
    }
    if (options->action == ACTION_LIST_RULES) {
        catalogue_list(stdout, rulebook);
        return;
    }
    const struct rule *rule = setup_rule(rulebook, options->explain, &error);
    if (rule)
        catalogue_explain(stdout, rule);
    else
        complain(run, &error);
}

static void act(struct run *run)
{
    switch (run->options->action) {
    case ACTION_HELP:
        options_help(stdout);
        break;
    case ACTION_VERSION:
        puts("rsfm-lint " RSFM_LINT_VERSION);
        break;
    case ACTION_LIST_RULES:
    case ACTION_EXPLAIN:
        show_rules(run);
        break;
    case ACTION_LINT:
        lint_files(run);
        break;
    }
}

static enum exit_status finish(struct run *run)
{
    struct error error;
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout)) {
        error_set(&error, "cannot write to standard output: %s", strerror(errno ? errno : EIO));
        complain(run, &error);
    }
    if (run->options->action == ACTION_LINT)
        finish_mending(run);
    setups_free(&run->setups);
    return run->had_trouble ? EXIT_TROUBLE : run->had_failure ? EXIT_FINDINGS : EXIT_CLEAN;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct options options;
    struct error error;
    struct run run = {.options = &options, .setups = {.options = &options, .arena = &arena},
                      .statistics = {.arena = &arena}, .arena = &arena};
    if (!options_parse(&options, argc, argv, &arena, &error)) {
        writer_error(stderr, &error);
        arena_free(&arena);
        return EXIT_TROUBLE;
    }
    set_up_reports(&run);
    run.today = find_today(&options);
    act(&run);
    enum exit_status status = finish(&run);
    arena_free(&arena);
    return (int)status;
}
