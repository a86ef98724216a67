#include "markdown/bounds.h"

#include "markdown/row.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* The length of a quote or list mark at the start of the text, with the blank behind it; 0 when there is none. */
static size_t mark_length(struct text text)
{
    size_t at = 0;
    if (!text.length)
        return 0;
    if (text.bytes[0] == '>')
        return 1;
    while (at < text.length && at < 9 && text.bytes[at] >= '0' && text.bytes[at] <= '9')
        at++;
    if (at == text.length)
        return 0;
    char mark = text.bytes[at];
    bool is_mark = at ? mark == '.' || mark == ')' : mark == '-' || mark == '*' || mark == '+';
    if (!is_mark)
        return 0;
    at++;
    return at == text.length || is_blank(text.bytes[at]) ? at : 0;
}

static size_t skip_blanks(struct text text, size_t at)
{
    while (at < text.length && is_blank(text.bytes[at]))
        at++;
    return at;
}

/* How deep the containers can be that the line's marks open or go on in: each needs a mark of its own, or two
 * columns of indentation before one. */
static size_t nesting(struct text line)
{
    size_t at = skip_blanks(line, 0), depth = at / 2, marks = 0;
    for (size_t length; (length = mark_length(text_slice(line, at, line.length))); marks++)
        at = skip_blanks(line, at + length);
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
    size_t indent = skip_blanks(line, 0);
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

const char *bounds_add_line(struct bounds *bounds, struct text line, bool is_text)
{
    if (!is_text || text_is_blank(line)) {
        end_paragraph(bounds);
        return NULL;
    }
    if (!is_blank(line.bytes[0]))
        bounds->content_column = 0;
    if (starts_item(bounds, line))
        end_paragraph(bounds);
    bounds->paragraph_bytes += line.length + 1;
    bounds->paragraph_marks += count_marks(line);
    bounds->delimiter_lines += looks_like_delimiter(line);
    if (bounds->paragraph_bytes > BOUND_PARAGRAPH_BYTES)
        return "this paragraph is longer than 64 KiB";
    if (bounds->delimiter_lines > BOUND_DELIMITER_LINES)
        return "this paragraph has more than 64 lines like a delimiter row";
    if (bounds->work + (uint64_t)bounds->paragraph_bytes * bounds->paragraph_marks > BOUND_INLINE_WORK)
        return "the page has more long paragraphs full of brackets and stars than can be read in a second";
    return NULL;
}
