#include "output/change.h"

#include "base/arena.h"
#include "engine/fix.h"
#include "output/snippet.h"

#include <stdlib.h>

static int compare_edits(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    if (a->range.start != b->range.start)
        return a->range.start < b->range.start ? -1 : 1;
    return (a->range.end > b->range.end) - (a->range.end < b->range.end);
}

void change_sort(struct edit *edits, size_t count)
{
    if (count)
        qsort(edits, count, sizeof *edits, compare_edits);
}

struct change change_next(const struct source *source, const struct edit *edits, size_t count)
{
    uint32_t start = edits[0].range.start, line_start = snippet_line(source, start).start;
    /* A byte order mark stands before the first line, and what ends a line behind it. */
    struct change change = {edits, 0, {line_start < start ? line_start : start, start}};
    while (change.count < count && edits[change.count].range.start <= change.lines.end) {
        uint32_t edit_end = edits[change.count++].range.end, line_end = snippet_line(source, edit_end).end;
        if (edit_end > change.lines.end)
            change.lines.end = edit_end;
        if (line_end > change.lines.end)
            change.lines.end = line_end;
    }
    return change;
}

static bool is_line_ending(struct text text, uint32_t at)
{
    return at < text.length && (text.bytes[at] == '\n' || text.bytes[at] == '\r');
}

static uint32_t behind_line_ending(struct text text, uint32_t at)
{
    if (text.bytes[at] == '\r' && at + 1 < text.length && text.bytes[at + 1] == '\n')
        at++;
    return at + 1;
}

/* The range that the edits remove between them; false when they do anything else. */
static bool removed_range(const struct change *change, struct range *removed)
{
    *removed = (struct range){change->edits[0].range.start, change->edits[0].range.start};
    for (size_t i = 0; i < change->count; i++) {
        if (change->edits[i].replacement.length || change->edits[i].range.start != removed->end)
            return false;
        removed->end = change->edits[i].range.end;
    }
    return removed->start < removed->end;
}

/* Lines go with the line ending behind them or with the one before them. */
bool change_removes_lines(const struct change *change, const struct source *source, struct range *numbers)
{
    struct range removed;
    struct text content = source->content;
    if (!removed_range(change, &removed))
        return false;
    bool is_to_end = removed.end == content.length;
    uint32_t first = removed.start, last = removed.end - 1;
    if (source_position(source, first).column > 1 || !(is_to_end || content.bytes[last] == '\n')) {
        if (!is_line_ending(content, first) || !(is_to_end || is_line_ending(content, removed.end)))
            return false;
        first = behind_line_ending(content, first);
        if (first > removed.end || (first == removed.end && is_to_end))
            return false;
        last = last > first ? last : first;
    }
    *numbers = (struct range){source_position(source, first).line, source_position(source, last).line};
    return true;
}

static uint32_t shared_start(struct text left, struct text right)
{
    size_t count = 0;
    while (count < left.length && count < right.length && left.bytes[count] == right.bytes[count])
        count++;
    return (uint32_t)count;
}

static uint32_t shared_end(struct text left, struct text right)
{
    size_t count = 0;
    while (count < left.length && count < right.length &&
           left.bytes[left.length - count - 1] == right.bytes[right.length - count - 1])
        count++;
    return (uint32_t)count;
}

struct changed_text change_apply(const struct change *change, const struct source *source, struct arena *arena)
{
    struct text before = text_range(source->content, change->lines);
    struct edit *edits = arena_allocate_array(arena, change->count, sizeof *edits);
    uint32_t start = change->edits[0].range.start - change->lines.start, end = start;
    for (size_t i = 0; i < change->count; i++) {
        edits[i] = change->edits[i];
        edits[i].range.start -= change->lines.start;
        edits[i].range.end -= change->lines.start;
        end = edits[i].range.end > end ? edits[i].range.end : end;
    }
    struct changed_text changed = {.text = fix_apply(before, edits, change->count, arena)};
    struct text removed = text_slice(before, start, end);
    struct text added = text_slice(changed.text, start, changed.text.length - (before.length - end));
    uint32_t same = shared_start(removed, added);
    removed = text_slice(removed, same, removed.length);
    added = text_slice(added, same, added.length);
    uint32_t same_at_end = shared_end(removed, added);
    changed.added = (struct range){start + same, start + same + (uint32_t)added.length - same_at_end};
    changed.only_adds = removed.length == same_at_end;
    return changed;
}

struct range change_new_lines(const struct changed_text *changed)
{
    struct text text = changed->text;
    struct range lines = changed->added;
    bool is_at_start = lines.start == 0 || text.bytes[lines.start - 1] == '\n';
    if (lines.start < lines.end && is_at_start && text.bytes[lines.end - 1] == '\n')
        lines.end--;
    else if (lines.start < lines.end && is_line_ending(text, lines.start))
        lines.start = behind_line_ending(text, lines.start);
    while (lines.start > 0 && text.bytes[lines.start - 1] != '\n')
        lines.start--;
    while (lines.end < text.length && text.bytes[lines.end] != '\n')
        lines.end++;
    return lines;
}
