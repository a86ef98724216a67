#include "lint_files.h"

#include "base/arena.h"
#include "rules/rules.h"

#include <unistd.h>

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
    if (run_mends(run))
        return run_mend(run, file, &source, &context, arena, error);
    if (!lint_run(&list, rules_all(), arena, &findings, error))
        return false;
    exceptions_note(&run->exceptions, &list, &findings);
    debt_settle(&run->debt, &list, &findings);
    run_report(run, &list, &findings);
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

/* Where files were named others may have use for an exception. */
static void report_unused_exceptions(struct run *run)
{
    struct unused_pages pages = {0};
    if (run->options->files.count || run->options->written_baseline || run->options->shows_diff || run->had_trouble)
        return;
    exceptions_report(&run->exceptions, &pages);
    for (size_t i = 0; i < pages.count; i++)
        run_report_page(run, &pages.items[i].source, pages.items[i].rulebook, &pages.items[i].findings);
}

static void close_debt(struct run *run)
{
    struct error error;
    struct source source;
    struct findings gone;
    if (run->had_trouble && (run->options->written_baseline || run->options->prunes_baseline))
        return;
    if (!debt_close(&run->debt, &source, &gone, &error))
        run_complain(run, &error);
    else if (gone.count)
        run_report_page(run, &source, run->debt.rulebook, &gone);
}

void lint_files(struct run *run)
{
    struct error error;
    struct files files = {0};
    struct words arguments = {0};
    if (!choose_files(run, &arguments, &error) ||
        !debt_open(&run->debt, run->options, NULL, run->arena, &error)) {
        run_complain(run, &error);
        return;
    }
    files_find(&files, &arguments, run->options->stdin_filename, run->arena);
    for (size_t i = 0; i < files.errors.count; i++)
        run_complain(run, &files.errors.items[i]);
    run_begin_reports(run, &files);
    for (size_t i = 0; i < files.count; i++) {
        struct arena arena = {0};
        if (!lint_file(run, &files.items[i], &arena, &error))
            run_complain(run, &error);
        arena_free(&arena);
    }
    report_unused_exceptions(run);
    close_debt(run);
    run_end_reports(run);
}
