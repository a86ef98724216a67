#include "debt.h"

#include "base/arena.h"
#include "edge/files.h"
#include "edge/replace.h"

#include <sys/stat.h>

bool debt_open(struct debt *debt, const struct options *options, const struct text *given, struct arena *arena,
               struct error *error)
{
    struct source source;
    *debt = (struct debt){.options = options, .arena = arena, .is_known = options->baseline};
    if (!options->baseline)
        return true;
    if (given)
        return baseline_read(&debt->known, options->baseline, *given, arena, error);
    return source_read(&source, options->baseline, -1, arena, error) &&
           baseline_read(&debt->known, options->baseline, source.content, arena, error);
}

struct text debt_name(const struct debt *debt, const char *list_path, struct arena *arena)
{
    const struct options *options = debt->options;
    const char *baseline = options->written_baseline ? options->written_baseline : options->baseline;
    struct text path = text_from(files_seen_from(baseline, list_path, arena));
    struct builder name = {.arena = arena};
    /* A tab or a line break would end it. */
    for (size_t i = 0; i < path.length; i++)
        if ((unsigned char)path.bytes[i] < ' ' || path.bytes[i] == '\\')
            builder_format(&name, "\\x%02x", (unsigned)(unsigned char)path.bytes[i]);
        else
            builder_add_byte(&name, path.bytes[i]);
    return builder_text(&name);
}

void debt_settle(struct debt *debt, const struct list *list, struct findings *findings)
{
    if (!debt->is_known && !debt->options->written_baseline)
        return;
    struct text name = debt_name(debt, list->source->path, debt->arena);
    debt->rulebook = list->context->rulebook;
    if (debt->is_known)
        baseline_apply(&debt->known, name, list, findings);
    if (!debt->options->written_baseline)
        return;
    baseline_add(&debt->written, name, findings, debt->arena);
    findings->count = 0;
}

static bool read_if_there(const char *path, struct text *text, struct arena *arena, struct error *error)
{
    struct source source;
    struct stat status;
    *text = TEXT("");
    if (stat(path, &status) != 0)
        return true;
    if (!source_read(&source, path, -1, arena, error))
        return false;
    *text = source.content;
    return true;
}

static bool write_new(struct debt *debt, struct error *error)
{
    const char *path = debt->options->written_baseline;
    struct text before;
    if (!read_if_there(path, &before, debt->arena, error))
        return false;
    if (before.length && !baseline_is_one(before))
        return error_set_at(error, path, 0, 0, "this is no baseline, so it is not overwritten");
    size_t count = debt->written.count;
    if (!replace_file(path, before, baseline_text(&debt->written, debt->arena), debt->arena, error))
        return false;
    if (!debt->options->is_quiet)
        fprintf(stderr, "rsfm-lint: recorded %zu finding%s\n", count, count == 1 ? "" : "s");
    return true;
}

bool debt_close(struct debt *debt, struct source *source, struct findings *findings, struct error *error)
{
    const struct options *options = debt->options;
    *findings = (struct findings){.arena = debt->arena};
    if (options->written_baseline)
        return write_new(debt, error);
    if (!debt->is_known || !debt->rulebook)
        return true;
    if (options->prunes_baseline) {
        struct text pruned = baseline_pruned(&debt->known, debt->arena);
        return text_equal(pruned, debt->known.text) ||
               replace_file(options->baseline, debt->known.text, pruned, debt->arena, error);
    }
    source_from_text(source, options->baseline, debt->known.text, debt->arena);
    baseline_report(&debt->known, debt->rulebook, findings);
    return true;
}
