#include "summary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_same_file(const struct stat *left, const char *right)
{
    struct stat status;
    return stat(right, &status) == 0 && left->st_dev == status.st_dev && left->st_ino == status.st_ino;
}

static bool is_linted(const char *path, const struct files *files)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    for (size_t i = 0; i < files->count; i++)
        if (!files->items[i].is_stdin && is_same_file(&status, files->items[i].path))
            return true;
    return false;
}

static bool fail(const char *path, struct error *error)
{
    return error_set_at(error, path, 0, 0, "cannot write the summary: %s", strerror(errno ? errno : EIO));
}

bool summary_open(struct report *summary, const char *path, const struct files *files, struct error *error)
{
    const char *of_step = getenv("GITHUB_STEP_SUMMARY");
    if (is_linted(path, files))
        return error_set_at(error, path, 0, 0, "--summary would write over this list: name another file");
    errno = 0;
    summary->stream = fopen(path, of_step && strcmp(of_step, path) == 0 ? "a" : "w");
    if (!summary->stream)
        return fail(path, error);
    summary->output = &output_markdown;
    return true;
}

bool summary_close(struct report *summary, const char *path, struct error *error)
{
    if (!summary->stream)
        return true;
    errno = 0;
    bool has_failed = ferror(summary->stream);
    has_failed |= fclose(summary->stream) != 0;
    return !has_failed || fail(path, error);
}
