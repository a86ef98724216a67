#include "run.h"

#include "base/arena.h"
#include "edge/repository.h"
#include "output/writer.h"
#include "reports.h"
#include "surroundings.h"

#include <stdlib.h>
#include <unistd.h>

/* A diff, a baseline and a table of counts take the place of the findings. */
static const struct output *choose_output(const struct options *options)
{
    const char *is_action = getenv("GITHUB_ACTIONS");
    if (options->shows_statistics || options->shows_diff || options->written_baseline)
        return NULL;
    if (options->output)
        return options->output;
    if (is_action && *is_action)
        return &output_github;
    return isatty(STDOUT_FILENO) ? &output_full : &output_gcc;
}

/* The repaired text of standard input has standard output for itself. */
static FILE *choose_stream(const struct options *options)
{
    for (size_t i = 0; options->fixes && i < options->files.count; i++)
        if (text_equal(options->files.items[i], TEXT("-")))
            return stderr;
    return stdout;
}

void run_begin(struct run *run, const struct options *options, struct arena *arena)
{
    struct report_options shown = {.use_color = surroundings_use_color(options), .is_quiet = options->is_quiet};
    repository_find(&shown.here, &shown.top, arena);
    *run = (struct run){.options = options,
                        .report = {choose_output(options), choose_stream(options), shown, arena, NULL, NULL},
                        .statistics = {.arena = arena},
                        .today = surroundings_today(options),
                        .setups = {.options = options, .arena = arena},
                        .exceptions = {.arena = arena},
                        .linking = {.options = options},
                        .arena = arena};
}

void run_end(struct run *run)
{
    bool has_read_none = run->had_trouble && !run->mended.fixed && !run->mended.left;
    if (run->options->action == ACTION_LINT && run_mends(run) && !run->options->is_quiet && !has_read_none)
        mend_totals_write(stderr, &run->mended, run->options->shows_diff);
    setups_free(&run->setups);
    linking_end(&run->linking);
}

void run_complain(struct run *run, const struct error *error)
{
    run->had_trouble = true;
    /* What was found so far comes before it where both go to one place. */
    fflush(stdout);
    writer_error(stderr, error);
}

void run_ask_for_links(struct run *run)
{
    struct error error;
    if (!linking_ask(&run->linking, &error))
        run_complain(run, &error);
}

bool run_speaks(const struct run *run)
{
    return !run->linking.collects || run->options->links.dumps;
}

bool run_begin_reports(struct run *run, const struct files *files)
{
    struct error error;
    if (run->options->written_baseline)
        return true;
    if (run->options->shows_diff && !literal_begin(&run->diff, stdout, &error)) {
        run_complain(run, &error);
        return false;
    }
    if (!reports_open(&run->report, run->options, files, &error))
        run_complain(run, &error);
    report_begin(&run->report);
    return true;
}

static bool fails(const struct run *run, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (run->options->fail_on != FAIL_NEVER && !findings->items[i].was_there &&
            (int)findings->items[i].severity >= (int)run->options->fail_on)
            return true;
    return false;
}

void run_report(struct run *run, const struct list *list, const struct findings *findings)
{
    if (run->options->written_baseline)
        return;
    report_totals_add(&run->totals, findings);
    run->had_failure |= fails(run, findings);
    if (run->options->shows_statistics)
        statistics_add(&run->statistics, findings);
    report_file(&run->report, list, findings);
}

void run_report_page(struct run *run, const struct source *source, const struct rulebook *rulebook,
                     const struct findings *findings)
{
    struct list list;
    const struct context context = {.rulebook = rulebook, .today = run->today};
    list_build(&list, source, &context, run->arena);
    run_report(run, &list, findings);
}

bool run_mends(const struct run *run)
{
    return run->options->fixes || run->options->shows_diff;
}

bool run_mend(struct run *run, const struct file *file, const struct source *source, const struct context *context,
              struct arena *arena, struct error *error)
{
    struct repair repair;
    bool is_done = mend_file(&repair, file, source, context, run->options, &run->mended, arena, error);
    if (is_done && !run->options->shows_diff) {
        struct findings left = *repair.findings;
        exceptions_note(&run->exceptions, repair.list, &left);
        debt_settle(&run->debt, repair.list, &left);
        run_report(run, repair.list, &left);
    }
    repair_free(&repair);
    return is_done;
}

void run_end_reports(struct run *run)
{
    struct error error;
    const struct options *options = run->options;
    if (options->written_baseline)
        return;
    if (options->shows_statistics && !options->shows_diff)
        statistics_write(run->report.stream, &run->report.options, &run->statistics);
    report_end(&run->report, &run->totals);
    literal_end(&run->diff, stdout);
    if (!reports_close(&run->report, options, &error))
        run_complain(run, &error);
    if (options->shows_diff)
        run->had_failure = run->mended.would_change;
}
