#include "list/allow.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/build.h"
#include "list/changes.h"
#include "list/place.h"
#include "markdown/html.h"

static const struct text marker = {"rsfm-lint:", 10};

/* Where the text stands in the source. */
static struct range place(const struct list *list, struct text text)
{
    uint32_t start = (uint32_t)(text.bytes - list->source->content.bytes);
    return (struct range){start, start + (uint32_t)text.length};
}

static struct allow *add_allow(struct list *list, enum allow_kind kind, struct range comment, struct text name,
                               struct arena *arena)
{
    struct allow *allow = array_add(arena, &list->allows);
    *allow = (struct allow){.kind = kind,
                            .comment = comment,
                            .name = place(list, name),
                            .rule = rulebook_rule(list->context->rulebook, name),
                            .line = source_line_at(list->source, comment.start),
                            .is_first = list->allows.count < 2 || allow[-1].comment.start != comment.start};
    return allow;
}

static size_t word_length(struct text text)
{
    size_t length = 0;
    while (length < text.length && (unsigned char)text.bytes[length] > ' ')
        length++;
    return length;
}

static void read_comment(struct list *list, struct range comment, struct arena *arena)
{
    struct text text = list_text(list, comment);
    if (text.length < 7 || !text_starts_with(text, TEXT("<!--")) || !text_ends_with(text, TEXT("-->")))
        return;
    text = text_trim(text_slice(text, 4, text.length - 3));
    if (!text_starts_with(text, marker))
        return;
    text = text_trim(text_slice(text, marker.length, text.length));
    struct text verb = text_slice(text, 0, word_length(text)), rest = text_slice(text, verb.length, text.length);
    bool is_page = text_equal(verb, TEXT("allow-page"));
    if ((!is_page && !text_equal(verb, TEXT("allow"))) || text_is_blank(rest)) {
        add_allow(list, ALLOW_NONSENSE, comment, text, arena);
        return;
    }
    while (rest.length)
        add_allow(list, is_page ? ALLOW_PAGE : ALLOW_LINE, comment, text_trim(text_cut(&rest, ',')), arena);
}

/* In a cell, paragraph or heading, where code is not a comment. */
static void read_inline(struct list *list, struct range range, bool in_cell, struct arena *arena)
{
    struct spans spans = {0};
    if (text_find(list_text(list, range), marker, 0) == TEXT_NOT_FOUND)
        return;
    inline_scan(list->source->content, range, in_cell, &list->document->definitions, arena, &spans);
    for (size_t i = 0; i < spans.count; i++)
        if (spans.items[i].kind == SPAN_HTML)
            read_comment(list, spans.items[i].whole, arena);
}

static void read_html(struct list *list, struct range range, struct arena *arena)
{
    struct html_piece piece;
    for (uint32_t at = range.start; html_next(list->source->content, &at, range.end, &piece);)
        if (piece.kind == HTML_COMMENT)
            read_comment(list, piece.whole, arena);
}

/* Reads what holds the marker at offset, and gives where that ends. */
static uint32_t read_at(struct list *list, const struct block *block, uint32_t offset, struct arena *arena)
{
    const struct row *row = block->kind == BLOCK_TABLE ? list_row_at(list, offset) : NULL;
    if (block->kind == BLOCK_TABLE && (!row || offset >= row->range.end))
        return offset + 1;
    for (size_t c = 0; row && c < row->cell_count; c++)
        read_inline(list, row->cells[c].range, true, arena);
    if (row)
        return row->range.end;
    if (block->kind == BLOCK_HTML)
        read_html(list, block->range, arena);
    else if (block->kind != BLOCK_CODE)
        read_inline(list, block->range, false, arena);
    return block->range.end;
}

void build_allows(struct list *list, struct arena *arena)
{
    const struct document *document = list->document;
    struct text content = list->source->content;
    size_t at = text_find(content, marker, 0), next = 0;
    while (at != TEXT_NOT_FOUND && next < document->block_count) {
        const struct block *block = &document->blocks[next];
        uint32_t offset = (uint32_t)at;
        if (offset >= block->range.end) {
            next++;
            continue;
        }
        uint32_t end = offset < block->range.start ? offset + 1 : read_at(list, block, offset, arena);
        at = text_find(content, marker, end);
    }
}

static struct text subject(const struct list *list, const struct allow *allow, struct arena *arena)
{
    const struct row *row = allow->kind == ALLOW_LINE ? list_row_at(list, allow->comment.start) : NULL;
    if (!row || !row->entry)
        return TEXT("");
    struct text title = utf8_folded_letters(arena, row->entry->title);
    return title.length ? title : utf8_folded_letters(arena, row->entry->name);
}

bool allow_is_refused(const struct list *list, const struct allow *allow, struct arena *arena)
{
    const struct changes *changes = list->context->changes;
    if (!changes || changes->is_obeyed || !changes_touch(list, allow->comment))
        return false;
    struct text about = subject(list, allow, arena);
    if (!changes->before || (allow->kind == ALLOW_LINE && !about.length))
        return true;
    for (size_t i = 0; i < changes->before->allows.count; i++) {
        const struct allow *old = &changes->before->allows.items[i];
        if (old->kind == allow->kind && old->rule == allow->rule &&
            text_equal(subject(changes->before, old, arena), about))
            return false;
    }
    return true;
}
