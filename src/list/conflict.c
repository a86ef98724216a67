#include "base/arena.h"
#include "list/build.h"
#include "list/place.h"

#include <string.h>

enum { MARKER_LENGTH = 7 };

enum marker_kind { MARKER_START = '<', MARKER_MIDDLE = '=', MARKER_END = '>' };

struct marker {
    enum marker_kind kind;
    uint32_t line;
    struct text label; /* what stands behind it: a branch, a commit */
};

struct markers {
    struct marker *items;
    size_t count, capacity;
};

/* As git writes them: seven of the same at the line's start, and nothing or a space and a label behind. */
static bool read_marker(struct text line, struct marker *marker)
{
    size_t length = 0;
    if (!line.length || !memchr("<=>", line.bytes[0], 3))
        return false;
    while (length < line.length && line.bytes[length] == line.bytes[0])
        length++;
    marker->kind = (enum marker_kind)line.bytes[0];
    marker->label = text_trim(text_slice(line, length, line.length));
    if (length != MARKER_LENGTH || (marker->label.length && line.bytes[length] != ' '))
        return false;
    return marker->kind != MARKER_MIDDLE || !marker->label.length;
}

/* What stands in a fence is shown as it is, and may be about merges. Asked from line to line. */
static bool is_fenced(const struct document *document, uint32_t line, size_t *block)
{
    while (*block < document->block_count && document->blocks[*block].last_line < line)
        (*block)++;
    const struct block *here = &document->blocks[*block];
    return *block < document->block_count && here->kind == BLOCK_CODE && !here->is_indented &&
           here->first_line <= line;
}

static void find_markers(const struct list *list, struct arena *arena, struct markers *markers)
{
    size_t block = 0;
    for (uint32_t line = 0; line < list->source->line_count; line++) {
        struct marker marker = {.line = line};
        if (read_marker(source_line(list->source, line), &marker) && !is_fenced(list->document, line, &block))
            *array_add(arena, markers) = marker;
    }
}

/* The last line of the block that the line stands in: what follows a >>>>>>> belongs to the quote that it opens. */
static uint32_t last_line_of_block(const struct list *list, uint32_t line)
{
    const struct document *document = list->document;
    size_t low = 0, high = document->block_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->blocks[middle].first_line <= line)
            low = middle + 1;
        else
            high = middle;
    }
    return low && document->blocks[low - 1].last_line > line ? document->blocks[low - 1].last_line : line;
}

static struct range lines_from(const struct list *list, const struct marker *first, const struct marker *last)
{
    uint32_t end = last->kind == MARKER_END ? last_line_of_block(list, last->line) : last->line;
    return (struct range){source_line_range(list->source, first->line).start,
                          source_line_range(list->source, end).end};
}

/* <<<<<<<, ======= and >>>>>>> in this order, from markers[first] on. */
static bool is_whole(const struct markers *markers, size_t first)
{
    const struct marker *marker = &markers->items[first];
    return first + 2 < markers->count && marker[0].kind == MARKER_START && marker[1].kind == MARKER_MIDDLE &&
           marker[2].kind == MARKER_END;
}

/* A quote in a quote in a quote … has words behind it, not the name of a branch or a commit. */
static bool names_branch(struct text label)
{
    size_t end = text_find_byte(label, ' ', 0);
    return label.length && (end == TEXT_NOT_FOUND || label.bytes[end + 1] == '(');
}

/* A line of = is the underline of a heading elsewhere than in a table. */
static bool is_left_over(const struct list *list, const struct marker *marker)
{
    const struct row *row = list_row_at(list, source_line_range(list->source, marker->line).start);
    return marker->kind == MARKER_MIDDLE ? row && row->kind == ROW_TEXT : names_branch(marker->label);
}

/* Neither version of a row is the list's before somebody has chosen. */
static void forget_rows(struct list *list)
{
    size_t next = 0;
    for (size_t t = 0; t < list->tables.count && next < list->conflicts.count; t++)
        for (size_t r = 0; r < list->tables.items[t].row_count; r++) {
            struct row *row = &list->tables.items[t].rows[r];
            while (next < list->conflicts.count && list->conflicts.items[next].range.end <= row->range.start)
                next++;
            if (next < list->conflicts.count && range_overlaps(list->conflicts.items[next].range, row->range))
                row_forget_roles(list, row);
        }
}

void build_conflicts(struct list *list, struct arena *arena)
{
    struct markers markers = {0};
    find_markers(list, arena, &markers);
    for (size_t i = 0; i < markers.count; i++) {
        const struct marker *marker = &markers.items[i];
        struct conflict conflict = {.label = marker->label};
        if (is_whole(&markers, i)) {
            conflict.range = lines_from(list, marker, marker + 2);
            conflict.middle = source_line_range(list->source, marker[1].line);
            conflict.end = source_line_range(list->source, marker[2].line);
            conflict.is_whole = true;
            i += 2;
        } else if (is_left_over(list, marker)) {
            conflict.range = lines_from(list, marker, marker);
        } else {
            continue;
        }
        *array_add(arena, &list->conflicts) = conflict;
    }
    forget_rows(list);
}
