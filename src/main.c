/* rsfm-lint: files in, findings out, an exit status: 0 nothing to report, 1 findings at or above --fail-on, 2 the
 * job could not be done. */
#include "base/arena.h"
#include "debt.h"
#include "edge/files.h"
#include "edge/interrupt.h"
#include "edge/repository.h"
#include "engine/lint.h"
#include "exceptions.h"
#include "linking.h"
#include "options.h"
#include "output/catalogue.h"
#include "output/statistics.h"
#include "output/writer.h"
#include "review.h"
#include "rules/rules.h"
#include "setup.h"
#include "summary.h"
#include "surroundings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum exit_status { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

struct run {
    const struct options *options;
    struct report report, summary;
    struct report_totals totals;
    struct statistics statistics;
    struct date today;
    struct setups setups;
    struct debt debt;
    struct exception_uses exceptions;
    struct linking linking;
    const struct source *standard_input; /* which can be read but once; NULL before */
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

static bool read_source(struct run *run, const struct file *file, struct source *source, struct arena *arena,
                        struct error *error)
{
    if (!file->is_stdin)
        return source_read(source, file->path, -1, arena, error);
    if (!run->standard_input) {
        struct source *input = arena_allocate(run->arena, sizeof *input);
        if (!source_read(input, file->path, STDIN_FILENO, run->arena, error))
            return false;
        run->standard_input = input;
    }
    *source = *run->standard_input;
    return true;
}

static bool lint_file(struct run *run, const struct file *file, struct arena *arena, struct error *error)
{
    struct source source;
    struct list list;
    struct findings findings;
    const struct rulebook *rulebook = setups_find(&run->setups, file->path, error);
    if (!rulebook || !read_source(run, file, &source, arena, error))
        return false;
    const struct context context = {
        .rulebook = rulebook, .today = run->today, .probes = linking_probes(&run->linking)};
    list_build(&list, &source, &context, arena);
    if (file->found_in_folder && !list_has_tables(&list))
        return true;
    if (run->linking.collects) {
        linking_collect(&run->linking, &list);
        return true;
    }
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
    if (run->options->summary && !summary_open(&run->summary, run->options->summary, files, &error))
        complain(run, &error);
    report_begin(&run->report);
}

static void end_reports(struct run *run)
{
    struct error error;
    if (run->options->shows_statistics)
        statistics_write(stdout, &run->report.options, &run->statistics);
    report_end(&run->report, &run->totals);
    if (!summary_close(&run->summary, run->options->summary, &error))
        complain(run, &error);
}

/* While links are collected nothing is said yet, unless they are all that is wanted. */
static bool is_final(const struct run *run)
{
    return !run->linking.collects || run->options->links.dumps;
}

static void lint_lists(struct run *run, const struct files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        struct arena arena = {0};
        struct error error;
        if (!lint_file(run, &files->items[i], &arena, &error) && is_final(run))
            complain(run, &error);
        arena_free(&arena);
    }
}

static void ask_for_links(struct run *run)
{
    struct error error;
    if (!linking_ask(&run->linking, &error))
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
    /* All lists are read before the first of them is linted, so that an address is asked for once. */
    if (linking_begin(&run->linking)) {
        lint_lists(run, &files);
        ask_for_links(run);
    }
    if (run->options->links.dumps)
        return;
    if (!run->options->written_baseline)
        begin_reports(run, &files);
    lint_lists(run, &files);
    report_unused_exceptions(run);
    close_debt(run);
    if (!run->options->written_baseline)
        end_reports(run);
}

static void lint_reviewed(struct run *run, struct review *review)
{
    for (size_t i = 0; i < review->count; i++) {
        struct arena arena = {0};
        struct error error;
        struct reviewed reviewed;
        bool is_read = review_lint(review, &review->items[i], run->today, &arena, &reviewed, &error);
        bool counts = is_read && (review->items[i].is_named || list_has_tables(&reviewed.list));
        if (!is_read && is_final(run))
            complain(run, &error);
        else if (counts && run->linking.collects)
            linking_collect(&run->linking, &reviewed.list);
        else if (counts)
            report(run, &reviewed.list, &reviewed.findings);
        arena_free(&arena);
    }
}

static void lint_review(struct run *run, struct review *review)
{
    struct files files = {0};
    for (size_t i = 0; i < review->errors.count; i++)
        complain(run, &review->errors.items[i]);
    for (size_t i = 0; i < review->count; i++)
        *array_add(run->arena, &files) = (struct file){.path = review->items[i].path};
    review->comes_back = linking_begin(&run->linking);
    if (review->comes_back) {
        lint_reviewed(run, review);
        ask_for_links(run);
        review->probes = linking_probes(&run->linking);
        review->comes_back = false;
    }
    if (run->options->links.dumps)
        return;
    begin_reports(run, &files);
    lint_reviewed(run, review);
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
    struct report_options shown = {.use_color = surroundings_use_color(options), .is_quiet = options->is_quiet};
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
                      .linking = {.options = &options},
                      .statistics = {.arena = &arena}, .exceptions = {.arena = &arena}, .arena = &arena};
    if (!options_parse(&options, argc, argv, &arena, &error)) {
        writer_error(stderr, &error);
        arena_free(&arena);
        return EXIT_TROUBLE;
    }
    set_up_reports(&run);
    run.today = surroundings_today(&options);
    act(&run);
    enum exit_status status = finish(&run);
    linking_end(&run.linking);
    arena_free(&arena);
    if (run.linking.interrupt)
        interrupt_obey(run.linking.interrupt);
    return (int)status;
}
