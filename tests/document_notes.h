/* The blocks of a page, written down in one notation, once as cmark-gfm and once as our document model finds them. */
#ifndef TESTS_DOCUMENT_NOTES_H
#define TESTS_DOCUMENT_NOTES_H

#include "base/arena.h"
#include "markdown/document.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

struct page {
    struct source source;
    struct arena *arena;
};

static void note_begin(struct builder *notes, const char *kind, int first, int last, int lists, int quotes)
{
    builder_format(notes, "%s on lines %d-%d in %d lists and %d quotes", kind, first, last, lists, quotes);
}

/* As cmark keeps text, with NUL replaced; blanks at the ends do not count. */
static void note_text(struct builder *notes, struct text text)
{
    struct builder clean = {.arena = notes->arena};
    for (size_t i = 0; i < text.length; i++)
        builder_add(&clean, text.bytes[i] ? text_slice(text, i, i + 1) : TEXT("\xEF\xBF\xBD"));
    builder_add(notes, TEXT(" ["));
    builder_add(notes, text_trim(builder_text(&clean)));
    builder_add(notes, TEXT("]"));
}

/* cmark unescapes the pipes of the text above a table too: so backslashes before a pipe do not count. */
static void note_first_line(struct builder *notes, struct text line)
{
    struct builder clean = {.arena = notes->arena};
    for (size_t i = 0; i < line.length; i++) {
        while (line.bytes[i] == '|' && clean.length && clean.bytes[clean.length - 1] == '\\')
            clean.length--;
        builder_add_byte(&clean, line.bytes[i]);
    }
    note_text(notes, builder_text(&clean));
}

static bool is_type(cmark_node *node, const char *type)
{
    return node && strcmp(cmark_node_get_type_string(node), type) == 0;
}

static int count_lines(struct text text)
{
    return (int)text_count_byte(text, '\n') + (text.length && !text_ends_with(text, TEXT("\n")));
}

static struct text without_blank_end(struct text text)
{
    while (text.length && strchr(" \t\n", text.bytes[text.length - 1]))
        text.length--;
    return text;
}

static const char *alignment_word(char letter)
{
    return letter == 'l' ? "left" : letter == 'c' ? "center" : letter == 'r' ? "right" : "none";
}

/* The line of the header: cmark gives that of the text above where there is some. */
static int cmark_header_line(cmark_node *table)
{
    cmark_node *row = cmark_node_next(cmark_node_first_child(table));
    return row ? cmark_node_get_start_line(row) - 2 : cmark_node_get_end_line(table) - 1;
}

static void note_cmark_table(cmark_node *table, struct builder *notes)
{
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
    int columns = cmark_gfm_extensions_get_table_columns(table), header = cmark_header_line(table);
    for (int i = 0; i < columns; i++)
        builder_format(notes, " %s", alignment_word((char)alignments[i]));
    for (cmark_node *row = cmark_node_first_child(table); row; row = cmark_node_next(row)) {
        builder_format(notes, "\n  row on line %d:", is_type(row, "table_header") ? header : cmark_node_get_start_line(row));
        for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
            /* A cell that fills a short row stands nowhere, and its content was never written. */
            note_text(notes, text_from(cmark_node_get_start_column(cell) ? cmark_node_get_string_content(cell) : NULL));
    }
}

static void note_cmark_heading_text(cmark_node *heading, struct builder *notes)
{
    cmark_iter *walk = cmark_iter_new(heading);
    int images = 0;
    struct builder text = {.arena = notes->arena};
    for (cmark_event_type event; (event = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(walk);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_IMAGE)
            images += event == CMARK_EVENT_ENTER ? 1 : -1;
        else if (!images && (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
            builder_add(&text, text_from(cmark_node_get_literal(node)));
    }
    cmark_iter_free(walk);
    builder_format(notes, " level %d", cmark_node_get_heading_level(heading));
    note_text(notes, builder_text(&text));
}

/* Whether the line, marks of containers taken off, can close a fence. */
static bool closes_fence(struct text line, int length, char mark)
{
    int marks = 0;
    while (line.length && line.bytes[0] && strchr(" \t>", line.bytes[0]))
        line = text_slice(line, 1, line.length);
    for (; line.length && line.bytes[0] == mark; marks++)
        line = text_slice(line, 1, line.length);
    return marks >= length && text_is_blank(line);
}

/* The first leaf behind the node; NULL when there is none. */
static cmark_node *next_leaf(cmark_node *node)
{
    while (node && !cmark_node_next(node))
        node = cmark_node_parent(node);
    node = node ? cmark_node_next(node) : NULL;
    while (node && !is_type(node, "table") && cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH &&
           cmark_node_get_type(node) != CMARK_NODE_HEADING && cmark_node_first_child(node))
        node = cmark_node_first_child(node);
    return node;
}

static int cmark_code_end(const struct page *page, cmark_node *code, bool *is_fenced)
{
    int length, offset, start = cmark_node_get_start_line(code), end = cmark_node_get_end_line(code);
    char mark;
    struct text literal = text_from(cmark_node_get_literal(code));
    *is_fenced = cmark_node_get_fenced(code, &length, &offset, &mark);
    if (!*is_fenced)
        return start + count_lines(literal) - 1;
    /* A fence that only its container closes ends, for cmark, on the line behind; and blank lines at the end of one
     * that nothing closes are neither here nor there. */
    cmark_node *next = next_leaf(code);
    bool is_closed = end > start && (size_t)end <= page->source.line_count &&
                     closes_fence(source_line(&page->source, (uint32_t)end - 1), length, mark) &&
                     (!next || cmark_node_get_start_line(next) != end);
    return is_closed ? end : start + count_lines(without_blank_end(literal));
}

static void note_cmark_text_block(cmark_node *node, int lists, int quotes, struct builder *notes)
{
    bool is_heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
    int start = cmark_node_get_start_line(node), end = cmark_node_get_end_line(node);
    bool is_setext = is_heading && end > start;
    /* The content of an empty heading was never written. */
    struct text content = is_heading && !is_setext ? TEXT("") : text_from(cmark_node_get_string_content(node));
    struct text first = content;
    /* cmark names the line behind the underline; there is one, see note_cmark. */
    if (is_setext)
        end--;
    /* Text directly above a table has no position. */
    if (!start)
        end = cmark_header_line(cmark_node_next(node)) - 1;
    if (!is_heading || is_setext)
        start = end - is_setext - count_lines(content) + 1;
    note_begin(notes, is_setext ? "underlined heading" : is_heading ? "heading" : "paragraph", start, end, lists, quotes);
    if (is_heading)
        note_cmark_heading_text(node, notes);
    if (!is_heading || is_setext)
        note_first_line(notes, text_cut(&first, '\n'));
}

static void note_cmark_block(const struct page *page, cmark_node *node, int lists, int quotes, struct builder *notes)
{
    int start = cmark_node_get_start_line(node), end = start;
    cmark_node_type type = cmark_node_get_type(node);
    bool is_fenced = false;
    if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
        note_cmark_text_block(node, lists, quotes, notes);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        end = cmark_code_end(page, node, &is_fenced);
        note_begin(notes, is_fenced ? "fence" : "code", start, end, lists, quotes);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        end = start + count_lines(without_blank_end(text_from(cmark_node_get_literal(node)))) - 1;
        note_begin(notes, "HTML", start, end, lists, quotes);
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        note_begin(notes, "rule", start, end, lists, quotes);
    } else if (is_type(node, "table")) {
        note_begin(notes, "table", cmark_header_line(node), cmark_node_get_end_line(node), lists, quotes);
        note_cmark_table(node, notes);
    } else {
        return;
    }
    builder_add_byte(notes, '\n');
}

/* What cmark finds in the bytes behind the BOM. */
static void note_cmark(struct page *page, struct builder *notes)
{
    struct text content = text_slice(page->source.content, page->source.start, page->source.content.length);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, content.bytes, content.length);
    /* A blank line behind the last: so every underlined heading has a line behind it. */
    cmark_parser_feed(parser, "\n\n", 2);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_iter *walk = cmark_iter_new(root);
    int lists = 0, quotes = 0;
    for (cmark_event_type event; (event = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(walk);
        int step = event == CMARK_EVENT_ENTER ? 1 : -1;
        lists += cmark_node_get_type(node) == CMARK_NODE_LIST ? step : 0;
        quotes += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE ? step : 0;
        if (event == CMARK_EVENT_ENTER)
            note_cmark_block(page, node, lists, quotes, notes);
    }
    cmark_iter_free(walk);
    cmark_node_free(root);
    cmark_parser_free(parser);
}

static void note_our_row(const struct page *page, const struct document_row *row, size_t columns, struct builder *notes)
{
    struct cells cells = {0};
    row_scan(page->source.content, row->range, notes->arena, &cells);
    builder_format(notes, "\n  row on line %u:", row->line + 1);
    for (size_t i = 0; i < columns; i++)
        note_text(notes, i < cells.count ? row_unescape(notes->arena, source_text(&page->source, cells.items[i].value))
                                         : TEXT(""));
}

/* cmark lets vertical tabs and form feeds stand around a delimiter cell, and looks at the first and last byte only. */
static const char *our_alignment(struct text cell)
{
    static const char *const words[] = {"none", "left", "right", "center"};
    enum alignment alignment = ALIGN_NONE;
    if (text_find_byte(cell, '\v', 0) != TEXT_NOT_FOUND || text_find_byte(cell, '\f', 0) != TEXT_NOT_FOUND)
        return words[(text_starts_with(cell, TEXT(":")) ? 1 : 0) + (text_ends_with(cell, TEXT(":")) ? 2 : 0)];
    if (!row_delimiter_cell(cell, &alignment))
        return "(no delimiter cell)";
    return words[(alignment == ALIGN_LEFT) + 2 * (alignment == ALIGN_RIGHT) + 3 * (alignment == ALIGN_CENTER)];
}

static void note_our_table(const struct page *page, const struct block *block, struct builder *notes)
{
    struct cells cells = {0};
    row_scan(page->source.content, block->rows[1].range, notes->arena, &cells);
    size_t columns = cells.count;
    for (size_t i = 0; i < columns; i++)
        builder_format(notes, " %s", our_alignment(source_text(&page->source, cells.items[i].value)));
    for (size_t i = 0; i < block->row_count; i++)
        if (i != 1)
            note_our_row(page, &block->rows[i], columns, notes);
}

static void note_our_block(const struct page *page, const struct block *block, struct builder *notes)
{
    const char *kinds[] = {"paragraph", block->is_setext ? "underlined heading" : "heading",
                           "table",     "HTML", block->is_indented ? "code" : "fence", "rule"};
    struct text text = source_text(&page->source, block->range);
    size_t line_end = source_line_range(&page->source, block->first_line).end - block->range.start;
    note_begin(notes, kinds[block->kind], (int)block->first_line + 1, (int)block->last_line + 1, (int)block->list_depth,
               (int)block->quote_depth);
    if (block->kind == BLOCK_HEADING) {
        builder_format(notes, " level %d", block->level);
        note_text(notes, block->text);
    }
    if (block->kind == BLOCK_PARAGRAPH || (block->kind == BLOCK_HEADING && block->is_setext))
        note_first_line(notes, text_slice(text, 0, line_end < text.length ? line_end : text.length));
    if (block->kind == BLOCK_TABLE)
        note_our_table(page, block, notes);
    builder_add_byte(notes, '\n');
}

static const char *what_is_wrong_with_rows(const struct source *source, const struct block *block)
{
    for (size_t i = 0; i < block->row_count; i++) {
        struct document_row row = block->rows[i];
        struct range line = source_line_range(source, row.line);
        if (!range_contains(line, row.range) || !range_contains(block->range, row.range) || row.range.end != line.end)
            return "a row outside its line or table";
        if (i && row.line <= block->rows[i - 1].line)
            return "rows out of order";
    }
    return block->row_count < 2 ? "a table without a delimiter row" : NULL;
}

/* NULL when all ranges are in bounds and in order. */
static const char *what_is_wrong(const struct document *document)
{
    const struct source *source = document->source;
    uint32_t end = source->start, next_line = 0;
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        bool is_in_lines = block->first_line <= block->last_line && block->last_line < source->line_count &&
                           block->range.start >= source->line_starts[block->first_line] &&
                           block->range.end <= source_line_end(source, block->last_line);
        if (!is_in_lines || block->range.start > block->range.end)
            return "a block outside its lines";
        if (block->first_line < next_line || block->range.start < end)
            return "blocks out of order";
        const char *wrong = block->kind == BLOCK_TABLE ? what_is_wrong_with_rows(source, block) : NULL;
        if (wrong)
            return wrong;
        next_line = block->last_line + 1;
        end = block->range.end;
    }
    return NULL;
}

static void note_ours(struct page *page, struct builder *notes)
{
    struct document document;
    document_parse(&document, &page->source, page->arena);
    const char *wrong = document.is_cut ? "cut" : what_is_wrong(&document);
    for (size_t i = 0; i < document.block_count; i++)
        note_our_block(page, &document.blocks[i], notes);
    if (document.is_cut)
        builder_format(notes, "cut: %.*s\n", TEXT_ARGUMENTS(document.cut_reason));
    else if (wrong)
        builder_format(notes, "%s\n", wrong);
}

#endif
