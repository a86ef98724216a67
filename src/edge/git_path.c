#include "base/arena.h"
#include "edge/git.h"

#include <stdlib.h>

/* Adds the path's components to what is there. False when .. leads out of it. */
static bool add_components(struct words *components, struct text path, struct arena *arena)
{
    while (path.length) {
        struct text component = text_cut(&path, '/');
        if (!component.length || text_equal(component, TEXT(".")))
            continue;
        if (!text_equal(component, TEXT("..")))
            *array_add(arena, components) = component;
        else if (components->count-- == 0)
            return false;
    }
    return true;
}

static struct text joined(const struct words *components, size_t from, struct arena *arena)
{
    struct builder path = {.arena = arena};
    for (size_t i = from; i < components->count; i++) {
        if (i > from)
            builder_add_byte(&path, '/');
        builder_add(&path, components->items[i]);
    }
    return text_copy(arena, builder_text(&path));
}

/* The folder of the path without symbolic links, the file perhaps not there. */
static struct text real_path(struct text path, struct arena *arena)
{
    size_t slash = path.length;
    while (slash && path.bytes[slash - 1] != '/')
        slash--;
    char *folder = realpath(text_copy(arena, text_slice(path, 0, slash)).bytes, NULL);
    if (!folder)
        return path;
    struct text real = text_format(arena, "%s/%.*s", folder, TEXT_ARGUMENTS(text_slice(path, slash, path.length)));
    free(folder);
    return real;
}

/* The top of the work tree, which is the current folder without the prefix. */
static struct text top_of(const struct git *git)
{
    char *here = realpath(".", NULL);
    struct text path = text_copy(git->arena, text_from(here));
    free(here);
    return text_slice(path, 0, git->prefix.length && path.length >= git->prefix.length
                                   ? path.length + 1 - git->prefix.length
                                   : path.length);
}

const char *git_path_from_top(const struct git *git, const char *path)
{
    struct words components = {0}, top = {0};
    struct text given = text_from(path);
    if (!text_starts_with(given, TEXT("/")))
        return add_components(&components, git->prefix, git->arena) &&
                       add_components(&components, given, git->arena)
                   ? joined(&components, 0, git->arena).bytes
                   : NULL;
    add_components(&top, top_of(git), git->arena);
    if (!add_components(&components, real_path(given, git->arena), git->arena) || components.count < top.count)
        return NULL;
    for (size_t i = 0; i < top.count; i++)
        if (!text_equal(top.items[i], components.items[i]))
            return NULL;
    return joined(&components, top.count, git->arena).bytes;
}

const char *git_path_from_here(const struct git *git, const char *path)
{
    struct text prefix = git->prefix, rest = text_from(path);
    struct builder result = {.arena = git->arena};
    while (prefix.length) {
        struct text ahead = rest, folder = text_cut(&prefix, '/');
        if (!text_equal(text_cut(&ahead, '/'), folder)) {
            for (size_t up = 1 + text_count_byte(prefix, '/'); up; up--)
                builder_add(&result, TEXT("../"));
            break;
        }
        rest = ahead;
    }
    builder_add(&result, rest);
    return text_copy(git->arena, builder_text(&result)).bytes;
}
