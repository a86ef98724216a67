#include "review_page.h"
#include "review_rulebook.h"

#include "base/arena.h"
#include "edge/files.h"

#include <fnmatch.h>
#include <sys/stat.h>

static bool is_named(const struct words *named, struct text path, bool *exactly)
{
    for (size_t i = 0; i < named->count; i++) {
        struct text name = named->items[i];
        *exactly = text_equal(path, name);
        if (*exactly || !name.length ||
            (text_starts_with(path, name) && path.length > name.length && path.bytes[name.length] == '/'))
            return true;
    }
    return false;
}

static bool is_hidden(struct text path)
{
    while (path.length) {
        struct text component = text_cut(&path, '/');
        if (text_starts_with(component, TEXT(".")) || text_equal(component, TEXT("node_modules")))
            return true;
    }
    return false;
}

/* Whether its page names the list among its Files. */
static bool is_listed(const struct review_file *file, struct arena *arena)
{
    const struct words *globs = &file->rulebook->files;
    const char *path = file->file->path + review_folder_of(text_from(file->configuration)).length;
    for (size_t i = 0; i < globs->count; i++)
        if (fnmatch(text_copy(arena, globs->items[i]).bytes, path, FNM_PATHNAME | FNM_PERIOD) == 0)
            return true;
    return false;
}

const struct git_file *review_merged_file(const struct review *review, const char *path)
{
    for (size_t i = 0; i < review->merged.count; i++)
        if (text_equal(text_from(review->merged.items[i].path), text_from(path)))
            return &review->merged.items[i];
    return NULL;
}

/* What a merge takes over as it is on the other side was looked at there. */
static bool choose(struct review *review, const struct git_file *file, const struct words *named,
                   struct error *error)
{
    struct text path = text_from(file->path);
    struct review_file chosen = {.file = file, .path = git_path_from_here(&review->git, file->path)};
    if (review->is_merge && !review_merged_file(review, file->path))
        return true;
    bool is_wanted = !named->count || is_named(named, path, &chosen.is_named);
    if (!is_wanted || (!chosen.is_named && is_hidden(path)))
        return true;
    if (!review_find_rulebook(review, &chosen, error))
        return false;
    if (!named->count)
        chosen.is_named = is_listed(&chosen, review->arena);
    if (named->count || chosen.is_named || !chosen.rulebook->files.count)
        *array_add(review->arena, review) = chosen;
    return true;
}

static bool is_chosen(const struct review *review, struct text path)
{
    for (size_t i = 0; i < review->count; i++)
        if (text_equal(text_from(review->items[i].file->path), path))
            return true;
    return false;
}

/* A named file that the change leaves alone is fine if it is there. git does not speak of files of the work tree
 * that were never added: these are new. */
static bool check_named(struct review *review, const char *given, struct text path, struct error *error)
{
    struct git_content content;
    struct stat status;
    bool is_work_tree = review->options->since && !review->options->head;
    enum git_side side = review->options->head ? GIT_HEAD : GIT_INDEX;
    if (is_chosen(review, path) || (stat(given, &status) == 0 && S_ISDIR(status.st_mode)))
        return true;
    if (!git_read_path(&review->git, side, path.bytes, &content, review->arena, error))
        return false;
    if (content.is_there)
        return true;
    if (is_work_tree && stat(given, &status) == 0) {
        struct git_file *file = arena_allocate(review->arena, sizeof *file);
        struct review_file *added = array_add(review->arena, review);
        file->path = path.bytes;
        *added = (struct review_file){.file = file, .path = given, .is_named = true};
        return review_find_rulebook(review, added, error);
    }
    error_set_at(array_add(review->arena, &review->errors), given, 0, 0,
                 is_work_tree      ? "there is no such file"
                 : side == GIT_HEAD ? "there is no such file in that commit"
                                    : "it is not about to be committed: git add it first");
    return true;
}

/* What a change may have done to the baseline does not count either; one that lies elsewhere is the user's. */
static bool read_baseline(struct review *review, struct error *error)
{
    const struct options *options = review->options;
    struct git_content content = {.is_there = false};
    enum git_side side = options->since ? GIT_BASE : GIT_INDEX;
    const char *path = options->baseline ? git_path_from_top(&review->git, options->baseline) : NULL;
    bool is_given = path && (options->is_staged || !options->trusts_config);
    if (is_given && !git_read_path(&review->git, side, path, &content, review->arena, error))
        return false;
    if (is_given && options->since && !content.is_there)
        return error_set_at(error, options->baseline, 0, 0,
                            "what the change is held against has no such baseline: --trust-config takes its own");
    return debt_open(&review->debt, options, content.is_there ? &content.text : NULL, review->arena, error);
}

bool review_open(struct review *review, const struct options *options, struct date today, struct setups *setups,
                 struct arena *arena, struct error *error)
{
    struct words named = {0};
    const struct git_range range = {options->since, options->head};
    *review = (struct review){.options = options, .today = today, .setups = setups, .arena = arena};
    if (!git_start_reading(&review->git, range, arena, error))
        return false;
    /* git takes its time to start, and most lists have no page of their own. */
    const struct rulebook *rulebook = setups_find_for(setups, &(struct configuration){.path = NULL}, error);
    if (!rulebook || !git_start_comparing(&review->git, error))
        return false;
    review_read_ahead(review, rulebook);
    if (!git_open(&review->git, &options->files, &review->changed, error) ||
        !git_read_merged(&review->git, &options->files, &review->merged, &review->is_merge, error))
        return false;
    for (size_t i = 0; i < options->files.count; i++) {
        const char *path = git_path_from_top(&review->git, options->files.items[i].bytes);
        if (!path)
            return error_set_at(error, options->files.items[i].bytes, 0, 0, "it lies outside of the repository");
        *array_add(arena, &named) = text_from(path);
    }
    for (size_t i = 0; i < review->changed.count; i++)
        if (!choose(review, &review->changed.items[i], &named, error))
            return false;
    for (size_t i = 0; i < named.count; i++)
        if (!check_named(review, options->files.items[i].bytes, named.items[i], error))
            return false;
    return read_baseline(review, error);
}

void review_close(struct review *review)
{
    git_close(&review->git);
}
