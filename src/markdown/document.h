/* The block structure of a page, from cmark-gfm: which lines are which block. document.c is the only file that
 * includes cmark. Ranges are bytes of the source, lines are counted from 0. */
#ifndef MARKDOWN_DOCUMENT_H
#define MARKDOWN_DOCUMENT_H

#include "markdown/inline.h"
#include "markdown/row.h"
#include "markdown/source.h"

enum block_kind { BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_TABLE, BLOCK_HTML, BLOCK_CODE, BLOCK_RULE };

struct document_row {
    uint32_t line;
    struct range range; /* from its first non-blank byte (behind quote and list marks) to before the line ending */
};

/* Containers that begin. */
struct opened {
    uint32_t lists, items, quotes;
};

struct block {
    enum block_kind kind;
    struct range range; /* from its first byte behind container marks to the end of its last line */
    uint32_t first_line, last_line;
    int level;              /* of a heading: 1 to 6 */
    uint32_t list_depth;    /* how many lists it stands in */
    struct opened opened;   /* from the block before up to here */
    uint32_t quote_depth;   /* how many block quotes */
    bool is_indented;       /* of code: by four columns, without a fence */
    bool is_setext;         /* of a heading: underlined */
    struct text text;       /* of a heading: as rendered, without marks and tags */
    struct document_row *rows; /* of a table: header, delimiter row, body */
    size_t row_count;
};

struct document {
    const struct source *source;
    struct block *blocks; /* leaf blocks in page order */
    size_t block_count;
    struct opened last_opened; /* behind the last block: empty ones */
    struct definitions definitions;
    /* Where the page goes beyond a bound: nothing from there on is in blocks. The message names the bound. */
    bool is_cut;
    struct range cut; /* the line that is too much */
    struct text cut_reason;
};

void document_parse(struct document *document, const struct source *source, struct arena *arena);

#endif
