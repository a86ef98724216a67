#include "edge/repository.h"

#include "base/arena.h"

#include <stdlib.h>
#include <sys/stat.h>

/* The empty text when there is no such path. */
static struct text resolved(const char *path, struct arena *arena)
{
    char *found = path && *path ? realpath(path, NULL) : NULL;
    struct text copy = text_copy(arena, text_from(found));
    free(found);
    return copy;
}

static bool is_within(struct text path, struct text folder)
{
    if (text_equal(folder, TEXT("/")))
        return true;
    return folder.length && text_starts_with(path, folder) &&
           (path.length == folder.length || path.bytes[folder.length] == '/');
}

static bool holds_repository(struct text folder, struct arena *arena)
{
    struct stat status;
    return lstat(text_format(arena, "%.*s/.git", TEXT_ARGUMENTS(folder)).bytes, &status) == 0;
}

void repository_find(struct text *here, struct text *top, struct arena *arena)
{
    struct text workspace = resolved(getenv("GITHUB_WORKSPACE"), arena);
    *here = resolved(".", arena);
    *top = is_within(*here, workspace) ? workspace : *here;
    if (top->length == workspace.length && holds_repository(*top, arena))
        return;
    for (struct text folder = *here; folder.length;) {
        if (holds_repository(folder, arena)) {
            *top = folder;
            return;
        }
        while (folder.bytes[folder.length - 1] != '/')
            folder.length--;
        folder.length--;
    }
}
