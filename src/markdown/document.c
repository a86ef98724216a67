#include "markdown/document.h"

#include "base/arena.h"
#include "base/budget.h"
#include "markdown/bounds.h"
#include "markdown/definition.h"
#include "markdown/mark.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <setjmp.h>
#include <string.h>

/* What we know of a table while it is open. */
struct open_table {
    int delimiter_line; /* as cmark counts */
    struct { uint32_t *items; size_t count, capacity; } own_lines; /* source lines that cmark never saw */
};

/* Body rows of a top-level table are cut by our own scanner: they are not given to cmark, which takes most of its
 * time on them. A map leads from the lines that cmark got to those of the source. */
struct parse {
    const struct source *source;
    struct arena *arena;
    cmark_parser *parser;
    struct { uint32_t *items; size_t count, capacity; } source_lines;       /* by cmark's line - 1 */
    struct { uint32_t *items; size_t count, capacity; } first_nonspace; /* bytes from the line's start */
    enum line_use line_use, use_before; /* of this line and of the one before */
    int outer_line;                /* the last line that cmark did not find to be of an open paragraph … */
    uint32_t outer_offset;         /* … and what it left behind the marks of containers there */
    int table_line;                /* the last line that left a top-level table open … */
    struct open_table *table;      /* … and that table */
    struct text last_line; /* given to cmark; and how often in a row, when it is blank */
    size_t blank_lines, cells;
    struct bounds bounds;
};

static bool has_type(cmark_node *node, const char *type)
{
    return node && strcmp(cmark_node_get_type_string(node), type) == 0;
}

/* Text goes on with the paragraph before it, lazily too, unless a container opens on its line. */
static enum line_use use_of_text(const struct parse *parse, cmark_node *parent, int line)
{
    bool is_inside = cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH;
    bool is_opened = !is_inside && cmark_node_get_start_line(parent) == line;
    return is_inside || (!is_opened && parse->use_before != LINE_ALONE) ? LINE_FURTHER : LINE_FIRST;
}

/* cmark asks this before its own table extension, on every line that is neither code nor HTML: how we learn where a
 * line's text starts behind its container marks, and whether a table is open. A line that became part of a table
 * is asked about again, with the table or its new row as parent. */
static cmark_node *observe_line(cmark_syntax_extension *self, int indented, cmark_parser *parser,
                                cmark_node *parent,
                                unsigned char *input, int length)
{
    (void)indented, (void)input, (void)length;
    struct parse *parse = cmark_syntax_extension_get_private(self);
    int line = cmark_parser_get_line_number(parser);
    bool is_table = has_type(parent, "table");
    bool is_in_row = has_type(parent, "table_row") || has_type(parent, "table_header");
    cmark_node *table = is_table ? parent : is_in_row ? cmark_node_parent(parent) : NULL;
    struct open_table *open = table ? cmark_node_get_user_data(table) : NULL;
    bool is_new = table && !open;
    parse->line_use = table || cmark_parser_is_blank(parser) ? LINE_ALONE : use_of_text(parse, parent, line);
    if (!is_in_row && !is_new)
        parse->first_nonspace.items[line - 1] = (uint32_t)cmark_parser_get_first_nonspace(parser);
    if (!table && cmark_node_get_type(parent) != CMARK_NODE_PARAGRAPH) {
        parse->outer_line = line;
        parse->outer_offset = (uint32_t)cmark_parser_get_offset(parser);
    }
    if (is_new) {
        /* A header that lazily went on with a paragraph keeps its indent, which makes a first, empty cell. */
        if (parse->outer_line == line - 1 && cmark_node_get_start_line(table) < line - 1)
            parse->first_nonspace.items[line - 2] = parse->outer_offset;
        open = arena_allocate(parse->arena, sizeof *open);
        open->delimiter_line = line;
        cmark_node_set_user_data(table, open);
    }
    if ((is_new || is_in_row) && cmark_node_get_type(cmark_node_parent(table)) == CMARK_NODE_DOCUMENT) {
        parse->table_line = line;
        parse->table = open;
    }
    return NULL;
}

static void cut_document(struct document *document, struct range line, const char *reason)
{
    document->is_cut = true;
    document->cut = line;
    document->cut_reason = text_from(reason);
}

/* A row that starts with at most three spaces and a pipe goes on with the table whatever else is in it. */
static bool is_plain_row(const struct source *source, struct range line, uint32_t *start)
{
    const char *bytes = source->content.bytes;
    *start = line.start;
    while (*start < line.end && *start - line.start < 4 && bytes[*start] == ' ')
        (*start)++;
    return *start - line.start < 4 && *start < line.end && bytes[*start] == '|' &&
           line.end <= source->valid_length &&
           line.end - line.start <= BOUND_LINE_BYTES;
}

/* Always with a newline of its own: the one behind a lone CR would be taken for the second half of CR LF. */
static void give_line(struct parse *parse, struct text line, uint32_t index)
{
    *array_add(parse->arena, &parse->source_lines) = index;
    *array_add(parse->arena, &parse->first_nonspace) = (uint32_t)mark_skip_quotes(line);
    parse->use_before = parse->line_use;
    parse->line_use = LINE_ALONE;
    cmark_parser_feed(parse->parser, line.bytes, line.length);
    cmark_parser_feed(parse->parser, "\n", 1);
    bounds_add_line(&parse->bounds, parse->line_use);
}

/* A blank line ends a paragraph, and the next of its kind a list item that held no more than definitions; further
 * ones say nothing new. */
static bool repeats_blank_line(struct parse *parse, struct text line)
{
    bool is_repeated = parse->blank_lines && text_equal(line, parse->last_line);
    parse->blank_lines = !text_is_blank(line) ? 0 : is_repeated ? parse->blank_lines + 1 : 1;
    parse->last_line = line;
    return parse->blank_lines > 2;
}

/* Gives the line to the parser, or keeps it as one of our own rows. false when the page must end here. */
static bool feed_line(struct parse *parse, struct document *document, uint32_t index)
{
    const struct source *source = parse->source;
    struct range line = source_line_range(source, index);
    struct text text = source_text(source, line);
    uint32_t row_start;
    if (parse->table && parse->table_line == (int)parse->source_lines.count &&
        is_plain_row(source, line, &row_start)) {
        size_t cells = row_cell_count(text_slice(source->content, row_start, line.end));
        parse->cells += cells;
        if (cells && parse->cells <= BOUND_CELLS) {
            *array_add(parse->arena, &parse->table->own_lines) = index;
            return true;
        }
    }
    const char *reason = parse->cells > BOUND_CELLS ? "the tables have more than 1,000,000 cells by here"
                                                    : bounds_forbid_line(&parse->bounds, text);
    if (reason) {
        cut_document(document, line, reason);
        return false;
    }
    if (!repeats_blank_line(parse, text))
        give_line(parse, text, index);
    return true;
}

static uint32_t source_line_of(const struct parse *parse, int cmark_line)
{
    if (cmark_line < 1)
        return 0;
    size_t index = (size_t)cmark_line - 1;
    return parse->source_lines.items[index];
}

static void add_row(const struct parse *parse, struct block *block, uint32_t line, uint32_t indent)
{
    struct range range = source_line_range(parse->source, line);
    range.start = range.start + indent < range.end ? range.start + indent : range.end;
    block->rows[block->row_count++] = (struct document_row){line, range};
}

static void add_cmark_row(const struct parse *parse, struct block *block, int cmark_line)
{
    add_row(parse, block, source_line_of(parse, cmark_line), parse->first_nonspace.items[cmark_line - 1]);
}

static void add_own_row(const struct parse *parse, struct block *block, uint32_t line)
{
    uint32_t start;
    struct range range = source_line_range(parse->source, line);
    is_plain_row(parse->source, range, &start);
    add_row(parse, block, line, start - range.start);
}

/* Header, delimiter row and body, the rows that cmark saw and those that it did not in page order. */
static void collect_rows(const struct parse *parse, cmark_node *table, struct block *block)
{
    struct open_table *open = cmark_node_get_user_data(table);
    size_t count = 2 + open->own_lines.count;
    cmark_node *header = cmark_node_first_child(table);
    for (cmark_node *row = cmark_node_next(header); row; row = cmark_node_next(row))
        count++;
    block->rows = arena_allocate_array(parse->arena, count, sizeof *block->rows);
    /* Where a text line stands directly above, cmark's header claims that line: the delimiter row is sure. */
    add_cmark_row(parse, block, open->delimiter_line - 1);
    add_cmark_row(parse, block, open->delimiter_line);
    size_t own = 0;
    for (cmark_node *row = cmark_node_next(header); row; row = cmark_node_next(row)) {
        uint32_t line = source_line_of(parse, cmark_node_get_start_line(row));
        for (; own < open->own_lines.count && open->own_lines.items[own] < line; own++)
            add_own_row(parse, block, open->own_lines.items[own]);
        add_cmark_row(parse, block, cmark_node_get_start_line(row));
    }
    for (; own < open->own_lines.count; own++)
        add_own_row(parse, block, open->own_lines.items[own]);
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
    else if (has_type(node, "table"))
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
static bool is_closed_fence(const struct parse *parse, cmark_node *node, int end)
{
    int length, offset;
    char mark;
    cmark_node_get_fenced(node, &length, &offset, &mark);
    struct text line = source_line(parse->source, source_line_of(parse, end));
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
static void find_lines(const struct parse *parse, cmark_node *node, struct block *block, int *first, int *last)
{
    cmark_node *next = cmark_node_next(node);
    *first = cmark_node_get_start_line(node);
    *last = cmark_node_get_end_line(node);
    /* Text directly above a table has no position of its own. */
    if (!*first && has_type(next, "table"))
        *last = ((struct open_table *)cmark_node_get_user_data(next))->delimiter_line - 2;
    if (block->kind == BLOCK_PARAGRAPH || block->is_setext) {
        *last -= block->is_setext;
        *first = *last - block->is_setext - count_lines(cmark_node_get_string_content(node)) + 1;
    } else if (block->kind == BLOCK_RULE) {
        *last = *first;
    } else if (block->kind == BLOCK_HTML || block->is_indented) {
        *last = *first + count_lines(cmark_node_get_literal(node)) - 1;
    } else if (block->kind == BLOCK_CODE && !is_closed_fence(parse, node, *last)) {
        *last = *first + count_lines(cmark_node_get_literal(node));
    }
}

static void locate(const struct parse *parse, cmark_node *node, struct block *block)
{
    int first, last, column = cmark_node_get_start_column(node);
    find_lines(parse, node, block, &first, &last);
    block->first_line = source_line_of(parse, first);
    block->last_line = source_line_of(parse, last);
    uint32_t indent = column > 0 ? (uint32_t)column - 1 : 0;
    if (block->kind == BLOCK_PARAGRAPH || block->is_setext)
        indent = parse->first_nonspace.items[first - 1];
    block->range = source_line_range(parse->source, block->first_line);
    if (block->range.start + indent < block->range.end)
        block->range.start += indent;
    block->range.end = source_line_range(parse->source, block->last_line).end;
}

static void add_block(const struct parse *parse, cmark_node *node, struct block *block)
{
    int length, offset;
    char mark;
    if (block->kind == BLOCK_CODE)
        block->is_indented = !cmark_node_get_fenced(node, &length, &offset, &mark);
    if (block->kind == BLOCK_HEADING) {
        block->level = cmark_node_get_heading_level(node);
        block->text = heading_text(node, parse->arena);
        block->is_setext = cmark_node_get_end_line(node) > cmark_node_get_start_line(node);
    }
    if (block->kind == BLOCK_TABLE)
        collect_rows(parse, node, block);
    else
        locate(parse, node, block);
}

static void collect_blocks(const struct parse *parse, cmark_node *root, struct document *document)
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
        struct block *block = array_add(parse->arena, &blocks);
        *block = (struct block){.kind = kind, .list_depth = lists, .quote_depth = quotes, .opened = opened};
        opened = (struct opened){0, 0, 0};
        add_block(parse, node, block);
        cmark_iter_reset(walk, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(walk);
    document->last_opened = opened;
    document->blocks = blocks.items;
    document->block_count = blocks.count;
}

/* The extension itself comes from cmark's default allocator and is freed by the caller, whatever happens here. */
static void run_parser(struct parse *parse, struct document *document, cmark_syntax_extension *observer)
{
    static cmark_mem budgeted = {budget_calloc, budget_realloc, budget_free};
    parse->parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, &budgeted);
    cmark_parser_attach_syntax_extension(parse->parser, observer);
    cmark_parser_attach_syntax_extension(parse->parser, cmark_find_syntax_extension("table"));
    for (uint32_t line = 0; line < parse->source->line_count; line++)
        if (!feed_line(parse, document, line))
            break;
    /* So that there is a line behind every block. */
    give_line(parse, TEXT(""), source_line_of(parse, (int)parse->source_lines.count));
    collect_blocks(parse, cmark_parser_finish(parse->parser), document);
}

void document_parse(struct document *document, const struct source *source, struct arena *arena)
{
    struct parse parse = {.source = source, .arena = arena};
    jmp_buf exceeded;
    *document = (struct document){.source = source};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_syntax_extension *observer = cmark_syntax_extension_new("observer");
    cmark_syntax_extension_set_open_block_func(observer, observe_line);
    cmark_syntax_extension_set_private(observer, &parse, NULL);
    struct budget *budget = budget_new((size_t)BOUND_PARSER_MEBIBYTES * 1024 * 1024, &exceeded);
    if (!setjmp(exceeded)) {
        run_parser(&parse, document, observer);
    } else {
        *document = (struct document){.source = source};
        cut_document(document, (struct range){source->start, source->start},
                     "the page takes more than 256 MiB to parse");
    }
    budget_free_all(budget);
    cmark_syntax_extension_free(cmark_get_default_mem_allocator(), observer);
    definitions_collect(document, arena);
}
