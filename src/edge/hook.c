#include "edge/hook.h"

#include "base/arena.h"
#include "edge/locate.h"
#include "edge/process.h"
#include "edge/replace.h"
#include "markdown/source.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* hooks/pre-commit, from the build. */
extern const char hook_text[];

#define MARKER "# A git hook: rsfm-lint looks at what is about to be committed"
#define SLOT "\ninstalled=\n"

struct place {
    struct text folder, hook, before; /* each ends in NUL */
    struct text content;              /* of the hook that is there; empty where there is none */
    bool is_there, is_ours, has_before;
};

/* As git itself is set up: core.hooksPath is what is asked for. */
static bool find_folder(struct text *folder, struct arena *arena, struct error *error)
{
    static const char *const arguments[] = {"git", "rev-parse", "--git-path", "hooks", NULL};
    static const char *const variables[] = {"LC_ALL=C", NULL};
    struct process process;
    struct builder line = {.arena = arena};
    struct text said;
    int status;
    if (!process_start(&process, arguments, variables, false, arena, error))
        return false;
    struct process_reader *reader = arena_allocate(arena, sizeof *reader);
    reader->descriptor = process.output;
    process_read_line(reader, '\0', &line, folder);
    process_finish(&process, &status, &said, arena);
    if (status != 0)
        return error_set(error, "git does not say where its hooks are: %.*s", TEXT_ARGUMENTS(said));
    while (text_ends_with(*folder, TEXT("\n")))
        folder->length--;
    *folder = text_copy(arena, *folder);
    return true;
}

static bool look(struct place *place, struct arena *arena, struct error *error)
{
    struct stat status;
    struct source source;
    if (!find_folder(&place->folder, arena, error))
        return false;
    place->hook = text_format(arena, "%.*s/pre-commit", TEXT_ARGUMENTS(place->folder));
    place->before = text_format(arena, "%.*s.before-rsfm-lint", TEXT_ARGUMENTS(place->hook));
    place->has_before = lstat(place->before.bytes, &status) == 0;
    place->is_there = lstat(place->hook.bytes, &status) == 0;
    if (!place->is_there || S_ISLNK(status.st_mode))
        return true;
    if (!source_read(&source, place->hook.bytes, -1, arena, error))
        return false;
    place->content = source.content;
    place->is_ours = text_find(source.content, TEXT(MARKER), 0) != TEXT_NOT_FOUND;
    return true;
}

/* The hook as it is installed: with the place of this program in it, quoted for the shell. */
static struct text make_hook(struct arena *arena)
{
    struct text hook = text_from(hook_text), program = locate_self(arena);
    size_t at = text_find(hook, TEXT(SLOT), 0) + sizeof SLOT - 2;
    struct builder builder = {.arena = arena};
    builder_add(&builder, text_slice(hook, 0, at));
    builder_add_byte(&builder, '\'');
    for (size_t i = 0; i < program.length; i++)
        if (program.bytes[i] == '\'')
            builder_add(&builder, TEXT("'\\''"));
        else
            builder_add_byte(&builder, program.bytes[i]);
    builder_add_byte(&builder, '\'');
    builder_add(&builder, text_slice(hook, at, hook.length));
    return builder_text(&builder);
}

static bool fail(const struct place *place, const char *what, struct error *error)
{
    return error_set_at(error, place->hook.bytes, 0, 0, "%s: %s", what, strerror(errno));
}

/* The new file is complete, and may be run, before it takes the hook's name. */
static bool write_hook(const struct place *place, struct text content, struct arena *arena, struct error *error)
{
    if (!replace_file(place->hook.bytes, place->is_ours ? place->content : TEXT(""), content, arena, error))
        return false;
    mode_t mask = umask(0);
    umask(mask);
    return chmod(place->hook.bytes, 0777 & ~mask) == 0 || fail(place, "cannot make it a program", error);
}

/* core.hooksPath may name one that is not there, in others that are not there either. */
static bool make_folder(struct text folder, struct arena *arena)
{
    for (size_t i = 1; i <= folder.length; i++)
        if ((i == folder.length || folder.bytes[i] == '/') &&
            mkdir(text_copy(arena, text_slice(folder, 0, i)).bytes, 0777) != 0 && errno != EEXIST)
            return false;
    struct stat status;
    bool is_folder = stat(folder.bytes, &status) == 0 && S_ISDIR(status.st_mode);
    if (!is_folder)
        errno = ENOTDIR;
    return is_folder;
}

bool hook_install(struct hook_result *result, struct arena *arena, struct error *error)
{
    struct place place = {0};
    if (!look(&place, arena, error))
        return false;
    bool moves = place.is_there && !place.is_ours;
    struct text content = make_hook(arena);
    *result = (struct hook_result){.path = place.hook};
    if (moves || place.has_before)
        result->before = place.before;
    if (place.is_ours && text_equal(place.content, content))
        return true;
    if (moves && place.has_before)
        return error_set_at(error, place.hook.bytes, 0, 0,
                            "it is not the hook of rsfm-lint, and %.*s exists already: which one should run?",
                            TEXT_ARGUMENTS(place.before));
    if (!make_folder(place.folder, arena))
        return fail(&place, "cannot make its folder", error);
    if (moves && rename(place.hook.bytes, place.before.bytes) != 0)
        return fail(&place, "cannot move the hook that is there", error);
    if (!write_hook(&place, content, arena, error)) {
        if (moves)
            (void)rename(place.before.bytes, place.hook.bytes);
        return false;
    }
    result->is_changed = true;
    return true;
}

bool hook_uninstall(struct hook_result *result, struct arena *arena, struct error *error)
{
    struct place place = {0};
    if (!look(&place, arena, error))
        return false;
    *result = (struct hook_result){.path = place.hook, .before = place.has_before ? place.before : TEXT("")};
    if (!place.is_ours)
        return true;
    int failed = place.has_before ? rename(place.before.bytes, place.hook.bytes) : unlink(place.hook.bytes);
    if (failed)
        return fail(&place, "cannot take it away", error);
    result->is_changed = true;
    return true;
}
