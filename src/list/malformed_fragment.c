/* Links into the page, as contents hold them, that are none: [Data Sets](#data sets). */
#include "base/arena.h"
#include "list/anchors.h"
#include "list/build.h"
#include "list/link_repair.h"
#include "markdown/byte.h"

#define WIDE_OPEN "\xEF\xBC\x88"  /* full-width ( */
#define WIDE_CLOSE "\xEF\xBC\x89" /* full-width ) */

struct walk {
    struct list *list;
    struct arena *arena;
    struct text text; /* of the block */
    uint32_t start;   /* of it in the page */
    struct spans spans;
    size_t span; /* the next one */
};

struct parts {
    struct text label, fragment;
    size_t start, end;
    enum malformed_kind kind;
};

static bool stands_at(struct text text, size_t at, struct text wanted)
{
    return text_starts_with(text_slice(text, at, text.length), wanted);
}

/* Where the fragment that starts there ends: at a parenthesis, at another link, or with the line. */
static size_t fragment_end(struct text text, size_t at)
{
    while (at < text.length && !stands_at(text, at, TEXT(")")) && !stands_at(text, at, TEXT(WIDE_CLOSE)) &&
           text_find_byte(TEXT("[\r\n"), text.bytes[at], 0) == TEXT_NOT_FOUND)
        at++;
    return at;
}

/* The ] at close ends a label, and behind it a fragment follows. */
static bool read_parts(struct text text, size_t open, size_t close, struct parts *parts)
{
    size_t paren = close + 1;
    while (paren < text.length && (text.bytes[paren] == ' ' || text.bytes[paren] == '\t'))
        paren++;
    bool is_wide = stands_at(text, paren, TEXT(WIDE_OPEN));
    size_t hash = paren + (is_wide ? 3 : 1);
    if ((!is_wide && !stands_at(text, paren, TEXT("("))) || !stands_at(text, hash, TEXT("#")))
        return false;
    size_t end = fragment_end(text, hash);
    size_t mark = end < text.length ? link_mark(text, end) : 0;
    bool is_closed = mark && text.bytes[end] != '[';
    *parts = (struct parts){.label = text_trim(text_slice(text, open + 1, close)),
                            .fragment = text_trim(text_slice(text, hash + 1, end)),
                            .start = open, .end = end + (is_closed ? mark : 0)};
    parts->kind = is_wide || mark > 1   ? MALFORMED_WIDE
                  : !is_closed          ? MALFORMED_UNCLOSED
                  : paren > close + 1   ? MALFORMED_GAP
                                        : MALFORMED_SPACE;
    return parts->label.length && parts->fragment.length;
}

/* Only what plainly names a heading counts: by its anchor, by the one that its own words would get, or by the
 * label. */
static const struct heading *find_heading(const struct walk *walk, struct text label, struct text fragment)
{
    const struct anchors *anchors = walk->list->anchors;
    bool is_exact;
    struct text decoded = anchor_fragment(walk->arena, fragment);
    const struct anchor *anchor = anchors_find(anchors, decoded, &is_exact, walk->arena);
    if (!anchor)
        anchor = anchors_find(anchors, anchor_slug(walk->arena, decoded), &is_exact, walk->arena);
    return anchor ? anchor->heading : anchors_titled(anchors, label);
}

static void add(struct walk *walk, const struct parts *parts)
{
    const struct heading *heading = find_heading(walk, parts->label, parts->fragment);
    if (!heading)
        return;
    struct text address = text_format(walk->arena, "#%.*s", TEXT_ARGUMENTS(heading->slug));
    struct malformed found = {.kind = parts->kind, .label = parts->label, .heading = heading};
    found.range = (struct range){walk->start + (uint32_t)parts->start, walk->start + (uint32_t)parts->end};
    found.mended = link_repair_write(parts->label, address, walk->arena);
    found.is_sure = found.mended.length > 0;
    *array_add(walk->arena, &walk->list->malformed) = found;
}

/* Links, code and raw HTML are passed as a whole. */
static bool pass_wall(struct walk *walk, size_t *at)
{
    uint32_t offset = walk->start + (uint32_t)*at;
    while (walk->span < walk->spans.count && walk->spans.items[walk->span].whole.start < offset)
        walk->span++;
    for (size_t i = walk->span; i < walk->spans.count && walk->spans.items[i].whole.start == offset; i++) {
        enum span_kind kind = walk->spans.items[i].kind;
        if (kind == SPAN_STRONG || kind == SPAN_EMPHASIS)
            continue;
        *at = walk->spans.items[i].whole.end - walk->start;
        return true;
    }
    return false;
}

static void check_block(struct walk *walk)
{
    size_t open = SIZE_MAX;
    for (size_t at = 0; at < walk->text.length;) {
        struct parts parts;
        if (pass_wall(walk, &at)) {
            open = SIZE_MAX;
            continue;
        }
        char byte = walk->text.bytes[at];
        if (byte == '[')
            open = at;
        if (byte == ']' && open != SIZE_MAX && read_parts(walk->text, open, at, &parts)) {
            add(walk, &parts);
            at = parts.end;
            open = SIZE_MAX;
            continue;
        }
        at += byte == '\\' ? 2 : 1;
    }
}

void build_malformed_fragments(struct list *list, struct arena *arena)
{
    for (size_t i = 0; list->anchors->names.count && i < list->document->block_count; i++) {
        const struct block *block = &list->document->blocks[i];
        struct walk walk = {.list = list, .arena = arena, .text = list_text(list, block->range),
                            .start = block->range.start};
        if (block->kind != BLOCK_PARAGRAPH || text_find(walk.text, TEXT("#"), 0) == TEXT_NOT_FOUND ||
            text_find(walk.text, TEXT("]"), 0) == TEXT_NOT_FOUND)
            continue;
        inline_scan(list->source->content, block->range, false, &list->document->definitions, arena, &walk.spans);
        check_block(&walk);
    }
}
