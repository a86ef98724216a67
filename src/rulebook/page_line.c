#include "rulebook/page_line.h"

#include "markdown/row.h"

static size_t run_length(struct text text, char byte)
{
    size_t count = 0;
    while (count < text.length && text.bytes[count] == byte)
        count++;
    return count;
}

size_t page_line_indent(struct text line)
{
    return run_length(line, ' ');
}

bool page_line_is_code(struct text line)
{
    size_t indent = page_line_indent(line);
    return indent > 3 || (indent < line.length && line.bytes[indent] == '\t');
}

size_t page_line_heading_level(struct text trimmed)
{
    size_t level = run_length(trimmed, '#');
    bool is_heading = level >= 1 && level <= 6 &&
                      (level == trimmed.length || trimmed.bytes[level] == ' ' || trimmed.bytes[level] == '\t');
    return is_heading ? level : 0;
}

size_t page_line_fence_length(struct text trimmed)
{
    char mark = trimmed.length ? trimmed.bytes[0] : '\0';
    if (mark != '`' && mark != '~')
        return 0;
    size_t count = run_length(trimmed, mark);
    bool is_code_span = mark == '`' && text_find_byte(trimmed, '`', count) != TEXT_NOT_FOUND;
    return count < 3 || is_code_span ? 0 : count;
}

bool page_line_closes_fence(struct text line, char mark, size_t length)
{
    struct text trimmed = text_trim(line);
    size_t count = run_length(trimmed, mark);
    return count >= length && count == trimmed.length && !page_line_is_code(line);
}

bool page_line_is_delimiter(struct text line)
{
    return text_find_byte(line, '|', 0) != TEXT_NOT_FOUND && row_is_delimiter(line);
}

enum page_line page_line(struct text line)
{
    struct text trimmed = text_trim(line);
    if (!trimmed.length)
        return PAGE_LINE_BLANK;
    if (trimmed.bytes[0] == '|')
        return PAGE_LINE_TABLE;
    if (page_line_is_code(line))
        return PAGE_LINE_PROSE;
    if (page_line_heading_level(trimmed))
        return PAGE_LINE_HEADING;
    if (page_line_fence_length(trimmed))
        return PAGE_LINE_FENCE;
    return text_starts_with(trimmed, TEXT("<!--")) ? PAGE_LINE_COMMENT : PAGE_LINE_PROSE;
}
