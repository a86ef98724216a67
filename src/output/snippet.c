#include "output/snippet.h"

#include "base/utf8.h"

/* Columns that stay before a focus for the reader to see where it is. */
enum { CONTEXT_COLUMNS = 24 };

static uint32_t larger(uint32_t left, uint32_t right)
{
    return left > right ? left : right;
}

static uint32_t smaller(uint32_t left, uint32_t right)
{
    return left < right ? left : right;
}

struct range snippet_line(const struct source *source, uint32_t offset)
{
    struct text content = source->content;
    uint32_t length = (uint32_t)content.length;
    offset = smaller(larger(offset, source->start), length);
    uint32_t before = source_position(source, offset).column - 1;
    uint32_t end = offset + smaller(length - offset, SNIPPET_REACH);
    size_t feed = text_find_byte(text_slice(content, 0, end), '\n', offset);
    struct range line = {offset - smaller(before, SNIPPET_REACH), feed == TEXT_NOT_FOUND ? end : (uint32_t)feed};
    if (line.end > line.start && content.bytes[line.end - 1] == '\r')
        line.end--;
    return line;
}

void snippet_gutter(struct writer *writer, size_t width, struct text label, enum style style)
{
    size_t columns = writer_width(label);
    writer_add_spaces(writer, width > columns ? width - columns : 0);
    if (label.length) {
        writer_style(writer, style);
        writer_add(writer, label);
        writer_style(writer, STYLE_PLAIN);
    }
    writer_style(writer, STYLE_GUTTER);
    writer_add_literal(writer, " |");
    writer_style(writer, STYLE_PLAIN);
}

size_t snippet_columns(size_t gutter_width)
{
    return SNIPPET_COLUMNS - gutter_width - (sizeof " | " - 1);
}

static uint32_t character_before(struct text line, uint32_t end)
{
    uint32_t start = end - 1;
    while (start > 0 && end - start < 4 && ((unsigned char)line.bytes[start] & 0xC0) == 0x80)
        start--;
    size_t after = start;
    utf8_next(line, &after);
    return after == end ? start : end - 1;
}

static uint32_t character_after(struct text line, uint32_t start)
{
    size_t end = start;
    utf8_next(line, &end);
    return (uint32_t)end;
}

static uint32_t grow_left(struct text line, uint32_t start, size_t *room)
{
    while (start > 0) {
        uint32_t before = character_before(line, start);
        size_t width = writer_width(text_slice(line, before, start));
        if (width > *room)
            break;
        *room -= width;
        start = before;
    }
    return start;
}

static uint32_t grow_right(struct text line, uint32_t end, uint32_t limit, size_t *room)
{
    while (end < limit) {
        uint32_t after = character_after(line, end);
        size_t width = writer_width(text_slice(line, end, after));
        if (width > *room)
            break;
        *room -= width;
        end = after;
    }
    return end;
}

/* The character that at stands within, or nothing, at at. */
static struct range character_around(struct text line, uint32_t at)
{
    for (uint32_t back = 1; back < 4 && back <= at && at < line.length; back++) {
        uint32_t end = character_after(line, at - back);
        if (end > at)
            return (struct range){at - back, end};
    }
    return (struct range){at, at};
}

/* A focus of whole characters that lies in line. */
static struct range fitted(struct range focus, struct text line)
{
    uint32_t length = (uint32_t)line.length, start = smaller(focus.start, length);
    uint32_t end = smaller(larger(focus.end, start), length);
    return (struct range){character_around(line, start).start,
                          start == end ? character_around(line, start).start : character_around(line, end).end};
}

/* The part from start on. */
static struct range part_from(struct text line, uint32_t start, size_t columns)
{
    uint32_t length = (uint32_t)line.length;
    size_t room = start ? columns - 1 : columns;
    if (grow_right(line, start, length, &room) == length)
        return (struct range){start, length};
    room = (start ? columns - 1 : columns) - 1;
    return (struct range){start, grow_right(line, start, length, &room)};
}

/* The focus with a little before it and what fits behind. */
static struct range part_around(struct text line, struct range focus, size_t columns)
{
    size_t left = columns - 2; /* the marks of what was cut */
    grow_right(line, focus.start, focus.end, &left);
    size_t context = left < CONTEXT_COLUMNS ? left : CONTEXT_COLUMNS;
    size_t room = columns - 2 - context;
    struct range part = {.start = grow_left(line, focus.start, &context)};
    room += context;
    part.end = grow_right(line, focus.start, (uint32_t)line.length, &room);
    part.start = grow_left(line, part.start, &room);
    /* A combining mark whose letter was cut off would sit on the mark of the cut. */
    while (part.start > 0 && part.start < focus.start &&
           writer_width(text_slice(line, part.start, character_after(line, part.start))) == 0)
        part.start = character_after(line, part.start);
    return part;
}

struct range snippet_part(struct text line, struct range focus, size_t columns, uint32_t wanted_start)
{
    focus = fitted(focus, line);
    if (wanted_start <= focus.start) {
        struct range part = part_from(line, wanted_start, columns);
        if (part.end >= focus.end)
            return part;
    }
    struct range part = part_from(line, 0, columns);
    return part.end == line.length ? part : part_around(line, focus, columns);
}

/* A tab is shown as four spaces, which is what its escape would take. */
static void add_with_tabs(struct writer *writer, struct text text)
{
    while (text.length) {
        size_t tab = text_find_byte(text, '\t', 0);
        writer_add(writer, text_slice(text, 0, tab == TEXT_NOT_FOUND ? text.length : tab));
        if (tab == TEXT_NOT_FOUND)
            return;
        writer_add_spaces(writer, 4);
        text = text_slice(text, tab + 1, text.length);
    }
}

struct range snippet_write(struct writer *writer, struct text line, struct range focus, struct range part,
                           enum style style)
{
    struct range columns = {(uint32_t)writer->columns + 1, (uint32_t)writer->columns + 1};
    focus = fitted(focus, line);
    focus.end = smaller(focus.end, part.end);
    if (line.length) {
        writer_add_literal(writer, part.start > 0 ? " …" : " ");
        add_with_tabs(writer, text_slice(line, part.start, focus.start));
        columns.start = (uint32_t)writer->columns;
        if (focus.end > focus.start)
            writer_style(writer, style);
        add_with_tabs(writer, text_slice(line, focus.start, focus.end));
        if (focus.end > focus.start)
            writer_style(writer, STYLE_PLAIN);
        columns.end = (uint32_t)writer->columns;
        add_with_tabs(writer, text_slice(line, focus.end, part.end));
        writer_add_literal(writer, part.end < line.length ? "…" : "");
    }
    writer_add_literal(writer, "\n");
    return columns;
}
