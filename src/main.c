/* rsfm-lint: files in, findings out, an exit status: 0 nothing to report, 1 findings at or above --fail-on, 2 the
 * job could not be done. */
#include "base/arena.h"
#include "debt.h"
#include "edge/files.h"
#include "edge/hook.h"
#include "edge/repository.h"
#include "engine/lint.h"
#include "exceptions.h"
#include "options.h"
#include "output/catalogue.h"
#include "output/statistics.h"
#include "output/writer.h"
#include "reports.h"
#include "review.h"
#include "rules/rules.h"
#include "setup.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum exit_status { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

struct run {
    const struct options *options;
    struct report report;
    struct report_totals totals;
    struct statistics statistics;
    struct date today;
    struct setups setups;
    struct debt debt;
    struct exception_uses exceptions;
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
        if (run->options->fail_on != FAIL_NEVER && !findings->items[i].was_there &&
            (int)findings->items[i].severity >= (int)run->options->fail_on)
            return true;
    return false;
}

static void report(struct run *run, const struct list *list, const struct findings *findings)
{
    if (run->options->written_baseline)
        return;
    report_totals_add(&run->totals, findings);
    run->had_failure |= fails(run, findings);
    if (run->options->shows_statistics)
        statistics_add(&run->statistics, findings);
    report_file(&run->report, list, findings);
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
    if (file->found_in_folder && !list_has_tables(&list))
        return true;
    if (!lint_run(&list, rules_all(), arena, &findings, error))
        return false;
    exceptions_note(&run->exceptions, &list, &findings);
    debt_settle(&run->debt, &list, &findings);
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

/* Of findings on a page that is no list: what governs lists. */
static void report_page(struct run *run, const struct source *source, const struct rulebook *rulebook,
                        const struct findings *findings)
{
    struct list list;
    const struct context context = {.rulebook = rulebook, .today = run->today};
    list_build(&list, source, &context, run->arena);
    report(run, &list, findings);
}

/* Where files were named others may have use for an exception. */
static void report_unused_exceptions(struct run *run)
{
    struct unused_pages pages = {0};
    if (run->options->files.count || run->options->written_baseline || run->had_trouble)
        return;
    exceptions_report(&run->exceptions, &pages);
    for (size_t i = 0; i < pages.count; i++)
        report_page(run, &pages.items[i].source, pages.items[i].rulebook, &pages.items[i].findings);
}

static void close_debt(struct run *run)
{
    struct error error;
    struct source source;
    struct findings gone;
    if (run->had_trouble && (run->options->written_baseline || run->options->prunes_baseline))
        return;
    if (!debt_close(&run->debt, &source, &gone, &error))
        complain(run, &error);
    else if (gone.count)
        report_page(run, &source, run->debt.rulebook, &gone);
}

static void begin_reports(struct run *run, const struct files *files)
{
    struct error error;
    if (!reports_open(&run->report, run->options, files, &error))
        complain(run, &error);
    report_begin(&run->report);
}

static void end_reports(struct run *run)
{
    struct error error;
    if (run->options->shows_statistics)
        statistics_write(stdout, &run->report.options, &run->statistics);
    report_end(&run->report, &run->totals);
    if (!reports_close(&run->report, run->options, &error))
        complain(run, &error);
}

static void lint_files(struct run *run)
{
    struct error error;
    struct files files = {0};
    struct words arguments = {0};
    if (!choose_files(run, &arguments, &error) ||
        !debt_open(&run->debt, run->options, NULL, run->arena, &error)) {
        complain(run, &error);
        return;
    }
    files_find(&files, &arguments, run->options->stdin_filename, run->arena);
    for (size_t i = 0; i < files.errors.count; i++)
        complain(run, &files.errors.items[i]);
    if (!run->options->written_baseline)
        begin_reports(run, &files);
    for (size_t i = 0; i < files.count; i++) {
        struct arena arena = {0};
        if (!lint_file(run, &files.items[i], &arena, &error))
            complain(run, &error);
        arena_free(&arena);
    }
    report_unused_exceptions(run);
    close_debt(run);
    if (!run->options->written_baseline)
        end_reports(run);
}

static void lint_review(struct run *run, struct review *review)
{
    struct error error;
    struct files files = {0};
    for (size_t i = 0; i < review->errors.count; i++)
        complain(run, &review->errors.items[i]);
    for (size_t i = 0; i < review->count; i++)
        *array_add(run->arena, &files) = (struct file){.path = review->items[i].path};
    begin_reports(run, &files);
    for (size_t i = 0; i < review->count; i++) {
        struct arena arena = {0};
        struct reviewed reviewed;
        if (!review_lint(review, &review->items[i], run->today, &arena, &reviewed, &error))
            complain(run, &error);
        else if (review->items[i].is_named || list_has_tables(&reviewed.list))
            report(run, &reviewed.list, &reviewed.findings);
        arena_free(&arena);
    }
    end_reports(run);
}

static void lint_changes(struct run *run)
{
    struct error error;
    struct review review;
    if (review_open(&review, run->options, &run->setups, run->arena, &error))
        lint_review(run, &review);
    else
        complain(run, &error);
    review_close(&review);
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
    run->report = (struct report){choose_output(options), stdout, shown, run->arena, NULL, NULL};
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

static void change_hook(struct run *run)
{
    struct error error;
    struct hook_result result;
    bool installs = run->options->action == ACTION_INSTALL_HOOK;
    if (!(installs ? hook_install : hook_uninstall)(&result, run->arena, &error)) {
        complain(run, &error);
        return;
    }
    struct writer writer = {.stream = stdout};
    writer_add_literal(&writer, !result.is_changed ? installs ? "the hook is there already: " : "there is no hook of ours: "
                                : installs         ? "hook installed: "
                                                   : "hook taken away: ");
    writer_add(&writer, result.path);
    if (result.before.length && (installs || result.is_changed)) {
        writer_add_literal(&writer, installs ? "\nit runs the one that was there first: " : "\nput back: ");
        writer_add(&writer, result.before);
    }
    writer_add_literal(&writer, "\n");
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
    case ACTION_INSTALL_HOOK:
    case ACTION_UNINSTALL_HOOK:
        change_hook(run);
        break;
    case ACTION_LINT:
        if (run->options->is_staged || run->options->since)
            lint_changes(run);
        else
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
    setups_free(&run->setups);
    return run->had_trouble ? EXIT_TROUBLE : run->had_failure ? EXIT_FINDINGS : EXIT_CLEAN;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct options options;
    struct error error;
    struct run run = {.options = &options, .setups = {.options = &options, .arena = &arena},
                      .statistics = {.arena = &arena}, .exceptions = {.arena = &arena}, .arena = &arena};
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
