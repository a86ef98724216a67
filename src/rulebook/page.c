#include "rulebook/page.h"

#include "base/arena.h"
#include "markdown/row.h"
#include "rulebook/page_line.h"

#include <string.h>

struct reader {
    struct page *page;
    const struct source *source;
    struct arena *arena;
    struct error *error;
    uint32_t line; /* the next to be read, from 0 */
    struct text heading;
    bool is_under_title; /* no paragraph of it has been read */
    struct builder unescaped;
    struct { struct page_table *items; size_t count, capacity; } tables;
    struct { struct page_fence *items; size_t count, capacity; } fences;
};

static bool fail_at(const struct reader *reader, uint32_t offset, const char *message)
{
    struct position position = source_position(reader->source, offset);
    return error_set_at(reader->error, reader->page->path, position.line, position.column, "%s", message);
}

static bool fail_at_line(const struct reader *reader, uint32_t line, const char *message)
{
    struct range range = source_line_range(reader->source, line);
    size_t indent = page_line_indent(source_text(reader->source, range));
    return fail_at(reader, range.start + (uint32_t)indent, message);
}

static void read_heading(struct reader *reader)
{
    struct text rest = text_trim(source_line(reader->source, reader->line++));
    size_t level = page_line_heading_level(rest);
    struct text text = text_trim(text_slice(rest, level, rest.length));
    size_t end = text.length;
    while (end && text.bytes[end - 1] == '#')
        end--;
    if (!end || text.bytes[end - 1] == ' ' || text.bytes[end - 1] == '\t')
        text = text_trim(text_slice(text, 0, end));
    reader->heading = text;
    reader->is_under_title = level == 1 && !reader->page->title.length && text.length;
    if (reader->is_under_title)
        reader->page->title = text;
}

static bool read_fence(struct reader *reader)
{
    const struct source *source = reader->source;
    uint32_t opening = reader->line++, start = source_line_end(source, opening);
    struct text rest = text_trim(source_line(source, opening));
    size_t length = page_line_fence_length(rest);
    while (reader->line < source->line_count &&
           !page_line_closes_fence(source_line(source, reader->line), rest.bytes[0], length))
        reader->line++;
    if (reader->line == source->line_count)
        return fail_at_line(reader, opening, "this fence is not closed");
    uint32_t end = source_line_range(source, reader->line++).start;
    *array_add(reader->arena, &reader->fences) = (struct page_fence){
        .info = text_trim(text_slice(rest, length, rest.length)),
        .body = source_text(source, (struct range){start, end}),
        .heading = reader->heading,
        .line = opening + 1,
    };
    return true;
}

static bool skip_comment(struct reader *reader)
{
    uint32_t opening = reader->line;
    while (reader->line < reader->source->line_count)
        if (text_find(source_line(reader->source, reader->line++), TEXT("-->"), 0) != TEXT_NOT_FOUND)
            return true;
    return fail_at_line(reader, opening, "this comment is not closed");
}

/* Behind e.g. and i.e. a sentence goes on. */
static bool ends_sentence(struct text text, size_t position)
{
    char mark = text.bytes[position];
    struct text up_to = text_slice(text, 0, position + 1);
    return (mark == '.' || mark == '!' || mark == '?') &&
           (position + 1 == text.length || text.bytes[position + 1] == ' ') &&
           !text_ends_with(up_to, TEXT("e.g.")) && !text_ends_with(up_to, TEXT("i.e."));
}

static void read_summary(struct reader *reader)
{
    struct builder builder = {.arena = reader->arena};
    for (; reader->line < reader->source->line_count; reader->line++) {
        struct text line = source_line(reader->source, reader->line);
        if (page_line(line) != PAGE_LINE_PROSE || page_line_is_delimiter(line))
            break;
        if (builder.length)
            builder_add_byte(&builder, ' ');
        builder_add(&builder, text_trim(line));
    }
    struct text paragraph = builder_text(&builder);
    size_t end = 0;
    while (end < paragraph.length && !ends_sentence(paragraph, end))
        end++;
    reader->page->summary = text_slice(paragraph, 0, end < paragraph.length ? end + 1 : end);
}

static bool read_prose(struct reader *reader)
{
    /* GitHub takes a table without its outer pipes too; here it would pass for prose. */
    if (page_line_is_delimiter(source_line(reader->source, reader->line)))
        return fail_at_line(reader, reader->line, "every row of a table begins with |");
    if (reader->is_under_title)
        read_summary(reader);
    else
        reader->line++;
    reader->is_under_title = false;
    return true;
}

static void scan_row(const struct reader *reader, uint32_t line, struct cells *cells)
{
    struct range range = source_line_range(reader->source, line);
    range.start += (uint32_t)page_line_indent(source_text(reader->source, range));
    row_scan(reader->source->content, range, reader->arena, cells);
}

static bool check_count(const struct reader *reader, uint32_t line, const struct cells *cells, size_t wanted)
{
    if (cells->count == wanted)
        return true;
    struct range range = source_line_range(reader->source, line);
    uint32_t at = cells->count > wanted ? cells->items[wanted].value.start : range.end;
    struct text message = text_format(reader->arena, "%zu cell%s, the header has %zu", cells->count,
                                      cells->count == 1 ? "" : "s", wanted);
    return fail_at(reader, at, text_copy(reader->arena, message).bytes);
}

static struct text without_ticks(struct text value)
{
    bool is_ticked = value.length > 2 && value.bytes[0] == '`' &&
                     text_find_byte(value, '`', 1) == value.length - 1;
    return is_ticked ? text_slice(value, 1, value.length - 1) : value;
}

struct page_cells {
    struct page_cell *items;
    size_t count, capacity;
};

/* Where page_text finds it. */
static struct range place_text(struct reader *reader, struct text text)
{
    struct text content = reader->page->content;
    size_t start = (size_t)(text.bytes - content.bytes);
    if (!text.length)
        start = 0;
    else if (!page_holds(reader->page, text)) {
        start = content.length + reader->unescaped.length;
        builder_add(&reader->unescaped, text);
    }
    return (struct range){(uint32_t)start, (uint32_t)(start + text.length)};
}

static void add_cells(struct reader *reader, uint32_t line, const struct cells *cells, struct page_cells *made)
{
    uint32_t start = source_line_range(reader->source, line).start;
    for (size_t i = 0; i < cells->count; i++) {
        struct range value = cells->items[i].value;
        struct text text = row_unescape(reader->arena, source_text(reader->source, value));
        *array_add(reader->arena, made) =
            (struct page_cell){place_text(reader, without_ticks(text)), value.start - start + 1};
    }
}

/* Stops above the first line that cannot be meant as a row. */
static bool read_rows(struct reader *reader, struct page_table *table, struct page_cells *made)
{
    struct { uint32_t *items; size_t count, capacity; } lines = {0};
    struct cells cells = {0};
    for (; reader->line < reader->source->line_count; reader->line++) {
        struct text line = source_line(reader->source, reader->line);
        enum page_line kind = page_line(line);
        if (kind != PAGE_LINE_TABLE && kind != PAGE_LINE_PROSE)
            break;
        if (kind == PAGE_LINE_PROSE)
            return fail_at_line(reader, reader->line,
                                "every row of a table begins with |; leave a blank line under the last");
        if (page_line_is_code(line))
            return fail_at_line(reader, reader->line, "a row must not be indented by four columns or more");
        if (row_is_delimiter(line))
            return fail_at_line(reader, reader->line,
                                "a second delimiter row: leave a blank line between two tables");
        scan_row(reader, reader->line, &cells);
        if (!check_count(reader, reader->line, &cells, table->column_count))
            return false;
        add_cells(reader, reader->line, &cells, made);
        *array_add(reader->arena, &lines) = reader->line + 1;
    }
    table->cells = made->items;
    table->lines = lines.items;
    table->row_count = lines.count;
    return true;
}

static bool read_table(struct reader *reader)
{
    uint32_t header = reader->line, delimiter = header + 1;
    if (page_line_is_code(source_line(reader->source, header)))
        return fail_at_line(reader, header, "a table must not be indented by four columns or more");
    if (delimiter >= reader->source->line_count ||
        !page_line_is_delimiter(source_line(reader->source, delimiter)))
        return fail_at_line(reader, header,
                            "this line begins with | but belongs to no table: a table is a header, a delimiter "
                            "row (|---|) and its rows, without blank lines between them");
    struct cells cells = {0}, delimiters = {0};
    scan_row(reader, header, &cells);
    scan_row(reader, delimiter, &delimiters);
    if (!check_count(reader, delimiter, &delimiters, cells.count))
        return false;
    struct page_table table = {.column_count = cells.count, .line = header + 1};
    struct page_cells made = {0};
    add_cells(reader, header, &cells, &made);
    reader->line += 2;
    if (!read_rows(reader, &table, &made))
        return false;
    *array_add(reader->arena, &reader->tables) = table;
    return true;
}

static bool read_block(struct reader *reader)
{
    switch (page_line(source_line(reader->source, reader->line))) {
    case PAGE_LINE_HEADING:
        read_heading(reader);
        return true;
    case PAGE_LINE_FENCE:
        return read_fence(reader);
    case PAGE_LINE_COMMENT:
        return skip_comment(reader);
    case PAGE_LINE_TABLE:
        return read_table(reader);
    case PAGE_LINE_PROSE:
        return read_prose(reader);
    case PAGE_LINE_BLANK:
        reader->line++;
    }
    return true;
}

static bool check_bytes(const struct reader *reader)
{
    const struct source *source = reader->source;
    struct text content = source->content;
    if (content.length > PAGE_SIZE_LIMIT || source->too_large)
        return error_set_at(reader->error, reader->page->path, 0, 0, "a page has at most %d bytes",
                            PAGE_SIZE_LIMIT);
    if (source->valid_length < content.length)
        return fail_at(reader, source->valid_length,
                       content.bytes[source->valid_length] ? "this is not UTF-8" : "a NUL byte is not text");
    if (!source->has_lone_cr)
        return true;
    size_t carriage = text_find_byte(content, '\r', 0);
    while (carriage + 1 < content.length && content.bytes[carriage + 1] == '\n')
        carriage = text_find_byte(content, '\r', carriage + 1);
    return fail_at(reader, (uint32_t)carriage, "a CR without an LF: lines end in LF or CR LF");
}

static bool read_source(struct page *page, const struct source *source, struct arena *arena, struct error *error)
{
    struct reader reader = {
        .page = page, .source = source, .arena = arena, .error = error, .unescaped = {.arena = arena}};
    *page = (struct page){
        .path = source->path, .content = text_slice(source->content, source->start, source->content.length)};
    if (!check_bytes(&reader))
        return false;
    while (reader.line < source->line_count)
        if (!read_block(&reader))
            return false;
    page->unescaped = builder_text(&reader.unescaped);
    page->tables = reader.tables.items;
    page->table_count = reader.tables.count;
    page->fences = reader.fences.items;
    page->fence_count = reader.fences.count;
    return true;
}

bool page_read(struct page *page, const char *path, struct text content, struct arena *arena, struct error *error)
{
    struct source source = {.path = path, .content = content, .too_large = true};
    if (content.length <= PAGE_SIZE_LIMIT)
        source_from_text(&source, path, content, arena);
    return read_source(page, &source, arena, error);
}

bool page_read_file(struct page *page, const char *path, struct arena *arena, struct error *error)
{
    struct source source;
    return source_read(&source, path, -1, arena, error) && read_source(page, &source, arena, error);
}

struct text page_file_name(const struct page *page)
{
    const char *slash = strrchr(page->path, '/');
    return text_from(slash ? slash + 1 : page->path);
}

bool page_holds(const struct page *page, struct text text)
{
    uintptr_t at = (uintptr_t)text.bytes, start = (uintptr_t)page->content.bytes;
    return at >= start && at + text.length <= start + page->content.length;
}

struct position page_position(const struct page *page, const char *byte)
{
    struct position position = {1, 1};
    for (const char *at = page->content.bytes; at < byte; at++) {
        position.column = *at == '\n' ? 1 : position.column + 1;
        position.line += *at == '\n';
    }
    return position;
}
