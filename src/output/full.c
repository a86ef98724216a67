#include "base/arena.h"
#include "output/headline.h"
#include "output/note_groups.h"
#include "output/output.h"
#include "output/preview.h"
#include "output/snippet.h"

enum { NARROWEST_GUTTER = 5 };

static size_t gutter_width(const struct source *source)
{
    size_t width = 0;
    for (uint32_t lines = source->line_count + 1; lines; lines /= 10)
        width++;
    return width < NARROWEST_GUTTER ? NARROWEST_GUTTER : width;
}

static void write_carets(struct writer *writer, size_t gutter, struct range columns, enum style style)
{
    snippet_gutter(writer, gutter, TEXT(""), STYLE_GUTTER);
    writer_add_spaces(writer, columns.start - writer->columns);
    writer_style(writer, style);
    writer_add_literal(writer, "^");
    for (uint32_t column = columns.start + 1; column < columns.end; column++)
        writer_add_literal(writer, "~");
    writer_style(writer, STYLE_PLAIN);
    writer_add_literal(writer, "\n");
}

/* The range's first line, with carets as far as the range goes on it. Gives the byte with which what is shown
 * begins. */
static uint32_t write_source_line(struct writer *writer, const struct source *source, struct range range,
                                  size_t gutter, enum style style)
{
    struct range bounds = snippet_line(source, range.start), focus = {0, 0};
    struct text line = text_range(source->content, bounds);
    char number[16];
    snprintf(number, sizeof number, "%u", (unsigned)source_position(source, range.start).line);
    focus.start = range.start > bounds.start ? range.start - bounds.start : 0;
    focus.end = range.end > bounds.start ? range.end - bounds.start : 0;
    struct range part = snippet_part(line, focus, snippet_columns(gutter), SNIPPET_ANYWHERE);
    snippet_gutter(writer, gutter, text_from(number), STYLE_GUTTER);
    write_carets(writer, gutter, snippet_write(writer, line, focus, part, style), style);
    return bounds.start + part.start;
}

static bool is_same_range(struct range left, struct range right)
{
    return left.start == right.start && left.end == right.end;
}

/* The line at the finding and what its fix makes of it. */
static void write_place(struct writer *writer, const struct source *source, const struct finding *finding,
                        size_t gutter)
{
    uint32_t shown_from = 0;
    if (source->content.length)
        shown_from = write_source_line(writer, source, finding->range, gutter, headline_style(finding->severity));
    if (finding->fix)
        preview_write(writer, source, finding, gutter, shown_from);
}

static void write_finding(struct writer *writer, const struct source *source, const struct finding *finding)
{
    size_t gutter = gutter_width(source);
    headline_write(writer, source, finding->range.start, finding->severity, finding->message, finding->rule);
    write_place(writer, source, finding, gutter);
    for (size_t i = 0; i < finding->notes.count; i++) {
        const struct note *note = &finding->notes.items[i];
        headline_write(writer, source, note->range.start, SEVERITY_NOTE, note->message, NULL);
        if (source->content.length && !is_same_range(note->range, finding->range))
            write_source_line(writer, source, note->range, gutter, STYLE_NOTE);
    }
    writer_add_literal(writer, "\n");
}

/* All notes of a rule on one line, with the first as an example. */
static void write_group(struct writer *writer, const struct source *source, const struct note_group *group,
                        struct arena *arena)
{
    size_t gutter = gutter_width(source);
    const struct finding *first = group->items[0];
    headline_write(writer, source, first->range.start, first->severity,
                   note_group_message(group, source, arena), group->rule);
    write_place(writer, source, first, gutter);
    snippet_gutter(writer, gutter, TEXT(""), STYLE_GUTTER);
    writer_add_literal(writer, " the first of ");
    writer_add_number(writer, group->count);
    writer_add_literal(writer, "; --format gcc shows all\n\n");
}

static void full_file(struct report *report, const struct list *list, const struct findings *findings)
{
    struct writer writer = {.stream = report->stream, .use_color = report->options.use_color};
    struct arena arena = {0};
    struct note_groups groups = {.arena = &arena};
    note_groups_collect(&groups, findings);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        const struct note_group *group = note_groups_find(&groups, finding);
        if (!group)
            write_finding(&writer, list->source, finding);
        else if (group->items[0] == finding)
            write_group(&writer, list->source, group, &arena);
    }
    arena_free(&arena);
}

static void full_end(struct report *report, const struct report_totals *totals)
{
    if (!report->options.is_quiet)
        report_totals_write(report->stream, totals);
}

const struct output output_full = {.name = "full", .file = full_file, .end = full_end};
