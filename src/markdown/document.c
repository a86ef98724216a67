#include "markdown/document.h"

#include "base/arena.h"
#include "base/budget.h"
#include "markdown/blocks.h"
#include "markdown/bounds.h"
#include "markdown/definition.h"
#include "markdown/mark.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <setjmp.h>

/* Body rows of a top-level table are cut by our own scanner: they are not given to cmark, which takes most of its
 * time on them. */
struct parse {
    struct given given;
    cmark_parser *parser;
    enum line_use line_use, use_before; /* of this line and of the one before */
    int outer_line;                /* the last line that cmark did not find to be of an open paragraph … */
    uint32_t outer_offset;         /* … and what it left behind the marks of containers there */
    int table_line;                /* the last line that left a top-level table open … */
    struct open_table *table;      /* … and that table */
    struct text last_line; /* given to cmark; and how often in a row, when it is blank */
    size_t blank_lines, cells;
    struct bounds bounds;
};

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
    bool is_table = blocks_has_type(parent, "table");
    bool is_in_row = blocks_has_type(parent, "table_row") || blocks_has_type(parent, "table_header");
    cmark_node *table = is_table ? parent : is_in_row ? cmark_node_parent(parent) : NULL;
    struct open_table *open = table ? cmark_node_get_user_data(table) : NULL;
    bool is_new = table && !open;
    parse->line_use = table || cmark_parser_is_blank(parser) ? LINE_ALONE : use_of_text(parse, parent, line);
    if (!is_in_row && !is_new)
        parse->given.first_nonspace.items[line - 1] = (uint32_t)cmark_parser_get_first_nonspace(parser);
    if (!table && cmark_node_get_type(parent) != CMARK_NODE_PARAGRAPH) {
        parse->outer_line = line;
        parse->outer_offset = (uint32_t)cmark_parser_get_offset(parser);
    }
    if (is_new) {
        /* A header that lazily went on with a paragraph keeps its indent, which makes a first, empty cell. */
        if (parse->outer_line == line - 1 && cmark_node_get_start_line(table) < line - 1)
            parse->given.first_nonspace.items[line - 2] = parse->outer_offset;
        open = arena_allocate(parse->given.arena, sizeof *open);
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

/* Always with a newline of its own: the one behind a lone CR would be taken for the second half of CR LF. */
static void give_line(struct parse *parse, struct text line, uint32_t index)
{
    *array_add(parse->given.arena, &parse->given.source_lines) = index;
    *array_add(parse->given.arena, &parse->given.first_nonspace) = (uint32_t)mark_skip_quotes(line);
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
    const struct source *source = parse->given.source;
    struct range line = source_line_range(source, index);
    struct text text = source_text(source, line);
    uint32_t row_start;
    if (parse->table && parse->table_line == (int)parse->given.source_lines.count &&
        given_is_plain_row(source, line, &row_start)) {
        size_t cells = row_cell_count(text_slice(source->content, row_start, line.end));
        parse->cells += cells;
        if (cells && parse->cells <= BOUND_CELLS) {
            *array_add(parse->given.arena, &parse->table->own_lines) = index;
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

/* The extension itself comes from cmark's default allocator and is freed by the caller, whatever happens here. */
static void run_parser(struct parse *parse, struct document *document, cmark_syntax_extension *observer)
{
    static cmark_mem budgeted = {budget_calloc, budget_realloc, budget_free};
    parse->parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, &budgeted);
    cmark_parser_attach_syntax_extension(parse->parser, observer);
    cmark_parser_attach_syntax_extension(parse->parser, cmark_find_syntax_extension("table"));
    for (uint32_t line = 0; line < parse->given.source->line_count; line++)
        if (!feed_line(parse, document, line))
            break;
    /* So that there is a line behind every block. */
    give_line(parse, TEXT(""), given_source_line(&parse->given, (int)parse->given.source_lines.count));
    blocks_collect(&parse->given, cmark_parser_finish(parse->parser), document);
}

void document_parse(struct document *document, const struct source *source, struct arena *arena)
{
    struct parse parse = {.given = {.source = source, .arena = arena}};
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
