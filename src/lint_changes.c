#include "lint_changes.h"

#include "base/arena.h"
#include "review.h"

static void lint_review(struct run *run, struct review *review)
{
    struct error error;
    struct files files = {0};
    for (size_t i = 0; i < review->errors.count; i++)
        run_complain(run, &review->errors.items[i]);
    for (size_t i = 0; i < review->count; i++)
        *array_add(run->arena, &files) = (struct file){.path = review->items[i].path};
    run_begin_reports(run, &files);
    for (size_t i = 0; i < review->count; i++) {
        struct arena arena = {0};
        struct reviewed reviewed;
        if (!review_lint(review, &review->items[i], run->today, &arena, &reviewed, &error))
            run_complain(run, &error);
        else if (review->items[i].is_named || list_has_tables(&reviewed.list))
            run_report(run, &reviewed.list, &reviewed.findings);
        arena_free(&arena);
    }
    run_end_reports(run);
}

void lint_changes(struct run *run)
{
    struct error error;
    struct review review;
    if (review_open(&review, run->options, &run->setups, run->arena, &error))
        lint_review(run, &review);
    else
        run_complain(run, &error);
    review_close(&review);
}
