/* A report for the summary of a job or a comment: what is wrong by the lines of the list, the worst first, and how
 * each line should be. GitHub takes no comment of more than 64 KiB: the report ends before that, with a word. */
#include "base/arena.h"
#include "output/markdown_group.h"
#include "output/output.h"
#include "output/tree_path.h"

enum {
    LEVELS = SEVERITY_ERROR + 1,
    LONGEST_REPORT = 60 * 1000, /* bytes */
    ROOM_FOR_FRAME = 1000,      /* of these for what stands around the groups */
    LONGEST_BODY = LONGEST_REPORT - ROOM_FOR_FRAME,
};

struct group {
    struct text text;
    size_t finding_count;
};

/* The lines whose worst finding is of one severity. */
struct level {
    struct group *items;
    size_t count, capacity;
    size_t bytes;    /* of all texts */
    bool is_full;    /* no further group has a place */
    size_t left_out; /* findings */
    size_t finding_count;
};

struct markdown {
    struct level levels[LEVELS];
};

static void markdown_begin(struct report *report)
{
    report->state = arena_allocate(report->arena, sizeof(struct markdown));
}

static enum severity worst(const struct finding *findings, size_t count)
{
    enum severity severity = SEVERITY_NOTE;
    for (size_t i = 0; i < count; i++)
        severity = findings[i].severity > severity ? findings[i].severity : severity;
    return severity;
}

/* What will certainly not be shown is not written first. */
static void add_group(struct report *report, struct level *level, const struct list *list, uint32_t line,
                      const struct finding *findings, size_t count)
{
    struct arena arena = {0};
    level->finding_count += count;
    if (!level->is_full) {
        struct text path = tree_path(&report->options, list->source->path, &arena);
        struct text text = markdown_group(list, path, line, findings, count, &arena);
        level->is_full = level->bytes + text.length > LONGEST_BODY;
        if (!level->is_full) {
            *array_add(report->arena, level) = (struct group){text_copy(report->arena, text), count};
            level->bytes += text.length;
        }
    }
    level->left_out += level->is_full ? count : 0;
    arena_free(&arena);
}

static uint32_t line_of(const struct list *list, const struct finding *finding)
{
    return source_line_at(list->source, finding->range.start);
}

static void markdown_file(struct report *report, const struct list *list, const struct findings *findings)
{
    struct markdown *markdown = report->state;
    for (size_t i = 0, end; i < findings->count; i = end) {
        uint32_t line = line_of(list, &findings->items[i]);
        for (end = i + 1; end < findings->count && line_of(list, &findings->items[end]) == line;)
            end++;
        struct level *level = &markdown->levels[worst(findings->items + i, end - i)];
        add_group(report, level, list, line, findings->items + i, end - i);
    }
}

struct body {
    FILE *stream;
    size_t bytes;
    size_t left_out;
    bool is_full;
};

static void write_level(struct body *body, const struct level *level)
{
    for (size_t i = 0; i < level->count; i++) {
        const struct group *group = &level->items[i];
        body->is_full = body->is_full || body->bytes + group->text.length > LONGEST_BODY;
        if (body->is_full) {
            body->left_out += group->finding_count;
            continue;
        }
        fwrite(group->text.bytes, 1, group->text.length, body->stream);
        body->bytes += group->text.length;
    }
    body->left_out += level->left_out;
    body->is_full = body->is_full || level->is_full;
}

static void markdown_end(struct report *report, const struct report_totals *totals)
{
    const struct markdown *markdown = report->state;
    const struct level *notes = &markdown->levels[SEVERITY_NOTE];
    struct body body = {.stream = report->stream};
    fputs("### rsfm-lint: ", report->stream);
    report_totals_write(report->stream, totals);
    fputc('\n', report->stream);
    write_level(&body, &markdown->levels[SEVERITY_ERROR]);
    write_level(&body, &markdown->levels[SEVERITY_WARNING]);
    if (notes->finding_count) {
        fprintf(report->stream, "<details><summary>%zu note%s</summary>\n\n", notes->finding_count,
                notes->finding_count == 1 ? "" : "s");
        write_level(&body, notes);
        fputs("</details>\n", report->stream);
    }
    if (body.left_out)
        fprintf(report->stream, "\n**The report is cut here: %zu more finding%s in the log of the run.**\n",
                body.left_out, body.left_out == 1 ? " is" : "s are");
}

const struct output output_markdown = {
    .name = "markdown", .begin = markdown_begin, .file = markdown_file, .end = markdown_end};
