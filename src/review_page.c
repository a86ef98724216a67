#include "review_page.h"

#include "base/arena.h"
#include "list/changes.h"
#include "review_rulebook.h"
#include "rules/rules.h"

static bool read_now(struct review *review, const struct review_file *file, struct source *source,
                     struct arena *arena, struct error *error)
{
    struct git_content content;
    if (file->file->is_unmerged)
        return error_set_at(error, file->path, 0, 0,
                            "a merge left two versions of it: settle them, and git add it");
    /* git may keep other line endings than the file has that is to be repaired. */
    bool is_file = !file->file->after.length || (review->options->since && review->options->fixes);
    if (is_file)
        return source_read(source, file->path, -1, arena, error);
    if (!git_read_blob(&review->git, file->file->after, &content, arena, error))
        return false;
    if (!content.is_there)
        return error_set_at(error, file->path, 0, 0, "git does not have what this file holds");
    source_from_text(source, file->path, content.text, arena);
    source->too_large = content.is_too_large;
    return true;
}

/* A page as it was. */
struct former {
    struct text blob;
    struct context context;
    struct source source;
    struct list list;
};

static struct former *make_former(const char *path, const struct git_content *content, struct context context,
                                  struct arena *arena)
{
    struct former *former = arena_allocate(arena, sizeof *former);
    former->blob = content->name;
    former->context = context;
    source_from_text(&former->source, path, content->text, arena);
    list_build(&former->list, &former->source, &former->context, arena);
    return former;
}

void review_read_ahead(struct review *review, const struct rulebook *rulebook)
{
    enum { MOST_READ_AHEAD = 1024 * 1024 }; /* bytes: more takes longer than git, and may be in vain */
    const struct words *named = &review->options->files;
    const char *path = named->count ? named->items[0].bytes : "README.md";
    const char *from_top = git_knows_place(&review->git) ? git_path_from_top(&review->git, path) : NULL;
    struct git_content content;
    struct error error; /* it will come again where the page is needed */
    if (!from_top || review->options->since)
        return;
    git_ask_ahead(&review->git, GIT_BASE, from_top);
    git_ask_ahead(&review->git, GIT_INDEX, review_configuration_beside(text_from(from_top), review->arena));
    git_ask_ahead(&review->git, GIT_INDEX, from_top);
    if (!git_read_path(&review->git, GIT_BASE, from_top, &content, review->arena, &error) || !content.text.length ||
        content.text.length > MOST_READ_AHEAD)
        return;
    const struct context context = {.rulebook = rulebook, .today = review->today};
    review->ahead =
        make_former(git_path_from_here(&review->git, from_top), &content, context, review->arena);
}

static bool is_ahead(const struct review *review, const struct git_file *file, const struct context *context)
{
    const struct former *ahead = review->ahead;
    return ahead && text_equal(ahead->blob, file->before) && ahead->context.rulebook == context->rulebook &&
           ahead->context.probes == context->probes;
}

/* *former is NULL where there was none. */
static bool read_former(struct review *review, const struct git_file *file, const struct context *context,
                        struct former **former, struct arena *arena, struct error *error)
{
    struct git_content content;
    *former = NULL;
    if (!file->before.length)
        return true;
    if (is_ahead(review, file, context)) {
        *former = review->ahead;
        return true;
    }
    if (!git_read_blob(&review->git, file->before, &content, arena, error))
        return false;
    if (!content.is_there)
        return error_set_at(error, file->path, 0, 0, "git does not have what this file held before");
    *former = make_former(file->path, &content, *context, arena);
    return true;
}

/* git shows no lines of what it takes for binary, and what is too large was not read. */
static struct changes changes_of(const struct git_file *file, const struct former *former,
                                 const struct source *source, struct arena *arena)
{
    struct changes changes = {.before = former ? &former->list : NULL};
    bool is_unseen = !file->hunks.count && former && !text_equal(former->source.content, source->content);
    if (is_unseen || source->too_large)
        *array_add(arena, &changes.lines) = (struct lines){0, UINT32_MAX};
    for (size_t i = 0; i < file->hunks.count && !source->too_large; i++) {
        *array_add(arena, &changes.hunks) = file->hunks.items[i];
        if (file->hunks.items[i].now.count)
            *array_add(arena, &changes.lines) = file->hunks.items[i].now;
    }
    return changes;
}

/* What the baseline knows is not said again where the change touches it. */
static void drop_known_notes(struct findings *findings, const struct known *debt)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++)
        if (!findings->items[i].was_there || !known_has(debt, findings->items[i].key))
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
}

/* In a merge that is new which is new to both sides. */
static bool read_formers(struct review *review, const struct git_file *file, const struct context *context,
                         const struct source *source, struct former *formers[2], struct changes *changes,
                         struct arena *arena, struct error *error)
{
    const struct git_file *merged = review->is_merge ? review_merged_file(review, file->path) : NULL;
    formers[1] = NULL;
    if (!read_former(review, file, context, &formers[0], arena, error) ||
        (merged && !read_former(review, merged, context, &formers[1], arena, error)))
        return false;
    *changes = changes_of(file, formers[0], source, arena);
    if (!formers[1])
        return true;
    const struct changes other = changes_of(merged, formers[1], source, arena);
    if (formers[0])
        changes_keep_common(changes, &other, arena);
    else
        *changes = other;
    return true;
}

bool reviewed_read(struct reviewed *reviewed, struct review *review, const struct review_file *file,
                   struct arena *arena, struct error *error)
{
    struct changes *changes = arena_allocate(arena, sizeof *changes);
    struct context *context = arena_allocate(arena, sizeof *context);
    *context = (struct context){.rulebook = file->rulebook, .today = review->today, .probes = review->probes};
    *reviewed = (struct reviewed){0};
    if (!read_now(review, file, &reviewed->source, arena, error) ||
        !read_formers(review, file->file, context, &reviewed->source, reviewed->formers, changes, arena, error))
        return false;
    if (!review->comes_back && file == &review->items[review->count - 1])
        git_end_reading(&review->git);
    changes->is_obeyed = !review->options->since || review->options->trusts_config;
    context->changes = changes;
    list_build(&reviewed->list, &reviewed->source, context, arena);
    return lint_run(&reviewed->list, rules_all(), arena, &reviewed->findings, error);
}

bool reviewed_find_known(struct reviewed *reviewed, const struct review *review, bool of_all_rules,
                         struct arena *arena, struct error *error)
{
    const bool *wanted =
        of_all_rules ? NULL : news_rules_in_question(&reviewed->list, &reviewed->findings, arena);
    struct findings findings;
    for (int i = 0; i < 2; i++) {
        if (!reviewed->formers[i])
            continue;
        if (!lint_run_some(&reviewed->formers[i]->list, rules_all(), wanted, arena, &findings, error))
            return false;
        known_add_findings(&reviewed->known, &findings, arena);
    }
    if (review->debt.is_known)
        baseline_known(&review->debt.known, debt_name(&review->debt, reviewed->source.path, arena),
                       &reviewed->debt, arena);
    known_add(&reviewed->known, &reviewed->debt, arena);
    return true;
}

void reviewed_select(const struct reviewed *reviewed, const struct list *list, struct findings *findings,
                     struct arena *arena)
{
    news_select(list, findings, &reviewed->known, arena);
    drop_known_notes(findings, &reviewed->debt);
}
