/* The same document as somebody else would write it: with other line endings, drawn tables, tables in a list. */
#ifndef TESTS_PAGE_VARIANTS_H
#define TESTS_PAGE_VARIANTS_H

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

enum { MOST_DRAWN = 32 };

/* How wide the columns of a page's tables are drawn: all of them to one measure. */
struct drawn {
    size_t widths[MOST_DRAWN];
};

static inline size_t variant_width(struct text text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.length;)
        width += utf8_width(utf8_next(text, &at));
    return width;
}

static inline bool variant_is_pipe(struct text line, size_t at)
{
    return line.bytes[at] == '|' && (!at || line.bytes[at - 1] != '\\');
}

static inline size_t variant_pipes(struct text line)
{
    size_t count = 0;
    for (size_t i = 0; i < line.length; i++)
        count += variant_is_pipe(line, i);
    return count;
}

static inline struct text variant_cut_line(struct text *page)
{
    struct text start = *page;
    text_cut(page, '\n');
    return text_slice(start, 0, start.length - page->length);
}

static inline struct text variant_without_ending(struct text line)
{
    return line.length && line.bytes[line.length - 1] == '\n' ? text_slice(line, 0, line.length - 1) : line;
}

static inline size_t variant_indentation(struct text line)
{
    size_t at = 0;
    while (at < line.length && strchr(" \t>", line.bytes[at]))
        at++;
    return at;
}

/* Dashes, colons and what was meant for them. */
static inline bool variant_is_delimiter(struct text row)
{
    for (size_t i = 0; i < row.length; i++) {
        unsigned char byte = (unsigned char)row.bytes[i];
        if ((byte < 0x80 && !strchr("|-: \t_.~=", row.bytes[i])) || byte >= 0xE3)
            return false;
    }
    return row.length > 0;
}

static inline bool variant_is_row(struct text line)
{
    struct text row = text_trim(text_slice(line, variant_indentation(line), line.length));
    return variant_pipes(row) > 1 || (row.length && row.bytes[0] == '|');
}

/* The next cell of a row, up to its pipe; none when it is at its end. */
static inline bool variant_next_cell(struct text row, size_t *at, struct text *cell)
{
    size_t start = *at;
    if (start >= row.length)
        return false;
    while (*at < row.length && !variant_is_pipe(row, *at))
        ++*at;
    *cell = text_trim(text_slice(row, start, *at));
    ++*at;
    return true;
}

static inline void variant_measure(struct drawn *drawn, struct text page)
{
    while (page.length) {
        struct text line = variant_without_ending(variant_cut_line(&page)), cell;
        struct text row = text_trim(text_slice(line, variant_indentation(line), line.length));
        size_t at = row.length && row.bytes[0] == '|';
        for (size_t i = 0; variant_is_row(line) && i < MOST_DRAWN && variant_next_cell(row, &at, &cell); i++) {
            size_t width = variant_width(cell);
            if (width + 2 > drawn->widths[i])
                drawn->widths[i] = width + 2;
        }
    }
}

static inline void variant_draw_row(const struct drawn *drawn, struct text row, struct builder *out)
{
    struct text cell;
    bool opens = row.length && row.bytes[0] == '|', closes = row.length && variant_is_pipe(row, row.length - 1);
    size_t at = opens;
    builder_add(out, opens ? TEXT("| ") : TEXT(""));
    for (size_t i = 0; i < MOST_DRAWN && variant_next_cell(row, &at, &cell); i++) {
        /* One dash alone is a word for none. */
        bool may_fill = cell.length > 1 || variant_is_delimiter(row);
        bool is_last = at >= row.length;
        bool fills = may_fill && variant_is_delimiter(cell) && strchr("-:", cell.bytes[cell.length - 1]);
        size_t width = variant_width(cell), middle = cell.length - (cell.length > 1);
        builder_add(out, text_slice(cell, 0, middle));
        for (size_t k = width; fills && k < drawn->widths[i]; k++)
            builder_add_byte(out, '-');
        builder_add(out, text_slice(cell, middle, cell.length));
        for (size_t k = width; !fills && (!is_last || closes) && k < drawn->widths[i]; k++)
            builder_add_byte(out, ' ');
        builder_add(out, !is_last ? TEXT(" | ") : closes ? TEXT(" |") : TEXT(""));
    }
}

static inline struct text variant_drawn(struct text page, const struct drawn *drawn, struct arena *arena)
{
    struct builder out = {.arena = arena};
    while (page.length) {
        struct text whole = variant_cut_line(&page), line = variant_without_ending(whole);
        size_t indentation = variant_indentation(line);
        if (!variant_is_row(line)) {
            builder_add(&out, whole);
            continue;
        }
        builder_add(&out, text_slice(line, 0, indentation));
        variant_draw_row(drawn, text_trim(text_slice(line, indentation, line.length)), &out);
        builder_add(&out, text_slice(whole, line.length, whole.length));
    }
    return builder_text(&out);
}

/* One column more in front, in Chinese. */
static inline struct text variant_with_column(struct text page, struct arena *arena)
{
    struct builder out = {.arena = arena};
    while (page.length) {
        struct text line = variant_cut_line(&page);
        size_t indentation = variant_indentation(line);
        struct text row = text_slice(line, indentation, line.length);
        bool opens = row.length && row.bytes[0] == '|', is_padded = text_starts_with(row, TEXT("| "));
        struct text cell = variant_is_delimiter(text_trim(row))               ? TEXT(":---:")
                           : text_find(row, TEXT("Title"), 0) != TEXT_NOT_FOUND ? TEXT("Introduction")
                                                                              : TEXT("遥感");
        builder_add(&out, text_slice(line, 0, indentation));
        if (variant_is_row(row))
            builder_format(&out, "%s%s%.*s%s%s", opens ? "|" : "", is_padded ? " " : "", TEXT_ARGUMENTS(cell),
                           is_padded ? " " : "", opens ? "" : "|");
        builder_add(&out, row);
    }
    return builder_text(&out);
}

static inline bool variant_is_heading(struct text line)
{
    return text_starts_with(line, TEXT("#")) || text_starts_with(line, TEXT("<h"));
}

/* Whether a row stands before the next heading. */
static inline bool variant_has_row(struct text page)
{
    bool has_row = false;
    while (page.length && !has_row) {
        struct text line = variant_cut_line(&page);
        if (variant_is_heading(line))
            return false;
        has_row = variant_is_row(line);
    }
    return has_row;
}

/* What stands in a section with rows becomes an item of a list. */
static inline struct text variant_in_item(struct text page, struct arena *arena)
{
    struct builder out = {.arena = arena};
    bool is_start = true, is_inside = false;
    while (page.length) {
        if (is_start && variant_has_row(page)) {
            builder_add(&out, TEXT("\n- Of late:\n\n"));
            is_inside = true;
        }
        struct text line = variant_cut_line(&page);
        is_start = variant_is_heading(line);
        is_inside = is_inside && !is_start;
        builder_add(&out, is_inside && text_trim(line).length ? TEXT("  ") : TEXT(""));
        builder_add(&out, line);
    }
    return builder_text(&out);
}

static inline struct text variant_with_carriage_returns(struct text page, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < page.length; i++) {
        if (page.bytes[i] == '\n')
            builder_add_byte(&builder, '\r');
        builder_add_byte(&builder, page.bytes[i]);
    }
    return builder_text(&builder);
}

/* One of them, or the page as it is. */
static inline struct text variant_of(struct text page, uint64_t number, struct arena *arena)
{
    struct drawn drawn = {0};
    switch (number % 16) {
    case 3:
        variant_measure(&drawn, page);
        return variant_drawn(page, &drawn, arena);
    case 6:
        return variant_in_item(page, arena);
    case 7:
        return variant_with_column(page, arena);
    case 2:
    case 10:
        return text_slice(page, 0, page.length - 1);
    default:
        return number % 4 == 1 ? variant_with_carriage_returns(page, arena) : page;
    }
}

#endif
