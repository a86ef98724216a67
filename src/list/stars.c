#include "list/stars.h"

#include "base/arena.h"
#include "markdown/byte.h"

enum byte_state { BYTE_PLAIN, BYTE_MARK, BYTE_HIDDEN };

struct states {
    unsigned char *items; /* of the cell's bytes */
    struct range cell;
    uint32_t hidden_end;
};

static void set(struct states *states, uint32_t start, uint32_t end, enum byte_state state)
{
    for (uint32_t at = start; at < end; at++)
        states->items[at - states->cell.start] = (unsigned char)state;
}

/* Outer spans come first: what lies within a hidden one is hidden already. */
static void hide(struct states *states, uint32_t start, uint32_t end)
{
    start = start > states->hidden_end ? start : states->hidden_end;
    if (start >= end)
        return;
    set(states, start, end, BYTE_HIDDEN);
    states->hidden_end = end;
}

static void take_span(struct states *states, const struct span *span)
{
    switch (span->kind) {
    case SPAN_EMPHASIS:
    case SPAN_STRONG:
        if (span->whole.start >= states->hidden_end) {
            set(states, span->whole.start, span->content.start, BYTE_MARK);
            set(states, span->content.end, span->whole.end, BYTE_MARK);
        }
        break;
    case SPAN_LINK:
        set(states, span->content.end, span->whole.end, BYTE_HIDDEN);
        break;
    case SPAN_IMAGE:
    case SPAN_AUTOLINK:
    case SPAN_CODE:
    case SPAN_HTML:
        hide(states, span->whole.start, span->whole.end);
        break;
    }
}

static bool is_state(const struct states *states, struct text content, uint32_t at, enum byte_state state)
{
    return at >= states->cell.start && at < states->cell.end && content.bytes[at] == '*' &&
           states->items[at - states->cell.start] == state;
}

void stars_scan(struct text content, struct range cell, const struct definitions *definitions, struct arena *arena,
                struct star_runs *runs)
{
    struct spans spans = {0};
    struct states states = {.cell = cell};
    inline_scan(content, cell, true, definitions, arena, &spans);
    states.items = arena_allocate(arena, cell.end - cell.start);
    for (size_t i = 0; i < spans.count; i++) {
        take_span(&states, &spans.items[i]);
        runs->has_bold |= spans.items[i].kind == SPAN_STRONG;
    }
    for (uint32_t at = cell.start, end; at < cell.end; at = end) {
        bool may_escape = content.bytes[at] == '\\' && at + 1 < cell.end;
        end = at + (may_escape && byte_is_punctuation(content.bytes[at + 1]) ? 2 : 1);
        if (!is_state(&states, content, at, BYTE_PLAIN))
            continue;
        while (is_state(&states, content, end, BYTE_PLAIN))
            end++;
        *array_add(arena, runs) =
            (struct star_run){.range = {at, end},
                              .follows_mark = at > cell.start && is_state(&states, content, at - 1, BYTE_MARK),
                              .precedes_mark = is_state(&states, content, end, BYTE_MARK)};
    }
}

bool stars_are_bold(struct text text, const struct definitions *definitions, struct arena *arena)
{
    struct star_runs runs = {0};
    struct spans spans = {0};
    struct range whole = {0, (uint32_t)text.length};
    inline_scan(text, whole, true, definitions, arena, &spans);
    stars_scan(text, whole, definitions, arena, &runs);
    return !runs.count && spans.count && spans.items[0].kind == SPAN_STRONG && spans.items[0].whole.start == 0 &&
           spans.items[0].whole.end == text.length;
}

struct text stars_trim(struct text text)
{
    while (text.length && (text.bytes[0] == '*' || text.bytes[0] == ' '))
        text = text_slice(text, 1, text.length);
    while (text.length && (text.bytes[text.length - 1] == '*' || text.bytes[text.length - 1] == ' '))
        text.length--;
    return text;
}
