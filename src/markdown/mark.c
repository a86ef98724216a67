#include "markdown/mark.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

size_t mark_skip_blanks(struct text line, size_t at)
{
    while (at < line.length && is_blank(line.bytes[at]))
        at++;
    return at;
}

size_t mark_length(struct text text)
{
    enum { MOST_DIGITS = 9 };
    size_t at = 0;
    if (text.length && text.bytes[0] == '>')
        return 1;
    while (at < text.length && at < MOST_DIGITS && text.bytes[at] >= '0' && text.bytes[at] <= '9')
        at++;
    if (at == text.length)
        return 0;
    char mark = text.bytes[at];
    bool is_mark = at ? mark == '.' || mark == ')' : mark == '-' || mark == '*' || mark == '+';
    return is_mark && (at + 1 == text.length || is_blank(text.bytes[at + 1])) ? at + 1 : 0;
}

size_t mark_skip_all(struct text line)
{
    size_t at = mark_skip_blanks(line, 0);
    for (size_t length; (length = mark_length(text_slice(line, at, line.length)));)
        at = mark_skip_blanks(line, at + length);
    return at;
}

size_t mark_skip_quotes(struct text line)
{
    size_t at = 0;
    while (at < line.length && (is_blank(line.bytes[at]) || line.bytes[at] == '>'))
        at++;
    return at;
}
