#include "engine/new_findings.h"

#include "base/arena.h"
#include "list/place.h"

#include <stdlib.h>

/* A finding of the old version that is to be found again, or that is to be gone. */
struct known {
    const struct finding *finding;
    uint32_t line; /* on which it stands in the new version */
    bool is_taken;  /* it was found again, or is not to be */
    bool is_repaired;
    size_t taken, taken_on_line; /* on the first of a key, of a rule and line: so many are known to be taken */
};

struct search {
    struct proof *proof;
    struct { struct known *items; size_t count, capacity; } known; /* by key */
    struct { struct known **items; size_t count, capacity; } on_lines; /* by rule and line */
    struct { struct range *items; size_t count, capacity; } fresh; /* of the new text: what came into a table */
    struct arena *arena;
};

static int compare_keys(const void *left, const void *right)
{
    const struct known *a = left, *b = right;
    int order = text_compare(a->finding->key, b->finding->key);
    if (!order)
        order = b->is_repaired - a->is_repaired;
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static int compare_lines(const void *left, const void *right)
{
    const struct known *a = *(struct known *const *)left, *b = *(struct known *const *)right;
    if (a->finding->rule != b->finding->rule)
        return (uintptr_t)a->finding->rule < (uintptr_t)b->finding->rule ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static int compare_findings(const void *left, const void *right)
{
    const struct finding *const *a = left, *const *b = right;
    return ((uintptr_t)*a > (uintptr_t)*b) - ((uintptr_t)*a < (uintptr_t)*b);
}

static uint32_t line_after(const struct proof *proof, const struct finding *finding)
{
    const struct source *source = proof->after.list->source;
    return source->line_count ? source_line_at(source, patch_offset(proof->patch, finding->range.start)) : 0;
}

/* What was silent before because another finding spoke is not new either. */
static void collect_known(struct search *search)
{
    const struct proof *proof = search->proof;
    const struct findings *before = proof->before.findings;
    struct { const struct finding **items; size_t count, capacity; } repaired = {0};
    for (size_t i = 0; i < proof->count; i++)
        if (proof->applied[i])
            *array_add(search->arena, &repaired) = proof->repaired[i];
    if (repaired.count)
        qsort(repaired.items, repaired.count, sizeof *repaired.items, compare_findings);
    for (size_t i = 0; i < before->count + before->silent.count; i++) {
        const struct finding *finding =
            i < before->count ? &before->items[i] : &before->silent.items[i - before->count];
        bool is_repaired = repaired.count && bsearch(&finding, repaired.items, repaired.count,
                                                     sizeof *repaired.items, compare_findings) != NULL;
        *array_add(search->arena, &search->known) =
            (struct known){finding, line_after(proof, finding), is_repaired, is_repaired, 0, 0};
    }
    if (search->known.count)
        qsort(search->known.items, search->known.count, sizeof *search->known.items, compare_keys);
    for (size_t i = 0; i < search->known.count; i++)
        if (!search->known.items[i].is_repaired)
            *array_add(search->arena, &search->on_lines) = &search->known.items[i];
    if (search->on_lines.count)
        qsort(search->on_lines.items, search->on_lines.count, sizeof *search->on_lines.items, compare_lines);
}

static void add_fresh(struct search *search, uint32_t start, uint32_t end)
{
    *array_add(search->arena, &search->fresh) = (struct range){start, end};
}

/* Rows that have a table now, and are still cut off from it. */
static void add_cut_off(struct search *search, const struct table *table)
{
    const struct list *list = search->proof->after.list;
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
        add_fresh(search, stray->rows.items[0].range.start, stray->rows.items[stray->rows.count - 1].range.end);
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
static void add_rows(struct search *search, const struct patch_edit *item, struct range lines)
{
    const struct list *after = search->proof->after.list;
    size_t count = item->edit->effect.count;
    const struct row *row = first_row(after, item->new_start);
    if (!row)
        return;
    const struct table *table = row->table;
    const struct row *last = table->row_count ? &table->rows[table->row_count - 1] : &table->header;
    if (item->edit->effect.kind == EFFECT_MAKES_TABLE) {
        lines.start = table->header.range.start;
        add_cut_off(search, table);
        if (table->section)
            *array_add(search->arena, &search->fresh) = table->section->range;
    } else {
        add_fresh(search, table->header.range.start, table->header.range.end);
        if (row != &table->header && count && (size_t)(row - table->rows) + count <= table->row_count)
            last = row + count - 1;
    }
    add_fresh(search, lines.start, last->range.end + 1);
}

/* What an edit brings into a table, as it declares; and a row whose cells no rule but one could speak of before. */
static void collect_fresh(struct search *search)
{
    const struct proof *proof = search->proof;
    const struct source *source = proof->after.list->source;
    for (size_t i = 0; i < proof->patch->count; i++) {
        const struct patch_edit *item = &proof->patch->items[i];
        enum effect_kind kind = item->edit->effect.kind;
        const struct row *before = list_row_at(proof->before.list, item->edit->range.start);
        uint32_t line = source_line_at(source, item->new_start);
        struct range lines = {source->line_starts[line], source_line_end(source, line)};
        if (kind == EFFECT_MENDS_ROW || (before && before->is_unreliable))
            add_fresh(search, lines.start, lines.end);
        if (kind == EFFECT_MAKES_ROWS || kind == EFFECT_MAKES_TABLE)
            add_rows(search, item, lines);
    }
}

static int compare_ranges(const void *left, const void *right)
{
    const struct range *a = left, *b = right;
    return (a->start > b->start) - (a->start < b->start);
}

/* In order, and none within another. */
static void sort_fresh(struct search *search)
{
    struct range *items = search->fresh.items;
    size_t count = 0;
    if (search->fresh.count)
        qsort(items, search->fresh.count, sizeof *items, compare_ranges);
    for (size_t i = 0; i < search->fresh.count; i++)
        if (count && items[i].start <= items[count - 1].end)
            items[count - 1].end = items[i].end > items[count - 1].end ? items[i].end : items[count - 1].end;
        else
            items[count++] = items[i];
    search->fresh.count = count;
}

static bool is_fresh_place(const struct search *search, uint32_t offset)
{
    size_t low = 0, high = search->fresh.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (search->fresh.items[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low && offset < search->fresh.items[low - 1].end;
}

/* A pair is new as soon as one of it is. */
static bool is_fresh(const struct search *search, const struct finding *finding)
{
    bool fresh = is_fresh_place(search, finding->range.start);
    for (size_t i = 0; i < finding->notes.count && !fresh; i++)
        fresh = is_fresh_place(search, finding->notes.items[i].range.start);
    return fresh;
}

/* The first of that key. */
static size_t find_key(const struct search *search, struct text key)
{
    size_t low = 0, high = search->known.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(search->known.items[middle].finding->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_key(const struct search *search, size_t index, struct text key)
{
    return index < search->known.count && text_equal(search->known.items[index].finding->key, key);
}

static bool take_key(struct search *search, const struct finding *finding)
{
    size_t first = find_key(search, finding->key);
    struct known *known = search->known.items;
    if (!has_key(search, first, finding->key))
        return false;
    for (size_t *taken = &known[first].taken; has_key(search, first + *taken, finding->key); ++*taken)
        if (!known[first + *taken].is_taken) {
            known[first + *taken].is_taken = true;
            return true;
        }
    return false;
}

/* One of the same rule on the same line, which may be called otherwise now that its row was changed. */
static bool take_on_line(struct search *search, const struct finding *finding)
{
    const struct source *source = search->proof->after.list->source;
    struct known wanted = {.finding = finding,
                           .line = source->line_count ? source_line_at(source, finding->range.start) : 0};
    struct known *address = &wanted, **items = search->on_lines.items;
    size_t low = 0, high = search->on_lines.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_lines(&items[middle], &address) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t at = low; at < search->on_lines.count && compare_lines(&items[at], &address) == 0;
         at = low + items[low]->taken_on_line) {
        if (!items[at]->is_taken)
            return items[at]->is_taken = true;
        items[low]->taken_on_line++;
    }
    return false;
}

/* Of equal keys the repaired ones stand first. */
static bool was_repaired(const struct search *search, const struct finding *finding)
{
    size_t first = find_key(search, finding->key);
    return has_key(search, first, finding->key) && search->known.items[first].is_repaired;
}

/* The edits on the lines of the finding and of its notes; all, where there are none. */
static struct range edits_around(const struct search *search, const struct finding *finding)
{
    const struct source *source = search->proof->after.list->source;
    const struct patch *patch = search->proof->patch;
    for (size_t i = 0; i <= finding->notes.count && source->line_count; i++) {
        struct range place = i ? finding->notes.items[i - 1].range : finding->range;
        uint32_t line = source_line_at(source, place.start);
        struct range edits = {(uint32_t)patch_first_new(patch, source->line_starts[line]), 0};
        for (edits.end = edits.start; edits.end < patch->count; edits.end++)
            if (patch->items[edits.end].new_start > source_line_range(source, line).end)
                break;
        if (edits.start < edits.end)
            return edits;
    }
    return (struct range){0, 0};
}

static void check_finding(struct search *search, const struct finding *finding)
{
    struct proof *proof = search->proof;
    bool is_there_still = was_repaired(search, finding);
    if (!is_there_still && (finding->severity == SEVERITY_NOTE || is_fresh(search, finding) ||
                            (proof->tolerates && proof->tolerates(proof->after.list, finding, proof->data))))
        return;
    struct text reason =
        is_there_still ? text_format(proof->arena, "%.*s would be found again", TEXT_ARGUMENTS(finding->rule->name))
                       : text_format(proof->arena, "there would be a new %s: %.*s",
                                     severity_name(finding->severity), TEXT_ARGUMENTS(finding->message));
    proof_blame(proof, edits_around(search, finding), reason);
}

void new_findings_check(struct proof *proof)
{
    struct arena arena = {0};
    struct search search = {.proof = proof, .arena = &arena};
    const struct findings *after = proof->after.findings;
    collect_known(&search);
    collect_fresh(&search);
    sort_fresh(&search);
    bool *is_known = arena_allocate_array(&arena, after->count, sizeof *is_known);
    for (size_t i = 0; i < after->count; i++)
        is_known[i] = take_key(&search, &after->items[i]);
    for (size_t i = 0; i < after->count; i++)
        if (!is_known[i] && !take_on_line(&search, &after->items[i]))
            check_finding(&search, &after->items[i]);
    arena_free(&arena);
}
