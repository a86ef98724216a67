#include "engine/drawn_fix.h"

#include "base/arena.h"
#include "list/drawn.h"
#include "list/place.h"

/* A cell that a fix changes. */
struct changed {
    const struct row *row;
    const struct list_cell *cell; /* NULL: no cell alone */
    struct range content;         /* what it says, comments too */
    size_t before, after;         /* widths of what is replaced in it, and of what is put there */
};

/* The cell in whose content the edit lies. An edit of the blanks around it is one of how the table is drawn. */
static struct changed find_changed(const struct list *list, const struct edit *edit)
{
    struct changed changed = {.row = list_row_at(list, edit->range.start)};
    const struct list_cell *cell = changed.row ? row_cell_at(changed.row, edit->range.start) : NULL;
    if (!cell || (edit->range.start == edit->range.end && text_is_blank(edit->replacement)))
        return changed;
    struct text text = list_text(list, cell->range), content = text_trim(text);
    changed.content.start = cell->range.start + (uint32_t)(content.bytes - text.bytes);
    changed.content.end = changed.content.start + (uint32_t)content.length;
    changed.cell = range_contains(changed.content, edit->range) ? cell : NULL;
    return changed;
}

/* Whether such edits change what stands between two pipes, and neither pipes nor lines. */
static bool stays_in_cell(enum effect_kind kind)
{
    return kind == EFFECT_NONE || kind == EFFECT_REPLACES || kind == EFFECT_CHANGES_LINK ||
           kind == EFFECT_CHANGES_DATE;
}

static void keep_width(const struct list *list, const struct changed *changed, struct fix *fix,
                       struct arena *arena)
{
    struct text text = list_text(list, changed->cell->range);
    struct range blanks = {changed->content.end, changed->cell->range.end};
    size_t column = (size_t)(changed->cell - changed->row->cells), spare = blanks.end - blanks.start;
    if (changed->before == changed->after || !spare ||
        drawn_width(list, changed->row, column, cell_is_filled(text)) != text_width(text))
        return;
    size_t more = changed->before > changed->after ? changed->before - changed->after : 0;
    size_t less = changed->after > changed->before ? changed->after - changed->before : 0;
    blanks.start = blanks.end - (uint32_t)(less < spare ? less : spare - 1);
    if (more || blanks.start < blanks.end)
        *array_add(arena, &fix->edits) =
            (struct edit){.range = blanks, .replacement = text_format(arena, "%*s", (int)more, "")};
}

void fix_keep_drawn(const struct list *list, struct fix *fix, struct arena *arena)
{
    size_t count = fix->edits.count;
    struct changed last = {.row = NULL};
    uint32_t done = 0;
    for (size_t i = 0; i < count; i++)
        if (!stays_in_cell(fix->edits.items[i].effect.kind))
            return;
    for (size_t i = 0; i <= count; i++) {
        const struct edit *edit = i < count ? &fix->edits.items[i] : NULL;
        struct changed changed = edit ? find_changed(list, edit) : (struct changed){.row = NULL};
        if (last.cell && last.cell != changed.cell && last.cell->range.end > done) {
            done = last.cell->range.end;
            keep_width(list, &last, fix, arena);
        }
        if (last.cell != changed.cell)
            last = changed;
        if (last.cell) {
            last.before += text_width(list_text(list, fix->edits.items[i].range));
            last.after += text_width(fix->edits.items[i].replacement);
        }
    }
}
