#include "base/arena.h"
#include "list/habit.h"
#include "list/padding.h"
#include "rules/rules.h"

enum {
    MOST_FINDINGS = 3, /* of a kind and a table, one a cell; more are one */
    KINDS = 2,
};

static const struct text kinds[KINDS] = {{"padding", 7}, {"spaces", 6}}; /* as keys have them */

struct walk {
    const struct list *list;
    struct findings *out;
    const enum padding *columns; /* by column */
    bool spares_headers;         /* they are padded unlike their tables all over the page */
};

static void add_edit(struct walk *walk, struct finding *finding, struct range range, const char *replacement)
{
    finding_add_edit(walk->out, finding, FIX_SAFE, range, text_from(replacement),
                     (struct effect){.kind = EFFECT_NONE});
}

static bool is_blank_run(struct range range)
{
    return range.start < range.end;
}

/* Blanks where the column's other cells have none. */
static void check_surplus(struct walk *walk, struct range before, struct range behind)
{
    bool has_both = is_blank_run(before) && is_blank_run(behind);
    struct range first = is_blank_run(before) ? before : behind;
    if (!is_blank_run(first))
        return;
    struct finding *finding =
        findings_add(walk->out, first, "blanks %s this cell, unlike the rest of its table: remove them",
                     has_both ? "around" : is_blank_run(before) ? "before" : "behind");
    finding->key_detail = kinds[0];
    add_edit(walk, finding, first, "");
    if (has_both)
        add_edit(walk, finding, behind, "");
}

/* No blank where the column's other cells have one. More than one may be there to draw the column. */
static void check_lack(struct walk *walk, struct range before, struct range behind)
{
    struct range first = is_blank_run(before) ? behind : before;
    if (is_blank_run(first))
        return;
    struct finding *finding = findings_add(
        walk->out, first, "no space between | and this cell, unlike the rest of its table: write one");
    finding->key_detail = kinds[0];
    add_edit(walk, finding, first, " ");
    if (!is_blank_run(before) && !is_blank_run(behind))
        add_edit(walk, finding, behind, " ");
}

/* False where a pipe is missing, or there is nothing to pad. */
static bool read_ends(const struct walk *walk, const struct row *row, size_t cell, struct range *before,
                      struct range *behind)
{
    bool is_open_end = (!row->opened && !cell) || (!row->closed && cell + 1 == row->cell_count);
    if (is_open_end || row->cells[cell].form == CELL_EMPTY)
        return false;
    cell_blanks(walk->list, row, cell, before, behind);
    return true;
}

static void check_ends(struct walk *walk, const struct row *row, size_t cell)
{
    struct range before, behind;
    if (!read_ends(walk, row, cell, &before, &behind))
        return;
    if (walk->columns[cell] == PADDING_NONE)
        check_surplus(walk, before, behind);
    else if (walk->columns[cell] == PADDING_ONE)
        check_lack(walk, before, behind);
}

/* Asked from left to right; *next moves on over the spans. */
static bool is_in_code(const struct spans *spans, size_t *next, struct range range)
{
    for (; *next < spans->count; (*next)++) {
        const struct span *span = &spans->items[*next];
        bool is_code = span->kind == SPAN_CODE || span->kind == SPAN_HTML;
        if (is_code && span->whole.end > range.start)
            return span->whole.start < range.end;
        if (span->whole.start >= range.end)
            return false;
    }
    return false;
}

/* Two spaces side by side. Every other byte is enough of a look. */
static bool holds_run(struct text text)
{
    for (size_t i = 1; i < text.length; i += 2)
        if (text.bytes[i] == ' ' && (text.bytes[i - 1] == ' ' || (i + 1 < text.length && text.bytes[i + 1] == ' ')))
            return true;
    return false;
}

static void check_inside(struct walk *walk, const struct list_cell *cell)
{
    const struct list *list = walk->list;
    struct text text = list_text(list, cell->value);
    struct spans spans = {0};
    struct finding *finding = NULL;
    size_t next = 0;
    /* Formulas draw their own spaces. */
    if (!holds_run(text) || text_find_byte(text, '$', 0) != TEXT_NOT_FOUND)
        return;
    inline_scan(list->source->content, cell->value, true, &list->document->definitions, walk->out->arena,
                &spans);
    for (size_t at = 0, end; (at = text_find(text, TEXT("  "), at)) != TEXT_NOT_FOUND; at = end) {
        for (end = at; end < text.length && text.bytes[end] == ' '; end++)
            ;
        struct range run = {cell->value.start + (uint32_t)at, cell->value.start + (uint32_t)end};
        if (is_in_code(&spans, &next, run))
            continue;
        if (!finding) {
            finding = findings_add(walk->out, run, "%zu spaces in a row, of which GitHub shows one: write one",
                                   end - at);
            finding->key_detail = kinds[1];
        }
        add_edit(walk, finding, run, " ");
    }
}

/* Makes one finding, at the first, of those from `from` on that are of that kind, where they are many. */
static void merge(struct findings *out, size_t from, const struct text *kind)
{
    size_t cells = 0, kept = from;
    struct finding *first = NULL;
    for (size_t i = from; i < out->count; i++)
        cells += text_equal(out->items[i].key_detail, *kind);
    if (cells <= MOST_FINDINGS)
        return;
    for (size_t i = from; i < out->count; i++) {
        struct finding *finding = &out->items[i];
        bool is_further = first && text_equal(finding->key_detail, *kind);
        for (size_t e = 0; is_further && e < finding->fix->edits.count; e++)
            *array_add(out->arena, &first->fix->edits) = finding->fix->edits.items[e];
        if (is_further)
            continue;
        out->items[kept] = *finding;
        if (!first && text_equal(finding->key_detail, *kind))
            first = &out->items[kept];
        kept++;
    }
    out->count = kept;
    const char *what =
        kind == &kinds[0] ? "are padded unlike the rest of it" : "hold several spaces in a row: write one";
    first->message = text_format(out->arena, "%zu cells of this table, from here on, %s", cells, what);
}

static bool has_odd_header(struct walk *walk, const struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        struct range before, behind;
        if (!read_ends(walk, &table->header, i, &before, &behind))
            continue;
        bool is_padded = is_blank_run(before) || is_blank_run(behind);
        if (walk->columns[i] == (is_padded ? PADDING_NONE : PADDING_ONE))
            return true;
    }
    return false;
}

static void check_table(struct walk *walk, const struct table *table)
{
    size_t before = walk->out->count;
    for (size_t r = 0; r <= table->row_count; r++) {
        const struct row *row = r ? &table->rows[r - 1] : &table->header;
        for (size_t i = 0; !row->is_unreliable && i < row->cell_count; i++) {
            if (r || !walk->spares_headers)
                check_ends(walk, row, i);
            check_inside(walk, &row->cells[i]);
        }
    }
    for (size_t i = 0; i < KINDS; i++)
        merge(walk->out, before, &kinds[i]);
}

static bool has_known_column(const struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].definition)
            return true;
    return false;
}

void check_cell_padding(const struct list *list, struct findings *out)
{
    struct walk walk = {.list = list, .out = out};
    const enum padding **columns = arena_allocate_array(out->arena, list->tables.count, sizeof *columns);
    size_t tables = 0, odd = 0;
    for (size_t t = 0; t < list->tables.count; t++) {
        if (!has_known_column(&list->tables.items[t]))
            continue;
        walk.columns = columns[t] = table_column_paddings(list, &list->tables.items[t], out->arena);
        tables++;
        odd += has_odd_header(&walk, &list->tables.items[t]);
    }
    walk.spares_headers = tables >= HABIT_LEAST_VOTES && odd * 4 >= tables * 3;
    for (size_t t = 0; t < list->tables.count; t++) {
        walk.columns = columns[t];
        if (walk.columns)
            check_table(&walk, &list->tables.items[t]);
    }
}
