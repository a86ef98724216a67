#include "base/arena.h"
#include "edge/git_run.h"
#include "markdown/source.h"

#include <stdlib.h>
#include <sys/stat.h>

/* The path's components behind the top, as a prefix. */
static struct text prefix_behind(struct text path, size_t top_length, struct arena *arena)
{
    if (path.length <= top_length)
        return TEXT("");
    return text_format(arena, "%.*s/", TEXT_ARGUMENTS(text_slice(path, top_length + 1, path.length)));
}

static struct text current_folder(struct arena *arena)
{
    char *here = realpath(".", NULL);
    struct text path = text_copy(arena, text_from(here));
    free(here);
    return path;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_plain_configuration(const char *path, struct arena *arena)
{
    struct source source;
    struct error ignored;
    return source_read(&source, path, -1, arena, &ignored) &&
           text_find(source.content, TEXT("bare = false"), 0) != TEXT_NOT_FOUND &&
           text_find(source.content, TEXT("worktree"), 0) == TEXT_NOT_FOUND &&
           text_find(source.content, TEXT("workTree"), 0) == TEXT_NOT_FOUND &&
           text_find(source.content, TEXT("include"), 0) == TEXT_NOT_FOUND;
}

/* Asking git takes long. Where nothing is out of the ordinary the answer is plain to see. */
static bool is_plain_to_see(struct git *git)
{
    static const char *const deciding[] = {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_CEILING_DIRECTORIES",
                                           "GIT_OBJECT_DIRECTORY"};
    for (size_t i = 0; i < sizeof deciding / sizeof *deciding; i++)
        if (getenv(deciding[i]))
            return false;
    struct text here = current_folder(git->arena), top = here;
    struct stat status;
    while (top.length > 1) {
        const char *folder = text_format(git->arena, "%.*s/.git", TEXT_ARGUMENTS(top)).bytes;
        if (lstat(folder, &status) == 0) {
            git->folder = text_from(folder);
            git->prefix = prefix_behind(here, top.length, git->arena);
            return is_folder(text_format(git->arena, "%s/objects", folder).bytes) &&
                   is_folder(text_format(git->arena, "%s/refs", folder).bytes) &&
                   text_find(git->prefix, TEXT(".git/"), 0) == TEXT_NOT_FOUND &&
                   is_plain_configuration(text_format(git->arena, "%s/config", folder).bytes, git->arena);
        }
        do
            top.length--;
        while (top.length > 1 && top.bytes[top.length] != '/');
    }
    return false;
}

bool git_ask_place(struct git *git, struct error *error)
{
    static const char *const question[] = {"rev-parse", "--show-cdup", "--absolute-git-dir", NULL};
    return git_start(&git->place, question, false, git->arena, error);
}

bool git_start_place(struct git *git, struct error *error)
{
    return is_plain_to_see(git) || git_ask_place(git, error);
}

bool git_knows_place(const struct git *git)
{
    return !git->place.pid;
}

/* The first line says ../../; what follows is a path that may hold line breaks. */
bool git_read_place(struct git *git, struct error *error)
{
    struct builder line = {.arena = git->arena};
    struct text answer, said;
    int status;
    if (!git->place.pid)
        return true;
    struct process_reader *reader = arena_allocate(git->arena, sizeof *reader);
    reader->descriptor = git->place.output;
    process_read_line(reader, '\0', &line, &answer);
    process_finish(&git->place, &status, &said, git->arena);
    if (status && text_find(said, TEXT("not a git repository"), 0) != TEXT_NOT_FOUND)
        return error_set(error, "this folder belongs to no git repository: there is nothing to compare with");
    if (status)
        return error_set(error, "git cannot read this repository: %.*s", TEXT_ARGUMENTS(said));
    answer = text_copy(git->arena, answer);
    struct text steps = text_cut(&answer, '\n'), here = current_folder(git->arena);
    if (!text_ends_with(answer, TEXT("\n")) || (steps.length && !text_starts_with(steps, TEXT("../"))))
        return error_set(error, "this folder is not part of a git work tree: run it where the lists are");
    size_t top_length = here.length;
    for (size_t up = text_count_byte(steps, '/'); up && top_length; up--)
        do
            top_length--;
        while (top_length && here.bytes[top_length] != '/');
    git->prefix = prefix_behind(here, top_length, git->arena);
    git->folder = text_slice(answer, 0, answer.length - 1);
    return true;
}
