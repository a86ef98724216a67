#include "engine/fresh.h"

#include "base/arena.h"
#include "list/place.h"

#include <stdlib.h>

static void add(struct fresh *fresh, uint32_t start, uint32_t end)
{
    *array_add(fresh->arena, fresh) = (struct range){start, end};
}

/* Rows that have a table now, and are still cut off from it. */
static void add_cut_off(struct fresh *fresh, const struct table *table)
{
    const struct list *list = fresh->list;
    size_t low = 0, high = list->strays.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->strays.items[middle].rows.items[0].range.start < table->header.range.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < list->strays.count && list->strays.items[low].table == table; low++) {
        const struct stray *stray = &list->strays.items[low];
        add(fresh, stray->rows.items[0].range.start, stray->rows.items[stray->rows.count - 1].range.end);
    }
}

/* The row on the first line from there on that is not blank. */
static const struct row *first_row(const struct list *list, uint32_t offset)
{
    struct text rest = text_slice(list->source->content, offset, list->source->content.length);
    rest = text_trim(rest);
    struct text line = text_trim(text_cut(&rest, '\n'));
    return list_row_at(list, (uint32_t)(line.bytes - list->source->content.bytes) + (uint32_t)line.length);
}

/* Rows that came into a table, and its header, where is told what half of the rows share; where a table is new the
 * heading above too. */
static void add_rows(struct fresh *fresh, const struct patch_edit *item, struct range lines)
{
    size_t count = item->edit->effect.count;
    const struct row *row = first_row(fresh->list, item->new_start);
    if (!row)
        return;
    const struct table *table = row->table;
    const struct row *last = table->row_count ? &table->rows[table->row_count - 1] : &table->header;
    if (item->edit->effect.kind == EFFECT_MAKES_TABLE) {
        lines.start = table->header.range.start;
        add_cut_off(fresh, table);
        if (table->section)
            add(fresh, table->section->range.start, table->section->range.end);
    } else {
        add(fresh, table->header.range.start, table->header.range.end);
        if (row != &table->header && count && (size_t)(row - table->rows) + count <= table->row_count)
            last = row + count - 1;
    }
    add(fresh, lines.start, last->range.end + 1);
}

/* What an edit brings into a table, as it declares; and a row whose cells no rule but one could speak of before. */
static void collect(struct fresh *fresh, const struct proof *proof)
{
    const struct source *source = proof->after.list->source;
    for (size_t i = 0; i < proof->patch->count; i++) {
        const struct patch_edit *item = &proof->patch->items[i];
        enum effect_kind kind = item->edit->effect.kind;
        const struct row *before = list_row_at(proof->before.list, item->edit->range.start);
        uint32_t line = source_line_at(source, item->new_start);
        struct range lines = {source->line_starts[line], source_line_end(source, line)};
        if (kind == EFFECT_MENDS_ROW || (before && before->is_unreliable))
            add(fresh, lines.start, lines.end);
        if (kind == EFFECT_MAKES_ROWS || kind == EFFECT_MAKES_TABLE)
            add_rows(fresh, item, lines);
    }
}

static int compare_ranges(const void *left, const void *right)
{
    const struct range *a = left, *b = right;
    return (a->start > b->start) - (a->start < b->start);
}

/* In order, and none within another. */
static void sort(struct fresh *fresh)
{
    struct range *items = fresh->items;
    size_t count = 0;
    if (fresh->count)
        qsort(items, fresh->count, sizeof *items, compare_ranges);
    for (size_t i = 0; i < fresh->count; i++)
        if (count && items[i].start <= items[count - 1].end)
            items[count - 1].end = items[i].end > items[count - 1].end ? items[i].end : items[count - 1].end;
        else
            items[count++] = items[i];
    fresh->count = count;
}

void fresh_read(struct fresh *fresh, const struct proof *proof, struct arena *arena)
{
    *fresh = (struct fresh){.arena = arena, .list = proof->after.list};
    collect(fresh, proof);
    sort(fresh);
}

bool fresh_has(const struct fresh *fresh, uint32_t offset)
{
    size_t low = 0, high = fresh->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fresh->items[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low && offset < fresh->items[low - 1].end;
}
