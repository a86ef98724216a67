#include "edge/git_run.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The last components of the current folder, as many as there are steps up to the top. */
static struct text prefix_of(struct text steps, struct arena *arena)
{
    char *here = realpath(".", NULL);
    struct text path = text_copy(arena, text_from(here));
    size_t start = path.length, count = text_count_byte(steps, '/');
    free(here);
    for (size_t i = 0; i < count && start > 0; i++)
        do
            start--;
        while (start > 0 && path.bytes[start] != '/');
    return count ? text_format(arena, "%.*s/", TEXT_ARGUMENTS(text_slice(path, start + 1, path.length))) : TEXT("");
}

/* What git rev-parse --show-cdup --absolute-git-dir says: ../../ on a line, then a path that may hold line breaks. */
static bool read_place(struct git *git, struct process *process, struct error *error)
{
    struct process_reader *reader = arena_allocate(git->arena, sizeof *reader);
    struct builder line = {.arena = git->arena};
    struct text answer, said;
    int status;
    reader->descriptor = process->output;
    process_read_line(reader, '\0', &line, &answer);
    process_finish(process, &status, &said, git->arena);
    if (status && text_find(said, TEXT("not a git repository"), 0) != TEXT_NOT_FOUND)
        return error_set(error, "this folder belongs to no git repository: there is nothing to compare with");
    if (status)
        return error_set(error, "git cannot read this repository: %.*s", TEXT_ARGUMENTS(said));
    answer = text_copy(git->arena, answer);
    struct text steps = text_cut(&answer, '\n');
    if (!text_ends_with(answer, TEXT("\n")) || (steps.length && !text_starts_with(steps, TEXT("../"))))
        return error_set(error, "this folder is not part of a git work tree: run it where the lists are");
    git->prefix = prefix_of(steps, git->arena);
    git->folder = text_slice(answer, 0, answer.length - 1);
    return true;
}

static bool start_batch(struct git *git, struct error *error)
{
    static const char *const request[] = {"cat-file", "--batch", NULL};
    if (!git_start(&git->batch, request, true, git->arena, error))
        return false;
    git->answers.descriptor = git->batch.output;
    return true;
}

/* What the user calls a commit, by its own name. */
static bool find_commit(struct git *git, const char *called, struct text *name, struct error *error)
{
    if (!*called || *called == '-')
        return error_set(error, "\"%s\" is no name of a commit", called);
    const char *commit = text_format(git->arena, "%s^{commit}", called).bytes;
    const char *const question[] = {"rev-parse", "--verify", "--quiet", "--end-of-options", commit, NULL};
    int status;
    struct text said;
    if (!git_ask(question, name, &status, &said, git->arena, error))
        return false;
    return !status || error_set(error, "git knows no commit called \"%s\"%s", called,
                                strcmp(called, "HEAD") == 0 ? ": commit something first" : ": fetch it first");
}

static bool find_commits(struct git *git, struct error *error)
{
    struct text since, head;
    const char *called = git->range.head ? git->range.head : "HEAD";
    if (!find_commit(git, git->range.since, &since, error) || !find_commit(git, called, &head, error))
        return false;
    const char *const question[] = {"merge-base", since.bytes, head.bytes, NULL};
    int status;
    struct text said;
    if (!git_ask(question, &git->base, &status, &said, git->arena, error))
        return false;
    if (status || !git->base.length)
        return error_set(error, "%s and %s have no commit in common: fetch more of the history", git->range.since,
                         called);
    if (git->range.head)
        git->head = head;
    return true;
}

/* All are started before any is waited for: that takes a third of the time. */
bool git_start_open(struct git *git, struct git_range range, struct arena *arena, struct error *error)
{
    static const char *const question[] = {"rev-parse", "--show-cdup", "--absolute-git-dir", NULL};
    const struct git_comparison staged = {.is_staged = true};
    *git = (struct git){.range = range, .base = range.since ? TEXT("") : TEXT("HEAD"), .arena = arena};
    return git_start(&git->place, question, false, arena, error) &&
           (range.since || git_start_diff(&git->diff, &staged, arena, error)) && start_batch(git, error);
}

bool git_open(struct git *git, const struct words *named, struct git_files *files, struct error *error)
{
    *files = (struct git_files){0};
    if (!read_place(git, &git->place, error))
        return false;
    if (git->range.since) {
        if (!find_commits(git, error))
            return false;
        const struct git_comparison comparison = {.from = git->base, .to = git->head};
        if (!git_start_diff(&git->diff, &comparison, git->arena, error))
            return false;
    }
    return git_read_diff(&git->diff, named, files, git->arena, error);
}

void git_end_reading(struct git *git)
{
    process_end_writing(&git->batch);
}

void git_close(struct git *git)
{
    struct error ignored;
    git_finish(&git->batch, "end", git->arena, &ignored);
    git_finish(&git->place, "end", git->arena, &ignored);
    git_finish(&git->diff, "end", git->arena, &ignored);
}

bool git_read_merged(struct git *git, const struct words *named, struct git_files *files, bool *is_merge,
                     struct error *error)
{
    struct stat status;
    struct process diff;
    struct text merged;
    *files = (struct git_files){0};
    *is_merge = !git->range.since &&
                stat(text_format(git->arena, "%.*s/MERGE_HEAD", TEXT_ARGUMENTS(git->folder)).bytes, &status) == 0;
    if (!*is_merge)
        return true;
    if (!find_commit(git, "MERGE_HEAD", &merged, error))
        return false;
    const struct git_comparison comparison = {.is_staged = true, .from = merged};
    return git_start_diff(&diff, &comparison, git->arena, error) &&
           git_read_diff(&diff, named, files, git->arena, error);
}
