#include "base/arena.h"
#include "list/build.h"
#include "markdown/anchor.h"
#include "markdown/bounds.h"
#include "markdown/html.h"

bool build_is_full(const struct list *list)
{
    return list->links.count + list->headings.count + list->targets.count > BOUND_LINKS;
}

static void add_target(struct list *list, struct range attributes, struct text attribute, struct arena *arena)
{
    struct range value;
    if (!html_attribute(list->source->content, attributes, attribute, &value))
        return;
    *array_add(arena, &list->targets) = (struct target){value, html_decoded(arena, list_text(list, value))};
}

/* Of an attribute's value: browsers trim it and drop its tabs and line breaks. */
static struct text attribute_url(struct text value, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    struct text decoded = text_trim(html_decoded(arena, value));
    for (size_t i = 0; i < decoded.length; i++)
        if (decoded.bytes[i] != '\t' && decoded.bytes[i] != '\n' && decoded.bytes[i] != '\r')
            builder_add_byte(&builder, decoded.bytes[i]);
    return builder_text(&builder);
}

/* An opening tag: what it can be a target of, and where <a href> and <img src> lead. */
static void add_tag(struct list *list, const struct html_piece *tag, struct row *row, struct arena *arena)
{
    struct text name = list_text(list, tag->name);
    struct range value;
    add_target(list, tag->attributes, TEXT("id"), arena);
    add_target(list, tag->attributes, TEXT("name"), arena);
    bool is_image = text_equal_ignoring_case(name, TEXT("img"));
    bool is_anchor = text_equal_ignoring_case(name, TEXT("a"));
    if ((!is_image && !is_anchor) ||
        !html_attribute(list->source->content, tag->attributes, is_image ? TEXT("src") : TEXT("href"), &value))
        return;
    *array_add(arena, &list->links) = (struct link){
        .whole = tag->whole,
        .label = {tag->whole.end, tag->whole.end},
        .url = value,
        .address = attribute_url(list_text(list, value), arena),
        .row = row,
        .is_image = is_image,
        .is_html = true,
    };
}

void build_spans(struct list *list, const struct spans *spans, struct row *row, uint32_t list_depth, bool in_cell,
                 struct arena *arena)
{
    struct text content = list->source->content;
    for (size_t i = 0; i < spans->count; i++) {
        const struct span *span = &spans->items[i];
        struct html_piece piece;
        uint32_t at = span->whole.start;
        if (span->kind == SPAN_HTML && html_next(content, &at, span->whole.end, &piece) &&
            piece.kind == HTML_OPEN_TAG)
            add_tag(list, &piece, row, arena);
        if (span->kind != SPAN_LINK && span->kind != SPAN_IMAGE && span->kind != SPAN_AUTOLINK)
            continue;
        if (span->is_reference)
            list->reference_bytes += span->url.end - span->url.start;
        if (list->reference_bytes > BOUND_REFERENCE_BYTES || build_is_full(list))
            return;
        *array_add(arena, &list->links) = (struct link){
            .whole = span->whole,
            .label = span->content,
            .url = span->url,
            .address = inline_url(arena, list_text(list, span->url), in_cell && !span->is_reference),
            .row = row,
            .list_depth = list_depth,
            .is_image = span->kind == SPAN_IMAGE,
            .is_reference = span->is_reference,
            .is_autolink = span->kind == SPAN_AUTOLINK,
        };
    }
}

static void add_heading(struct list *list, struct heading heading, struct slugger *slugger, struct arena *arena)
{
    heading.slug = slugger_add(slugger, anchor_slug(arena, heading.text));
    *array_add(arena, &list->headings) = heading;
}

static struct text text_without_tags(struct list *list, struct range range, struct arena *arena)
{
    struct text content = list->source->content;
    struct builder builder = {.arena = arena};
    struct html_piece piece;
    uint32_t from = range.start;
    for (uint32_t at = from; html_next(content, &at, range.end, &piece); from = piece.whole.end)
        builder_add(&builder, text_slice(content, from, piece.whole.start));
    builder_add(&builder, text_slice(content, from, range.end));
    return html_decoded(arena, text_trim(builder_text(&builder)));
}

static void add_html_block(struct list *list, const struct block *block, struct slugger *slugger,
                           struct arena *arena)
{
    struct html_piece piece;
    struct range heading = {0, 0};
    int level = 0;
    for (uint32_t at = block->range.start; html_next(list->source->content, &at, block->range.end, &piece);) {
        if (build_is_full(list))
            return;
        int tag_level = piece.kind == HTML_COMMENT ? 0 : html_heading_level(list_text(list, piece.name));
        if (piece.kind == HTML_OPEN_TAG)
            add_tag(list, &piece, NULL, arena);
        if (piece.kind == HTML_OPEN_TAG && tag_level) {
            level = tag_level;
            heading.start = piece.whole.end;
        } else if (piece.kind == HTML_CLOSE_TAG && level && tag_level == level) {
            heading.end = piece.whole.start;
            struct text text = text_without_tags(list, heading, arena);
            add_heading(list, (struct heading){.range = heading, .level = level, .text = text, .is_html = true},
                        slugger, arena);
            level = 0;
        }
    }
}

void build_block(struct list *list, const struct block *block, struct slugger *slugger, struct arena *arena)
{
    if (block->kind == BLOCK_HTML)
        add_html_block(list, block, slugger, arena);
    if (block->kind == BLOCK_HEADING)
        add_heading(list, (struct heading){.range = block->range, .level = block->level, .text = block->text},
                    slugger, arena);
    if (block->kind == BLOCK_HEADING || block->kind == BLOCK_PARAGRAPH) {
        struct spans spans = {0};
        inline_scan(list->source->content, block->range, false, &list->document->definitions, arena, &spans);
        build_spans(list, &spans, NULL, block->list_depth, false, arena);
    }
}
