/* What stands inside a text, written down in one notation, once as cmark-gfm and once as our scanner finds it. */
#ifndef TESTS_INLINE_NOTES_H
#define TESTS_INLINE_NOTES_H

#include "base/arena.h"
#include "markdown/html.h"
#include "markdown/inline.h"
#include "markdown/row.h"

#include <cmark-gfm.h>
#include <string.h>

struct document {
    struct text content;
    struct range range; /* of the paragraph or cell in it */
    bool is_cell;
    struct definitions definitions;
};

/* A mark, the kind's letter, for links the destination and a mark; the text inside; a mark for the end. */
static const char BEGIN = 1, MIDDLE = 2, END = 3;

static void note_begin(struct builder *notes, char kind)
{
    builder_add_byte(notes, BEGIN);
    builder_add_byte(notes, kind);
}

static void note_url(struct builder *notes, struct text url)
{
    builder_add(notes, url);
    builder_add_byte(notes, MIDDLE);
}

static char cmark_letter(cmark_node_type type)
{
    return type == CMARK_NODE_EMPH          ? 'e'
           : type == CMARK_NODE_STRONG      ? 's'
           : type == CMARK_NODE_LINK        ? 'l'
           : type == CMARK_NODE_IMAGE       ? 'i'
           : type == CMARK_NODE_CODE        ? 'c'
           : type == CMARK_NODE_HTML_INLINE ? 'h'
                                            : '\0';
}

/* What cmark finds in the node, and into *plain the text that a reader sees. */
static void note_cmark(cmark_node *block, struct builder *notes, struct builder *plain)
{
    cmark_iter *walk = cmark_iter_new(block);
    for (cmark_event_type event; (event = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(walk);
        cmark_node_type type = cmark_node_get_type(node);
        char letter = cmark_letter(type);
        bool is_break = type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
        if (node == block)
            continue;
        if (letter && event == CMARK_EVENT_ENTER)
            note_begin(notes, letter);
        if (event == CMARK_EVENT_ENTER && (letter == 'l' || letter == 'i'))
            note_url(notes, text_from(cmark_node_get_url(node)));
        struct text literal = is_break ? TEXT(" ") : text_from(cmark_node_get_literal(node));
        builder_add(notes, literal);
        if (letter != 'h')
            builder_add(plain, literal);
        if (letter && (event == CMARK_EVENT_EXIT || letter == 'c' || letter == 'h'))
            builder_add_byte(notes, END);
    }
    cmark_iter_free(walk);
}

/* cmark takes the indent of a line away before it looks for inlines. */
static struct text without_indents(struct arena *arena, struct text text)
{
    struct builder builder = {.arena = arena};
    bool is_indent = false;
    for (size_t i = 0; i < text.length; i++) {
        is_indent = is_indent && (text.bytes[i] == ' ' || text.bytes[i] == '\t');
        if (!is_indent)
            builder_add_byte(&builder, text.bytes[i]);
        is_indent |= text.bytes[i] == '\n';
    }
    return builder_text(&builder);
}

static struct text slice_of(const struct document *document, struct range range, struct arena *arena)
{
    struct text text = without_indents(arena, text_range(document->content, range));
    return document->is_cell ? row_unescape(arena, text) : text;
}

/* Text between marks, as rendered. */
static void note_text(const struct document *document, uint32_t start, uint32_t end, struct builder *notes)
{
    struct text text = slice_of(document, (struct range){start, end}, notes->arena);
    struct builder piece = {.arena = notes->arena};
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i], next = i + 1 < text.length ? text.bytes[i + 1] : '\0';
        bool is_escape = byte == '\\' && next && strchr("\n!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", next);
        if (byte == '\n')
            while (piece.length && strchr(" \t", piece.bytes[piece.length - 1]))
                piece.length--;
        if (byte != '\n' && !is_escape) {
            builder_add_byte(&piece, byte);
            continue;
        }
        builder_add(notes, html_decoded(notes->arena, text_copy(notes->arena, builder_text(&piece))));
        piece.length = 0;
        i += is_escape;
        builder_add_byte(notes, text.bytes[i] == '\n' ? ' ' : text.bytes[i]);
    }
    builder_add(notes, html_decoded(notes->arena, builder_text(&piece)));
}

static void note_code(const struct document *document, struct range content, struct builder *notes)
{
    struct text code = slice_of(document, content, notes->arena);
    size_t spaces = 0;
    for (size_t i = 0; i < code.length; i++)
        spaces += code.bytes[i] == ' ' || code.bytes[i] == '\n';
    bool is_padded = spaces < code.length && strchr(" \n", code.bytes[0]) &&
                     strchr(" \n", code.bytes[code.length - 1]);
    for (size_t i = is_padded; i < code.length - is_padded; i++)
        builder_add_byte(notes, code.bytes[i] == '\n' ? ' ' : code.bytes[i]);
}

static void note_autolink(const struct document *document, const struct span *span, struct builder *notes)
{
    struct text text = html_decoded(notes->arena, slice_of(document, span->url, notes->arena));
    struct text written = slice_of(document, span->url, notes->arena);
    bool is_email = text_find_byte(written, ':', 0) == TEXT_NOT_FOUND;
    builder_add(notes, is_email ? TEXT("mailto:") : TEXT(""));
    note_url(notes, text);
    builder_add(notes, text);
}

/* The span's beginning and, unless others can stand in it, all of it. */
static bool note_span(const struct document *document, const struct span *span, struct builder *notes)
{
    note_begin(notes, "esliLch"[span->kind] == 'L' ? 'l' : "esliLch"[span->kind]);
    if (span->kind == SPAN_LINK || span->kind == SPAN_IMAGE)
        note_url(notes, inline_url(notes->arena, text_range(document->content, span->url),
                                   document->is_cell && !span->is_reference));
    if (span->kind < SPAN_AUTOLINK)
        return false;
    if (span->kind == SPAN_AUTOLINK)
        note_autolink(document, span, notes);
    else if (span->kind == SPAN_CODE)
        note_code(document, span->content, notes);
    else
        builder_add(notes, slice_of(document, span->whole, notes->arena));
    builder_add_byte(notes, END);
    return true;
}

static void note_ours(const struct document *document, const struct spans *spans, struct builder *notes)
{
    const struct span **open = arena_allocate_array(notes->arena, spans->count + 1, sizeof *open);
    size_t depth = 0, next = 0;
    uint32_t at = document->range.start;
    for (;;) {
        uint32_t stop = depth ? open[depth - 1]->content.end : document->range.end;
        bool has_span = next < spans->count && spans->items[next].whole.start < stop;
        const struct span *span = has_span ? &spans->items[next] : NULL;
        note_text(document, at, span ? span->whole.start : stop, notes);
        if (span) {
            bool is_leaf = note_span(document, span, notes);
            at = is_leaf ? span->whole.end : span->content.start;
            next++;
            if (!is_leaf)
                open[depth++] = span;
        } else if (depth) {
            at = open[--depth]->whole.end;
            builder_add_byte(notes, END);
        } else {
            return;
        }
    }
}

#endif
