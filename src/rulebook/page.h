/* The one reader for everything that is written under rules/ and in a list's own .rsfm-lint.md: headings, fenced
 * blocks and top-level tables of a Markdown page. What the tables mean is kind.c's to know. */
#ifndef RULEBOOK_PAGE_H
#define RULEBOOK_PAGE_H

#include "base/error.h"
#include "base/text.h"
#include "markdown/source.h"

struct arena;

enum { PAGE_SIZE_LIMIT = 1024 * 1024 }; /* bytes */

/* Lines and columns are counted from 1, columns in bytes without a BOM. Cells hold no pointers, so that those of
 * the pages that are built in are ready in the program's file, wherever it is loaded. */
struct page_cell {
    struct range text; /* for page_text: trimmed, \| turned into |, one pair of back-ticks around the whole off */
    uint32_t column;
};

struct page_table {
    const struct page_cell *cells; /* the header's, and behind them each row's, as many */
    const uint32_t *lines;         /* of the rows */
    size_t column_count, row_count;
    uint32_t line; /* of the header */
};

struct page_fence {
    struct text info;    /* behind the opening back-ticks, trimmed */
    struct text body;    /* the lines between, each with its line ending */
    struct text heading; /* the nearest heading above */
    uint32_t line;       /* of the opening back-ticks; the body starts on the next */
};

struct page {
    const char *path;
    struct text content;   /* without a BOM */
    struct text unescaped; /* cells in which \| was turned into |, one behind the other */
    struct text title;     /* the first # heading's */
    struct text summary;   /* the first sentence of the first paragraph under it, on one line, with its full stop */
    const struct page_table *tables;
    const struct page_fence *fences;
    size_t table_count, fence_count;
};

/* The page borrows path and content. Errors carry the page's line and column: bytes that are not UTF-8, a table row
 * with another cell count than its header, a line that begins with | outside a table and outside comments and
 * fences, a row without its leading |, a fence or comment that is not closed. */
bool page_read(struct page *page, const char *path, struct text content, struct arena *arena, struct error *error);
/* The same for a file; its bytes live in the arena. */
bool page_read_file(struct page *page, const char *path, struct arena *arena, struct error *error);

/* What a cell says: its range is one of the content, or behind that of what was unescaped. */
static inline struct text page_text(const struct page *page, struct page_cell cell)
{
    uint32_t length = (uint32_t)page->content.length;
    if (cell.text.start < length || cell.text.start == cell.text.end)
        return text_range(page->content, cell.text);
    return text_slice(page->unescaped, cell.text.start - length, cell.text.end - length);
}

static inline const struct page_cell *page_table_row(const struct page_table *table, size_t row)
{
    return &table->cells[(row + 1) * table->column_count];
}

/* Its path without the folders. */
struct text page_file_name(const struct page *page);
/* Whether the text is a piece of the page's content, as all texts of a page are in which nothing was unescaped. */
bool page_holds(const struct page *page, struct text text);
/* Where a byte of the page's content stands, the end included. */
struct position page_position(const struct page *page, const char *byte);

/* The pages under rules/ as they were at build time, sorted by path ("rules/x.md"); made by compile-pages. */
extern const struct page embedded_pages[];
extern const size_t embedded_page_count;

#endif
