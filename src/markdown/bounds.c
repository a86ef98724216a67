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

/* <? and <! make the parser look for their end, and ![ for each link before it, at several times the usual cost. */
static uint64_t count_marks(struct text line)
{
    enum { COSTLY = 8 };
    uint64_t marks = 0;
    for (size_t i = 0; i < line.length; i++) {
        char next = i + 1 < line.length ? line.bytes[i + 1] : '\0';
        switch (line.bytes[i]) {
        case '<':
            marks += next == '?' || next == '!' ? COSTLY : 1;
            break;
        case '!':
            marks += next == '[' ? COSTLY : 1;
            break;
        case '[':
        case ']':
        case '`':
        case '*':
        case '_':
        case '&':
            marks++;
            break;
        default:
            break;
        }
    }
    return marks;
}

/* Each line like a delimiter row makes the parser cut the whole paragraph into cells. */
static uint64_t delimiter_work(const struct bounds *bounds)
{
    enum { COST = 1000 };
    return bounds->line.is_delimiter ? (bounds->bytes + bounds->line.bytes) * COST : 0;
}

const char *bounds_forbid_line(struct bounds *bounds, struct text line)
{
    bounds->line.bytes = line.length + 1;
    bounds->line.marks = count_marks(line);
    bounds->line.is_delimiter = looks_like_delimiter(line);
    uint64_t bytes = bounds->bytes + bounds->line.bytes, marks = bounds->marks + bounds->line.marks;
    if (line.length > BOUND_LINE_BYTES)
        return "this line is longer than 1 MiB";
    if (bounds->lines >= BOUND_LINES)
        return "the page has more than 2,000,000 lines besides its tables by here";
    if (line.length > BOUND_COLUMNS && row_cell_count(line) > BOUND_COLUMNS)
        return "this line has more than 256 cells";
    if (nesting(line) > BOUND_NESTING)
        return "lists and quotes are nested more than 64 deep here";
    if (bounds->work + delimiter_work(bounds) + bytes * marks > BOUND_INLINE_WORK)
        return "the page has more long paragraphs full of brackets and stars by here than can be read in a second";
    return NULL;
}

static void end_paragraph(struct bounds *bounds)
{
    bounds->work += bounds->bytes * bounds->marks;
    bounds->bytes = bounds->marks = 0;
}

void bounds_add_line(struct bounds *bounds, enum line_use use)
{
    bounds->lines++;
    bounds->work += delimiter_work(bounds);
    if (use != LINE_FURTHER)
        end_paragraph(bounds);
    bounds->bytes += bounds->line.bytes;
    bounds->marks += bounds->line.marks;
    if (use == LINE_ALONE)
        end_paragraph(bounds);
}
