#include "markdown/row.h"

#include "base/arena.h"

/* cmark-gfm's table scanner skips these after a pipe … */
static bool is_row_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\v' || byte == '\f';
}

/* … and trims these from a cell. */
static bool is_cell_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static uint32_t skip_pipe(struct text content, uint32_t at, uint32_t end)
{
    at++;
    while (at < end && is_row_space(content.bytes[at]))
        at++;
    return at;
}

static struct range trim(struct text content, struct range range)
{
    while (range.start < range.end && is_cell_space(content.bytes[range.start]))
        range.start++;
    while (range.end > range.start && is_cell_space(content.bytes[range.end - 1]))
        range.end--;
    return range;
}

static uint32_t cell_end(struct text content, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    while (at < end && (content.bytes[at] != '|' || (at > start && content.bytes[at - 1] == '\\')))
        at++;
    return at;
}

void row_scan(struct text content, struct range range, struct arena *arena, struct cells *cells)
{
    uint32_t at = range.start, after_pipe = range.start;
    cells->count = 0;
    cells->opened = cells->closed = false;
    if (at < range.end && content.bytes[at] == '|') {
        cells->opened = true;
        after_pipe = at + 1;
        at = skip_pipe(content, at, range.end);
    }
    while (at < range.end) {
        uint32_t end = cell_end(content, at, range.end);
        struct range whole = {after_pipe, end};
        *array_add(arena, cells) = (struct cell){whole, trim(content, (struct range){at, end})};
        cells->closed = end < range.end;
        if (!cells->closed)
            return;
        after_pipe = end + 1;
        at = skip_pipe(content, end, range.end);
    }
}

size_t row_cell_count(struct text line)
{
    uint32_t at = 0, end = (uint32_t)line.length;
    size_t count = 0;
    if (end && line.bytes[0] == '|')
        at = skip_pipe(line, 0, end);
    while (at < end) {
        at = cell_end(line, at, end);
        count++;
        if (at < end)
            at = skip_pipe(line, at, end);
    }
    return count;
}

bool row_delimiter_cell(struct text cell, enum alignment *alignment)
{
    bool left = cell.length && cell.bytes[0] == ':';
    bool right = cell.length > 1 && cell.bytes[cell.length - 1] == ':';
    size_t dashes = cell.length - left - right;
    if (cell.length < (size_t)left + right + 1)
        return false;
    for (size_t i = 0; i < dashes; i++)
        if (cell.bytes[left + i] != '-')
            return false;
    *alignment = left && right ? ALIGN_CENTER : left ? ALIGN_LEFT : right ? ALIGN_RIGHT : ALIGN_NONE;
    return true;
}

bool row_is_delimiter(struct text line)
{
    struct arena arena = {0};
    struct cells cells = {0};
    enum alignment alignment;
    line = text_trim(line);
    row_scan(line, (struct range){0, (uint32_t)line.length}, &arena, &cells);
    bool is = cells.count > 0;
    for (size_t i = 0; i < cells.count && is; i++)
        is = row_delimiter_cell(text_range(line, cells.items[i].value), &alignment);
    arena_free(&arena);
    return is;
}

struct text row_delimiter_text(enum alignment alignment)
{
    switch (alignment) {
    case ALIGN_LEFT:
        return TEXT(":---");
    case ALIGN_CENTER:
        return TEXT(":---:");
    case ALIGN_RIGHT:
        return TEXT("---:");
    case ALIGN_NONE:
        break;
    }
    return TEXT("---");
}

struct text row_unescape(struct arena *arena, struct text cell)
{
    if (text_find_byte(cell, '\\', 0) == TEXT_NOT_FOUND)
        return cell;
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < cell.length; i++) {
        if (cell.bytes[i] == '\\' && i + 1 < cell.length && cell.bytes[i + 1] == '|')
            i++;
        builder_add_byte(&builder, cell.bytes[i]);
    }
    return builder_text(&builder);
}
