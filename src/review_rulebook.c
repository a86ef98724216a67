#include "review_rulebook.h"

#include "base/arena.h"
#include "edge/files.h"

struct text review_folder_of(struct text path)
{
    while (path.length && path.bytes[path.length - 1] != '/')
        path.length--;
    return path;
}

const char *review_configuration_beside(struct text path, struct arena *arena)
{
    return text_format(arena, "%.*s.rsfm-lint.md", TEXT_ARGUMENTS(review_folder_of(path))).bytes;
}

/* The page of that very folder, which ends in a slash or is empty; page->path is NULL where it has none. */
static bool read_configuration(struct review *review, enum git_side side, struct text folder,
                               struct configuration *page, struct error *error)
{
    struct git_content content;
    const char *path = review_configuration_beside(folder, review->arena);
    *page = (struct configuration){.path = NULL};
    if (!git_read_path(&review->git, side, path, &content, review->arena, error))
        return false;
    if (content.is_too_large)
        return error_set_at(error, path, 0, 0, "a page has at most %d bytes", PAGE_SIZE_LIMIT);
    if (!content.is_there)
        return true;
    struct text *copy = arena_allocate(review->arena, sizeof *copy);
    *copy = content.text;
    *page = (struct configuration){path, copy};
    return true;
}

static const struct folder *find_folder(const struct review *review, struct text path)
{
    for (size_t i = 0; i < review->folders.count; i++)
        if (text_equal(review->folders.items[i].path, path))
            return &review->folders.items[i];
    return NULL;
}

/* The nearest page upward from the list, on that side. Lists come in the order of their paths, so that it is
 * enough to remember the folders above the last one. */
static bool find_configuration(struct review *review, enum git_side side, const char *list_path,
                               struct configuration *found, struct error *error)
{
    struct text folder = review_folder_of(text_from(list_path));
    const struct folder *known = find_folder(review, folder);
    struct folders above = {0};
    *found = known ? known->page : (struct configuration){.path = NULL};
    for (bool is_top = false; !known && !found->path && !is_top;) {
        if (!read_configuration(review, side, folder, found, error))
            return false;
        *array_add(review->arena, &above) = (struct folder){.path = folder};
        is_top = !folder.length;
        folder = review_folder_of(text_slice(folder, 0, is_top ? 0 : folder.length - 1));
        if (!found->path && !is_top && (known = find_folder(review, folder)))
            *found = known->page;
    }
    for (size_t i = 0; i < above.count; i++)
        above.items[i].page = *found;
    while (known) {
        *array_add(review->arena, &above) = *known;
        struct text path = text_slice(known->path, 0, known->path.length - (known->path.length > 0));
        known = known->path.length ? find_folder(review, review_folder_of(path)) : NULL;
    }
    review->folders = above;
    return true;
}

/* What judges a change must not come from it, but for what is about to be committed by the user's own hand. */
bool review_find_rulebook(struct review *review, struct review_file *file, struct error *error)
{
    const struct options *options = review->options;
    enum git_side side = !options->since         ? GIT_INDEX
                         : !options->trusts_config ? GIT_BASE
                                                   : GIT_HEAD;
    struct configuration configuration;
    if (side == GIT_HEAD && !options->head) {
        configuration = (struct configuration){.path = files_configuration(file->path, review->arena)};
        file->configuration = configuration.path ? git_path_from_top(&review->git, configuration.path) : NULL;
    } else {
        if (!find_configuration(review, side, file->file->path, &configuration, error))
            return false;
        file->configuration = configuration.path;
    }
    file->rulebook = setups_find_for(review->setups, &configuration, error);
    return file->rulebook;
}
