#include "markdown/blocks.h"

#include "base/arena.h"
#include "markdown/bounds.h"
#include "markdown/mark.h"

#include <cmark-gfm-extension_api.h>

#include <string.h>

bool blocks_has_type(cmark_node *node, const char *type)
{
    return node && strcmp(cmark_node_get_type_string(node), type) == 0;
}

bool given_is_plain_row(const struct source *source, struct range line, uint32_t *start)
{
    const char *bytes = source->content.bytes;
    *start = line.start;
    while (*start < line.end && *start - line.start < 4 && bytes[*start] == ' ')
        (*start)++;
    return *start - line.start < 4 && *start < line.end && bytes[*start] == '|' &&
           line.end <= source->valid_length &&
           line.end - line.start <= BOUND_LINE_BYTES;
}

uint32_t given_source_line(const struct given *given, int cmark_line)
{
    if (cmark_line < 1)
        return 0;
    size_t index = (size_t)cmark_line - 1;
    return given->source_lines.items[index];
}

static void add_row(const struct given *given, struct block *block, uint32_t line, uint32_t indent)
{
    struct range range = source_line_range(given->source, line);
    range.start = range.start + indent < range.end ? range.start + indent : range.end;
    block->rows[block->row_count++] = (struct document_row){line, range};
}

static void add_cmark_row(const struct given *given, struct block *block, int cmark_line)
{
    add_row(given, block, given_source_line(given, cmark_line), given->first_nonspace.items[cmark_line - 1]);
}

static void add_own_row(const struct given *given, struct block *block, uint32_t line)
{
    uint32_t start;
    struct range range = source_line_range(given->source, line);
    given_is_plain_row(given->source, range, &start);
    add_row(given, block, line, start - range.start);
}

/* Header, delimiter row and body, the rows that cmark saw and those that it did not in page order. */
static void collect_rows(const struct given *given, cmark_node *table, struct block *block)
{
    struct open_table *open = cmark_node_get_user_data(table);
    size_t count = 2 + open->own_lines.count;
    cmark_node *header = cmark_node_first_child(table);
    for (cmark_node *row = cmark_node_next(header); row; row = cmark_node_next(row))
        count++;
    block->rows = arena_allocate_array(given->arena, count, sizeof *block->rows);
    /* Where a text line stands directly above, cmark's header claims that line: the delimiter row is sure. */
    add_cmark_row(given, block, open->delimiter_line - 1);
    add_cmark_row(given, block, open->delimiter_line);
    size_t own = 0;
    for (cmark_node *row = cmark_node_next(header); row; row = cmark_node_next(row)) {
        uint32_t line = given_source_line(given, cmark_node_get_start_line(row));
        for (; own < open->own_lines.count && open->own_lines.items[own] < line; own++)
            add_own_row(given, block, open->own_lines.items[own]);
        add_cmark_row(given, block, cmark_node_get_start_line(row));
    }
    for (; own < open->own_lines.count; own++)
        add_own_row(given, block, open->own_lines.items[own]);
    block->first_line = block->rows[0].line;
    block->last_line = block->rows[block->row_count - 1].line;
    block->range = (struct range){block->rows[0].range.start, block->rows[block->row_count - 1].range.end};
}

/* What a reader sees of a heading, as GitHub takes it for the anchor: line breaks and images' texts left out. */
static struct text heading_text(cmark_node *heading, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    cmark_iter *walk = cmark_iter_new(heading);
    cmark_event_type event;
    unsigned images = 0;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_IMAGE)
            images += event == CMARK_EVENT_ENTER ? 1u : -1u;
        else if (!images && (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
            builder_add(&builder, text_from(cmark_node_get_literal(node)));
    }
    cmark_iter_free(walk);
    return builder_text(&builder);
}

static bool block_kind_of(cmark_node *node, enum block_kind *kind)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH)
        *kind = BLOCK_PARAGRAPH;
    else if (type == CMARK_NODE_HEADING)
        *kind = BLOCK_HEADING;
    else if (type == CMARK_NODE_HTML_BLOCK)
        *kind = BLOCK_HTML;
    else if (type == CMARK_NODE_CODE_BLOCK)
        *kind = BLOCK_CODE;
    else if (type == CMARK_NODE_THEMATIC_BREAK)
        *kind = BLOCK_RULE;
    else if (blocks_has_type(node, "table"))
        *kind = BLOCK_TABLE;
    else
        return false;
    return true;
}

/* Without blank ones at the end. */
static int count_lines(const char *string)
{
    struct text text = text_from(string);
    while (text.length && strchr(" \t\n", text.bytes[text.length - 1]))
        text.length--;
    return text.length ? (int)text_count_byte(text, '\n') + 1 : 0;
}

/* cmark gives a fence that is not closed the line behind as its end, where there is one. */
static bool is_closed_fence(const struct given *given, cmark_node *node, int end)
{
    int length, offset;
    char mark;
    cmark_node_get_fenced(node, &length, &offset, &mark);
    struct text line = source_line(given->source, given_source_line(given, end));
    line = text_slice(line, mark_skip_quotes(line), line.length);
    while (line.length && line.bytes[0] == mark) {
        line = text_slice(line, 1, line.length);
        length--;
    }
    while (node && !cmark_node_next(node))
        node = cmark_node_parent(node);
    bool starts_next = node && cmark_node_get_start_line(cmark_node_next(node)) == end;
    return length <= 0 && text_is_blank(line) && !starts_next;
}

/* The first and last line as cmark counts. Where cmark's are wrong the text that it kept says how many there are:
 * definitions at a paragraph's start are dropped, and so is what else is not the block's. */
static void find_lines(const struct given *given, cmark_node *node, struct block *block, int *first, int *last)
{
    cmark_node *next = cmark_node_next(node);
    *first = cmark_node_get_start_line(node);
    *last = cmark_node_get_end_line(node);
    /* Text directly above a table has no position of its own. */
    if (!*first && blocks_has_type(next, "table"))
        *last = ((struct open_table *)cmark_node_get_user_data(next))->delimiter_line - 2;
    if (block->kind == BLOCK_PARAGRAPH || block->is_setext) {
        *last -= block->is_setext;
        *first = *last - block->is_setext - count_lines(cmark_node_get_string_content(node)) + 1;
    } else if (block->kind == BLOCK_RULE) {
        *last = *first;
    } else if (block->kind == BLOCK_HTML || block->is_indented) {
        *last = *first + count_lines(cmark_node_get_literal(node)) - 1;
    } else if (block->kind == BLOCK_CODE && !is_closed_fence(given, node, *last)) {
        *last = *first + count_lines(cmark_node_get_literal(node));
    }
}

static void locate(const struct given *given, cmark_node *node, struct block *block)
{
    int first, last, column = cmark_node_get_start_column(node);
    find_lines(given, node, block, &first, &last);
    block->first_line = given_source_line(given, first);
    block->last_line = given_source_line(given, last);
    uint32_t indent = column > 0 ? (uint32_t)column - 1 : 0;
    if (block->kind == BLOCK_PARAGRAPH || block->is_setext)
        indent = given->first_nonspace.items[first - 1];
    block->range = source_line_range(given->source, block->first_line);
    if (block->range.start + indent < block->range.end)
        block->range.start += indent;
    block->range.end = source_line_range(given->source, block->last_line).end;
}

static void add_block(const struct given *given, cmark_node *node, struct block *block)
{
    int length, offset;
    char mark;
    if (block->kind == BLOCK_CODE)
        block->is_indented = !cmark_node_get_fenced(node, &length, &offset, &mark);
    if (block->kind == BLOCK_HEADING) {
        block->level = cmark_node_get_heading_level(node);
        block->text = heading_text(node, given->arena);
        block->is_setext = cmark_node_get_end_line(node) > cmark_node_get_start_line(node);
    }
    if (block->kind == BLOCK_TABLE)
        collect_rows(given, node, block);
    else
        locate(given, node, block);
}

void blocks_collect(const struct given *given, cmark_node *root, struct document *document)
{
    struct { struct block *items; size_t count, capacity; } blocks = {0};
    uint32_t lists = 0, quotes = 0;
    struct opened opened = {0, 0, 0};
    cmark_iter *walk = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        bool is_entered = event == CMARK_EVENT_ENTER;
        enum block_kind kind;
        cmark_node_type type = cmark_node_get_type(node);
        opened.lists += is_entered && type == CMARK_NODE_LIST;
        opened.items += is_entered && type == CMARK_NODE_ITEM;
        opened.quotes += is_entered && type == CMARK_NODE_BLOCK_QUOTE;
        if (type == CMARK_NODE_LIST)
            lists += is_entered ? 1u : -1u;
        else if (type == CMARK_NODE_BLOCK_QUOTE)
            quotes += is_entered ? 1u : -1u;
        if (!is_entered || !block_kind_of(node, &kind))
            continue;
        struct block *block = array_add(given->arena, &blocks);
        *block = (struct block){.kind = kind, .list_depth = lists, .quote_depth = quotes, .opened = opened};
        opened = (struct opened){0, 0, 0};
        add_block(given, node, block);
        cmark_iter_reset(walk, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(walk);
    document->last_opened = opened;
    document->blocks = blocks.items;
    document->block_count = blocks.count;
}
