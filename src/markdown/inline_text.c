#include "base/arena.h"
#include "markdown/byte.h"
#include "markdown/html.h"
#include "markdown/inline.h"
#include "markdown/row.h"

enum { USUAL_COUNT = 16 }; /* spans for which no memory is taken */

static bool is_escape(struct text text, size_t at)
{
    return text.bytes[at] == '\\' && at + 1 < text.length && byte_is_punctuation(text.bytes[at + 1]);
}

static bool is_newline(struct text text, size_t at)
{
    return at < text.length && (text.bytes[at] == '\n' || text.bytes[at] == '\r');
}

/* Behind a line ending, and behind the indent of the next line. */
static size_t skip_newline(struct text text, size_t at)
{
    at += text.bytes[at] == '\r' && at + 1 < text.length && text.bytes[at + 1] == '\n' ? 2 : 1;
    while (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '\t'))
        at++;
    return at;
}

static struct text drop_backslashes(struct arena *arena, struct text text)
{
    struct builder builder = {.arena = arena};
    if (text_find_byte(text, '\\', 0) == TEXT_NOT_FOUND)
        return text;
    for (size_t at = 0; at < text.length; at++) {
        at += is_escape(text, at);
        builder_add_byte(&builder, text.bytes[at]);
    }
    return builder_text(&builder);
}

/* References first: cmark lets &#92; escape what follows it. */
struct text inline_url(struct arena *arena, struct text destination, bool in_cell)
{
    struct text url = in_cell ? row_unescape(arena, destination) : destination;
    return drop_backslashes(arena, html_decoded(arena, text_trim(url)));
}

/* A text in the making: as long as it is a single piece, that piece itself. */
struct plain {
    struct text content, piece;
    struct builder builder;
    bool in_cell;
};

static void add_piece(struct plain *plain, struct text piece)
{
    if (!piece.length)
        return;
    if (!plain->piece.length) {
        plain->piece = piece;
        return;
    }
    if (!plain->builder.length)
        builder_add(&plain->builder, plain->piece);
    builder_add(&plain->builder, piece);
}

static struct text raw_text(struct plain *plain, uint32_t start, uint32_t end)
{
    struct text text = text_slice(plain->content, start, end);
    return plain->in_cell ? row_unescape(plain->builder.arena, text) : text;
}

static void add_decoded(struct plain *plain, struct text text)
{
    add_piece(plain, html_decoded(plain->builder.arena, text));
}

static void add_text(struct plain *plain, uint32_t start, uint32_t end)
{
    struct text text = raw_text(plain, start, end);
    size_t from = 0, at = 0;
    while (at < text.length) {
        bool is_break = is_newline(text, at);
        if (is_escape(text, at)) {
            add_decoded(plain, text_slice(text, from, at));
            from = at + 1;
            add_piece(plain, text_slice(text, from, from + 1));
            from = at = from + 1;
        } else if (is_break || (text.bytes[at] == '\\' && is_newline(text, at + 1))) {
            size_t line_end = at;
            while (is_break && line_end > from && byte_is_space(text.bytes[line_end - 1]))
                line_end--;
            add_decoded(plain, text_slice(text, from, line_end));
            add_piece(plain, TEXT(" "));
            from = at = skip_newline(text, is_break ? at : at + 1);
        } else {
            at++;
        }
    }
    add_decoded(plain, text_slice(text, from, text.length));
}

static void add_code(struct plain *plain, const struct span *span)
{
    struct text text = raw_text(plain, span->content.start, span->content.end);
    struct builder code = {.arena = plain->builder.arena};
    bool is_blank = true;
    size_t at = 0;
    while (at < text.length) {
        char byte = is_newline(text, at) ? ' ' : text.bytes[at];
        builder_add_byte(&code, byte);
        is_blank &= byte == ' ';
        at = is_newline(text, at) ? skip_newline(text, at) : at + 1;
    }
    struct text result = builder_text(&code);
    if (!is_blank && result.bytes[0] == ' ' && result.bytes[result.length - 1] == ' ')
        result = text_slice(result, 1, result.length - 1);
    add_piece(plain, result);
}

/* Whether the span holds no others; what a reader sees of it is then added. */
static bool add_leaf(struct plain *plain, const struct span *span)
{
    if (span->kind == SPAN_CODE)
        add_code(plain, span);
    else if (span->kind == SPAN_AUTOLINK)
        add_decoded(plain, raw_text(plain, span->content.start, span->content.end));
    else
        return span->kind == SPAN_HTML;
    return true;
}

static void add_range(struct plain *plain, struct range range, const struct spans *spans, struct arena *scratch)
{
    struct { const struct span **items; size_t count, capacity; } open = {0};
    const struct span *usual[USUAL_COUNT];
    uint32_t at = range.start;
    open.items = usual;
    open.capacity = USUAL_COUNT;
    for (size_t next = 0;;) {
        const struct span *outer = open.count ? open.items[open.count - 1] : NULL;
        uint32_t stop = outer ? outer->content.end : range.end;
        bool has_span = next < spans->count && spans->items[next].whole.start < stop;
        const struct span *span = has_span ? &spans->items[next] : NULL;
        add_text(plain, at, span ? span->whole.start : stop);
        if (span) {
            bool is_leaf = add_leaf(plain, span);
            at = is_leaf ? span->whole.end : span->content.start;
            next++;
            if (!is_leaf)
                *array_add(scratch, &open) = span;
        } else if (outer) {
            at = outer->whole.end;
            open.count--;
        } else {
            return;
        }
    }
}

static struct range trim(struct text content, struct range range)
{
    struct text text = text_trim(text_range(content, range));
    uint32_t start = (uint32_t)(text.bytes - content.bytes);
    return (struct range){start, start + (uint32_t)text.length};
}

struct text inline_plain_text(struct text content, struct range range, bool in_cell,
                              const struct definitions *definitions, struct arena *arena)
{
    struct span usual[USUAL_COUNT];
    struct spans spans = {usual, 0, USUAL_COUNT};
    struct arena scratch = {0};
    struct plain plain = {.content = content, .builder.arena = arena, .in_cell = in_cell};
    inline_scan(content, range, in_cell, definitions, &scratch, &spans);
    add_range(&plain, trim(content, range), &spans, &scratch);
    arena_free(&scratch);
    return plain.builder.length ? builder_text(&plain.builder) : plain.piece.length ? plain.piece : TEXT("");
}
