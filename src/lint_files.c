#include "lint_files.h"

#include "base/arena.h"
#include "rules/rules.h"

#include <unistd.h>

/* Standard input, which can be read but once, is kept for the second time that all lists are read. */
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

static void lint_each(struct run *run, const struct files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        struct arena arena = {0};
        struct error error;
        if (!lint_file(run, &files->items[i], &arena, &error) && run_speaks(run))
            run_complain(run, &error);
        arena_free(&arena);
    }
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
    if (linking_begin(&run->linking)) {
        lint_each(run, &files);
        run_ask_for_links(run);
    }
    if (run->options->links.dumps)
        return;
    if (!run_begin_reports(run, &files))
        return;
    lint_each(run, &files);
    report_unused_exceptions(run);
    close_debt(run);
    run_end_reports(run);
}
