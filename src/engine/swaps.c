#include "engine/swaps.h"

#include "base/arena.h"
#include "engine/rendering.h"

static bool declares_text(const struct effect *effect)
{
    switch (effect->kind) {
    case EFFECT_REPLACES:
    case EFFECT_REMOVES_ROW:
    case EFFECT_MENDS_ROW:
    case EFFECT_MAKES_BLOCK:
    case EFFECT_MOVES:
    case EFFECT_ADDS_CONTENTS_LINE:
    case EFFECT_CHANGES_LINK:
    case EFFECT_CHANGES_DATE:
        return true;
    case EFFECT_MAKES_ROWS:
    case EFFECT_MAKES_TABLE:
        return effect->before.length + effect->after.length > 0;
    case EFFECT_NONE:
    case EFFECT_MAKES_TEXT:
    case EFFECT_CHANGES_HEADING_LEVEL:
        break;
    }
    return false;
}

/* What stays and what goes: a row that is removed leaves nothing where it stood. */
static struct text after_of(const struct effect *effect)
{
    return effect->kind == EFFECT_REMOVES_ROW ? TEXT("") : effect->after;
}

static struct swap *add_swap(struct swaps *swaps, size_t edit)
{
    struct swap *swap = array_add(swaps->arena, swaps);
    struct trace empty = {.arena = swaps->arena, .keeps_marks = swaps->keeps_marks};
    *swap = (struct swap){.before = empty, .after = empty, .edit = edit};
    return swap;
}

typedef void add_function(struct trace *trace, struct text text);

static void add_so(struct swaps *swaps, const struct effect *effect, size_t edit, add_function *add)
{
    struct swap *swap = add_swap(swaps, edit);
    add(&swap->before, effect->before);
    add(&swap->after, after_of(effect));
}

/* A mark more; how many there are then is seen by the heading's level. */
static void add_level(struct swaps *swaps, size_t edit)
{
    struct swap *swap = add_swap(swaps, edit);
    trace_add_raw(&swap->after, TEXT("#"));
}

void swaps_add_words(struct swaps *swaps, const struct patch *patch, struct range edits)
{
    for (size_t i = edits.start; i < edits.end; i++) {
        const struct effect *effect = &patch->items[i].edit->effect;
        if (effect->kind == EFFECT_CHANGES_HEADING_LEVEL)
            add_level(swaps, i);
        if (!declares_text(effect))
            continue;
        add_so(swaps, effect, i, trace_add_words);
    }
}

/* Pipes between cells are not shown. */
static struct text without_pipes(struct text row, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < row.length; i++)
        if (row.bytes[i] != '|' || (i && row.bytes[i - 1] == '\\'))
            builder_add_byte(&builder, row.bytes[i]);
    return builder_text(&builder);
}

static void add_markdown(struct swaps *swaps, const struct effect *effect, size_t edit, bool links)
{
    struct swap *shown = add_swap(swaps, edit);
    struct swap linked = {.before.arena = swaps->arena, .after.arena = swaps->arena, .edit = edit};
    struct text before = effect->before, after = after_of(effect);
    if (effect->kind == EFFECT_MENDS_ROW) {
        before = without_pipes(before, swaps->arena);
        after = without_pipes(after, swaps->arena);
    }
    markdown_trace(before, &shown->before, &linked.before);
    markdown_trace(after, &shown->after, &linked.after);
    if (links)
        *shown = linked;
}

/* Whole lines that come and go are parts of the page: page_change.c sees to them. */
static bool declares_part_of_line(const struct effect *effect)
{
    return declares_text(effect) && effect->kind != EFFECT_REMOVES_ROW && effect->kind != EFFECT_MOVES &&
           effect->kind != EFFECT_ADDS_CONTENTS_LINE;
}

static bool is_alignment(struct text cell)
{
    enum alignment alignment;
    return row_delimiter_cell(text_trim(cell), &alignment);
}

static void add_alignment(struct trace *trace, struct text cell)
{
    delimiter_trace(cell, trace);
}

void swaps_add_shown(struct swaps *swaps, const struct patch *patch, struct range edits)
{
    for (size_t i = edits.start; i < edits.end; i++) {
        const struct effect *effect = &patch->items[i].edit->effect;
        if (!declares_part_of_line(effect))
            continue;
        add_markdown(swaps, effect, i, false);
        add_so(swaps, effect, i, trace_add_visible);
        if (is_alignment(effect->before) && is_alignment(effect->after))
            add_so(swaps, effect, i, add_alignment);
    }
}

void swaps_add_links(struct swaps *swaps, const struct patch *patch, struct range edits)
{
    for (size_t i = edits.start; i < edits.end; i++) {
        const struct effect *effect = &patch->items[i].edit->effect;
        if (!declares_part_of_line(effect))
            continue;
        add_markdown(swaps, effect, i, true);
        add_so(swaps, effect, i, trace_add_raw);
    }
}
