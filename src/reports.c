#include "reports.h"

#include "base/arena.h"

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
    return error_set_at(error, path, 0, 0, "cannot write the report: %s", strerror(errno ? errno : EIO));
}

static bool open_report(struct report *report, const struct written_report *written, const struct files *files,
                        struct error *error)
{
    const char *of_step = getenv("GITHUB_STEP_SUMMARY");
    if (is_linted(written->path, files))
        return error_set_at(error, written->path, 0, 0, "the report would write over this list: name another file");
    errno = 0;
    report->stream = fopen(written->path, of_step && strcmp(of_step, written->path) == 0 ? "a" : "w");
    if (!report->stream)
        return fail(written->path, error);
    report->output = written->output;
    return true;
}

bool reports_open(struct report *printed, const struct options *options, const struct files *files,
                  struct error *error)
{
    struct report *last = printed;
    for (size_t i = 0; i < options->reports.count; i++) {
        struct report *report = arena_allocate(printed->arena, sizeof *report);
        *report = (struct report){.options = printed->options, .arena = printed->arena};
        report->options.use_color = false;
        if (!open_report(report, &options->reports.items[i], files, error))
            return false;
        last = last->beside = report;
    }
    return true;
}

bool reports_close(struct report *printed, const struct options *options, struct error *error)
{
    const struct written_report *written = options->reports.items;
    bool is_done = true;
    for (struct report *report = printed->beside; report; report = report->beside, written++) {
        errno = 0;
        bool has_failed = ferror(report->stream);
        has_failed |= fclose(report->stream) != 0;
        if (has_failed && is_done)
            is_done = fail(written->path, error);
    }
    return is_done;
}
