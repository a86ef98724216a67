#include "edge/git_run.h"

#include "base/arena.h"

#include <string.h>
#include <sys/stat.h>

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

bool git_start_reading(struct git *git, struct git_range range, struct arena *arena, struct error *error)
{
    *git = (struct git){.range = range, .base = range.since ? TEXT("") : TEXT("HEAD"), .arena = arena};
    return git_start_place(git, error) && git_start_batch(git, error);
}

bool git_start_comparing(struct git *git, struct error *error)
{
    const struct git_comparison staged = {.is_staged = true};
    return git->range.since || git_start_diff(&git->diff, &staged, git->arena, error);
}

static bool find_files(struct git *git, const struct words *named, struct git_files *files, struct error *error)
{
    if (git->range.since && !find_commits(git, error))
        return false;
    const struct git_comparison comparison = {.from = git->base, .to = git->head};
    return (!git->range.since || git_start_diff(&git->diff, &comparison, git->arena, error)) &&
           git_read_diff(&git->diff, named, files, git->arena, error);
}

bool git_open(struct git *git, const struct words *named, struct git_files *files, struct error *error)
{
    struct error reason;
    *files = (struct git_files){0};
    if (!git_read_place(git, error))
        return false;
    if (find_files(git, named, files, error))
        return true;
    /* It may be that it takes this for no repository, or not for ours: it says so only when it is asked. */
    if (git_ask_place(git, &reason) && !git_read_place(git, &reason))
        *error = reason;
    return false;
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
