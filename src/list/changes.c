#include "list/changes.h"

#include "base/arena.h"
#include "list/place.h"

/* The number of stretches that start at or before line. */
static size_t count_started(const struct changes *changes, uint32_t line)
{
    size_t low = 0, high = changes->lines.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (changes->lines.items[middle].first <= line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t line_at(const struct list *list, uint32_t offset)
{
    return source_position(list->source, offset).line - 1;
}

bool changes_touch(const struct list *list, struct range range)
{
    const struct changes *changes = list->context->changes;
    if (!changes || !changes->before)
        return true;
    uint32_t first = line_at(list, range.start);
    uint32_t last = range.end > range.start + 1 ? line_at(list, range.end - 1) : first;
    size_t started = count_started(changes, last);
    if (!started)
        return false;
    const struct lines *lines = &changes->lines.items[started - 1];
    return first < lines->first + lines->count;
}

const struct list *changes_page_before(const struct list *list)
{
    const struct changes *changes = list->context->changes;
    return changes ? changes->before : NULL;
}

const struct list *changes_voters(const struct list *list)
{
    const struct list *before = changes_page_before(list);
    return before && before->tables.count ? before : list;
}

bool changes_rewrite(const struct list *list, const struct table *before)
{
    const struct changes *changes = list->context->changes;
    size_t gone = 0, hunk = 0;
    for (size_t r = 0; r < before->row_count; r++) {
        uint32_t line = line_at(changes->before, before->rows[r].range.start);
        while (hunk < changes->hunks.count &&
               changes->hunks.items[hunk].before.first + changes->hunks.items[hunk].before.count <= line)
            hunk++;
        gone += hunk < changes->hunks.count && changes->hunks.items[hunk].before.first <= line;
    }
    return gone * 4 >= before->row_count * 3;
}

/* Where an untouched line stood. */
static bool find_line_before(const struct changes *changes, uint32_t line, uint32_t *before)
{
    int64_t shift = 0;
    for (size_t i = 0; i < changes->hunks.count; i++) {
        const struct hunk *hunk = &changes->hunks.items[i];
        if (line < hunk->now.first)
            break;
        if (line < hunk->now.first + hunk->now.count)
            return false;
        shift = (int64_t)hunk->before.first + hunk->before.count - hunk->now.first - hunk->now.count;
    }
    *before = (uint32_t)(line + shift);
    return true;
}

/* The header itself was changed: the first table of the section. */
static const struct table *table_of_section(const struct list *list, const struct heading *section)
{
    for (size_t i = 0; section && i < list->tables.count; i++) {
        const struct table *table = &list->tables.items[i];
        if (table->section && text_equal(table->section->slug, section->slug))
            return table;
    }
    return NULL;
}

const struct table *changes_table_before(const struct list *list, const struct table *table)
{
    const struct list *before = changes_voters(list);
    uint32_t line;
    if (before == list)
        return table;
    if (!find_line_before(list->context->changes, line_at(list, table->header.range.start), &line))
        return table_of_section(before, table->section);
    if (line >= before->source->printed_count)
        return NULL;
    const struct row *row = list_row_at(before, before->source->printed_starts[line] + 1);
    return row && row == &row->table->header ? row->table : NULL;
}

void changes_keep_common(struct changes *changes, const struct changes *other, struct arena *arena)
{
    struct changes common = {.before = changes->before};
    size_t i = 0, k = 0;
    if (!other->before)
        return;
    while (i < changes->lines.count && k < other->lines.count) {
        struct lines one = changes->lines.items[i], two = other->lines.items[k];
        uint32_t one_end = one.first + one.count, two_end = two.first + two.count;
        uint32_t first = one.first > two.first ? one.first : two.first, end = one_end < two_end ? one_end : two_end;
        if (first < end)
            *array_add(arena, &common.lines) = (struct lines){first, end - first};
        if (one_end <= two_end)
            i++;
        else
            k++;
    }
    changes->lines.items = common.lines.items;
    changes->lines.count = common.lines.count;
    changes->lines.capacity = common.lines.capacity;
}
