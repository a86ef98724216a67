#include "rules/line_removal.h"

#include "base/arena.h"

enum { MOST_EDITS = 100 * 1000 }; /* of a page: each takes memory. What is left is fixed in the next round */

void line_removal_end(struct line_removal *removal)
{
    const struct invisible_character *first = &removal->first;
    if (!removal->count)
        return;
    struct text others = TEXT("");
    if (removal->count > 1)
        others = text_format(removal->out->arena, " and %zu more such %s on this line", removal->count - 1,
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

static void begin_line(struct line_removal *removal, const struct invisible_character *character,
                       const char *problem)
{
    struct text content = removal->list->source->content;
    size_t end = text_find_byte(content, '\n', character->range.start);
    line_removal_end(removal);
    removal->line_end = (uint32_t)(end == TEXT_NOT_FOUND ? content.length : end);
    removal->first = *character;
    removal->problem = problem;
}

void line_removal_add(struct line_removal *removal, const struct invisible_character *character, struct range range,
                      struct text replacement, const char *problem)
{
    if (!removal->count || character->range.start > removal->line_end)
        begin_line(removal, character, problem);
    removal->count++;
    if (removal->edits_made++ >= MOST_EDITS)
        return;
    struct text before = list_text(removal->list, range);
    *array_add(removal->out->arena, &removal->edits) =
        (struct edit){range, replacement, {.kind = EFFECT_REPLACES, .before = before, .after = replacement}};
}
