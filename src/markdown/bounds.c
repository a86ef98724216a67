#include "markdown/bounds.h"

#include "markdown/mark.h"
#include "markdown/row.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* How deep the containers can be that the line's marks open or go on in: each needs a mark of its own, or two
 * columns of indentation before one. */
static size_t nesting(struct text line)
{
    size_t at = mark_skip_blanks(line, 0), depth = at / 2, marks = 0;
    for (size_t length; (length = mark_length(text_slice(line, at, line.length))); marks++)
        at = mark_skip_blanks(line, at + length);
    return marks ? depth + marks : 0;
}

const char *bounds_forbid_line(struct text line)
{
    if (line.length > BOUND_LINE_BYTES)
        return "this line is longer than 64 KiB";
    if (line.length > BOUND_COLUMNS && row_cell_count(line) > BOUND_COLUMNS)
        return "this line has more than 256 cells";
    if (nesting(line) > BOUND_NESTING)
        return "lists and quotes are nested more than 64 deep here";
    return NULL;
}

static bool looks_like_delimiter(struct text line)
{
    bool has_more_than_dashes = false;
    for (size_t i = 0; i < line.length; i++) {
        char byte = line.bytes[i];
        if (byte == '|' || byte == ':')
            has_more_than_dashes = true;
        else if (byte != '-' && !is_blank(byte) && byte != '>')
            return false;
    }
    return has_more_than_dashes;
}

static size_t count_marks(struct text line)
{
    size_t marks = 0;
    for (size_t i = 0; i < line.length; i++)
        switch (line.bytes[i]) {
        case '[':
        case ']':
        case '!':
        case '<':
        case '`':
        case '*':
        case '_':
        case '&':
            marks++;
            break;
        default:
            break;
        }
    return marks;
}

/* Whether the line starts a list item, as far as one can say without the parser: its marker must not stand more
 * than three columns to the right of the last item's content. A wrong no only makes a paragraph look larger. */
static bool starts_item(struct bounds *bounds, struct text line)
{
    size_t indent = mark_skip_blanks(line, 0);
    size_t mark = mark_length(text_slice(line, indent, line.length));
    if (!mark || line.bytes[indent] == '>' || indent > bounds->content_column + 3)
        return false;
    bounds->content_column = indent + mark + 1;
    return true;
}

static void end_paragraph(struct bounds *bounds)
{
    bounds->work += (uint64_t)bounds->paragraph_bytes * bounds->paragraph_marks;
    bounds->paragraph_bytes = bounds->paragraph_marks = bounds->delimiter_lines = 0;
}

static void add_text(struct bounds *bounds, struct text line)
{
    bounds->paragraph_bytes += line.length + 1;
    bounds->paragraph_marks += count_marks(line);
    bounds->delimiter_lines += looks_like_delimiter(line);
}

const char *bounds_add_line(struct bounds *bounds, struct text line, enum line_use use)
{
    /* What is not in a paragraph is read line by line. */
    bool is_alone = use != LINE_TEXT || text_is_blank(line);
    if (is_alone) {
        end_paragraph(bounds);
    } else {
        if (!is_blank(line.bytes[0]))
            bounds->content_column = 0;
        if (starts_item(bounds, line))
            end_paragraph(bounds);
    }
    add_text(bounds, line);
    if (bounds->paragraph_bytes > BOUND_PARAGRAPH_BYTES)
        return "this paragraph is longer than 64 KiB";
    if (bounds->delimiter_lines > BOUND_DELIMITER_LINES)
        return "this paragraph has more than 64 lines like a delimiter row";
    if (bounds->work + (uint64_t)bounds->paragraph_bytes * bounds->paragraph_marks > BOUND_INLINE_WORK)
        return "the page has more long paragraphs full of brackets and stars than can be read in a second";
    if (is_alone)
        end_paragraph(bounds);
    return NULL;
}
