#include "base/arena.h"
#include "rules/rules.h"

/* Cells are asked in page order; *stars moves on, so that the page is searched once. */
static bool holds_four_stars(const struct list *list, struct range range, size_t *stars)
{
    const struct text wanted = TEXT("****");
    if (*stars < range.start)
        *stars = text_find(list->source->content, wanted, range.start);
    return *stars != TEXT_NOT_FOUND && *stars + wanted.length <= range.end;
}

/* Only a cell in which bold text can stand directly inside bold text is worth a second look. */
static bool may_be_doubled(const struct list *list, const struct list_cell *cell, size_t *stars)
{
    bool is_bold = cell->form == CELL_BOLD || cell->form == CELL_BOLD_LINK;
    return (is_bold && cell->inner.start - cell->value.start >= 4) || holds_four_stars(list, cell->value, stars);
}

static bool is_inside(const struct span *outer, const struct span *inner)
{
    return inner->kind == SPAN_STRONG && inner->whole.start == outer->content.start &&
           inner->whole.end == outer->content.end;
}

static void report(const struct list *list, struct range outer, struct range inner, struct findings *out)
{
    struct text once = list_text(list, inner);
    struct finding *finding =
        findings_add(out, outer, "bold twice, which shows as bold: write %.*s", TEXT_ARGUMENTS(once));
    finding->key_detail = once;
    finding_add_edit(out, finding, FIX_SAFE, outer, once, (struct effect){.kind = EFFECT_NONE});
}

static void check_cell(const struct list *list, const struct list_cell *cell, struct findings *out)
{
    struct spans spans = {0};
    inline_scan(list->source->content, cell->value, true, &list->document->definitions, out->arena, &spans);
    for (size_t s = 0; s < spans.count; s++) {
        size_t innermost = s;
        while (spans.items[s].kind == SPAN_STRONG && innermost + 1 < spans.count &&
               is_inside(&spans.items[innermost], &spans.items[innermost + 1]))
            innermost++;
        if (innermost > s)
            report(list, spans.items[s].whole, spans.items[innermost].whole, out);
        s = innermost;
    }
}

void check_doubled_emphasis(const struct list *list, struct findings *out)
{
    size_t stars = 0;
    for (size_t t = 0; t < list->tables.count; t++) {
        const struct table *table = &list->tables.items[t];
        for (size_t r = 0; r < table->row_count; r++) {
            const struct row *row = &table->rows[r];
            for (size_t i = 0; i < row->cell_count && !row->is_unreliable; i++)
                if (may_be_doubled(list, &row->cells[i], &stars))
                    check_cell(list, &row->cells[i], out);
        }
    }
}
