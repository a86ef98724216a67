#include "lint_changes.h"

#include "base/arena.h"
#include "mend_changes.h"

static bool lint_file(struct run *run, struct review *review, const struct review_file *file, struct arena *arena,
                      struct error *error)
{
    struct reviewed reviewed;
    if (!reviewed_read(&reviewed, review, file, arena, error))
        return false;
    if (!file->is_named && !list_has_tables(&reviewed.list))
        return true;
    if (run->linking.collects) {
        linking_collect(&run->linking, &reviewed.list);
        return true;
    }
    if (run_mends(run))
        return mend_changes(run, review, file, &reviewed, arena, error);
    if (!reviewed_find_known(&reviewed, review, false, arena, error))
        return false;
    reviewed_select(&reviewed, &reviewed.list, &reviewed.findings, arena);
    run_report(run, &reviewed.list, &reviewed.findings);
    return true;
}

static void lint_each(struct run *run, struct review *review)
{
    for (size_t i = 0; i < review->count; i++) {
        struct arena arena = {0};
        struct error error;
        if (!lint_file(run, review, &review->items[i], &arena, &error) && run_speaks(run))
            run_complain(run, &error);
        arena_free(&arena);
    }
}

static void lint_review(struct run *run, struct review *review)
{
    struct files files = {0};
    for (size_t i = 0; i < review->errors.count; i++)
        run_complain(run, &review->errors.items[i]);
    for (size_t i = 0; i < review->count; i++)
        *array_add(run->arena, &files) = (struct file){.path = review->items[i].path};
    review->comes_back = linking_begin(&run->linking);
    if (review->comes_back) {
        lint_each(run, review);
        run_ask_for_links(run);
        review->probes = linking_probes(&run->linking);
        review->comes_back = false;
    }
    if (run->options->links.dumps)
        return;
    if (!run_begin_reports(run, &files))
        return;
    lint_each(run, review);
    run_end_reports(run);
}

void lint_changes(struct run *run)
{
    struct error error;
    struct review review;
    if (review_open(&review, run->options, run->today, &run->setups, run->arena, &error))
        lint_review(run, &review);
    else
        run_complain(run, &error);
    review_close(&review);
}
