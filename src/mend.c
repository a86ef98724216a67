#include "mend.h"

#include "edge/replace.h"
#include "output/headline.h"
#include "output/unified.h"
#include "rules/rules.h"

#include <errno.h>
#include <string.h>

static void report_refusals(const struct repair *repair)
{
    struct writer writer = {.stream = stderr};
    for (size_t i = 0; i < repair->refusals.count; i++) {
        const struct refusal *refusal = &repair->refusals.items[i];
        struct text message = text_format((struct arena *)&repair->arena, "not applied: %.*s (%.*s)",
                                          TEXT_ARGUMENTS(refusal->reason), TEXT_ARGUMENTS(refusal->message));
        headline_write(&writer, repair->source, refusal->offset, SEVERITY_NOTE, message, refusal->rule);
    }
}

/* The bytes of the file itself: they are not cleaned, whatever they are. */
static bool print_text(struct text text, struct error *error)
{
    errno = 0;
    if (fwrite(text.bytes, 1, text.length, stdout) == text.length)
        return true;
    return error_set(error, "cannot write to standard output: %s", strerror(errno ? errno : EIO));
}

static bool put_out(const struct file *file, const struct repair *repair, const struct source *source, bool is_diff,
                    struct arena *arena, struct error *error)
{
    struct text before = source->content, after = repair->source->content;
    if (is_diff)
        unified_write(stdout, file->path, before, after);
    else if (file->is_stdin)
        return print_text(after, error);
    else if (repair->rounds && !text_equal(before, after))
        return replace_file(file->path, before, after, arena, error);
    return true;
}

struct repair_options mend_wishes(const struct context *context, const struct options *options)
{
    return (struct repair_options){
        .context = context, .checks = rules_all(), .unsafe = options->unsafe_fixes, .only = &options->fix_only};
}

void mend_add(struct mend_totals *totals, const struct repair *repair, const struct source *source, size_t left)
{
    report_refusals(repair);
    totals->fixed += repair->fixed;
    totals->left += left;
    totals->more_unsafe += repair->more_unsafe;
    totals->refused += repair->refusals.count;
    totals->would_change |= !text_equal(source->content, repair->source->content);
}

bool mend_file(struct repair *repair, const struct file *file, const struct source *source,
               const struct context *context, const struct options *options, struct mend_totals *totals,
               struct arena *arena, struct error *error)
{
    const struct repair_options wishes = mend_wishes(context, options);
    if (!repair_page(repair, source, &wishes, error) ||
        !put_out(file, repair, source, options->shows_diff, arena, error))
        return false;
    mend_add(totals, repair, source, repair->findings->count);
    return true;
}

void mend_totals_write(FILE *stream, const struct mend_totals *totals, bool is_diff)
{
    size_t all = totals->fixed + totals->left;
    if (!all) {
        fputs("Nothing to fix.\n", stream);
        return;
    }
    fprintf(stream, "%s %zu of %zu %s", is_diff ? "Would fix" : "Fixed", totals->fixed, all,
            all == 1 ? "finding" : "findings");
    if (totals->more_unsafe)
        fprintf(stream, "; %zu more with --unsafe-fixes", totals->more_unsafe);
    if (totals->refused)
        fprintf(stream, "; %zu not applied", totals->refused);
    fputs(".\n", stream);
}
