#include "rules/removal.h"

#include "base/arena.h"
#include "list/place.h"

#include <string.h>

enum { MOST_EDITS = 100 * 1000 }; /* of a page: each takes memory. What is left is fixed in the next round */

void removal_end(struct removal *removal)
{
    const struct invisible_character *first = &removal->first;
    if (!removal->count)
        return;
    struct text others = TEXT("");
    if (removal->count > 1)
        others = text_format(removal->out->arena, " and %zu more such %s here", removal->count - 1,
                             removal->count == 2 ? "character" : "characters");
    struct finding *finding = findings_add(removal->out, first->range, "%s (U+%04X)%.*s: %s", first->name,
                                           (unsigned)first->code_point, TEXT_ARGUMENTS(others), removal->problem);
    finding->key_detail = text_from(first->name);
    for (size_t i = 0; i < removal->edits.count; i++) {
        const struct edit *edit = &removal->edits.items[i];
        finding_add_edit(removal->out, finding, FIX_SAFE, edit->range, edit->replacement, edit->effect);
    }
    removal->count = removal->edits.count = 0;
}

/* Of the line, in a table of the cell: rules that speak of another cell need not know of this one. */
static uint32_t end_of_place(const struct list *list, uint32_t offset)
{
    struct text content = list->source->content;
    const struct row *row = list_row_at(list, offset);
    for (size_t i = 0; row && i < row->cell_count; i++)
        if (offset < row->cells[i].range.end)
            return row->cells[i].range.end;
    size_t end = text_find_byte(content, '\n', offset);
    return (uint32_t)(end == TEXT_NOT_FOUND ? content.length : end);
}

/* Whether a mark of a heading or a list may come to work by what changes there. */
static bool stands_among_marks(const struct list *list, uint32_t offset)
{
    enum { MOST_MARKS = 64 };
    uint32_t start = list->source->line_starts[source_line_at(list->source, offset)], at = start;
    while (at < offset && at - start < MOST_MARKS && list->source->content.bytes[at] &&
           strchr(" \t>#-+*.)0123456789", list->source->content.bytes[at]))
        at++;
    return at == offset;
}

void removal_add(struct removal *removal, const struct invisible_character *character, struct range range,
                 struct text replacement, const char *problem)
{
    if (!removal->count || character->range.start >= removal->end) {
        removal_end(removal);
        removal->end = end_of_place(removal->list, character->range.start);
        removal->first = *character;
        removal->problem = problem;
    }
    removal->count++;
    if (removal->edits_made++ >= MOST_EDITS)
        return;
    struct text before = list_text(removal->list, range);
    enum effect_kind kind = stands_among_marks(removal->list, range.start) ? EFFECT_MAKES_BLOCK : EFFECT_REPLACES;
    *array_add(removal->out->arena, &removal->edits) =
        (struct edit){range, replacement, {.kind = kind, .before = before, .after = replacement}};
}
