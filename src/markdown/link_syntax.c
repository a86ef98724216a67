#include "markdown/link_syntax.h"

#include "markdown/byte.h"

static bool is_escape(struct text text, uint32_t at)
{
    return text.bytes[at] == '\\' && at + 1 < text.length && byte_is_punctuation(text.bytes[at + 1]);
}

uint32_t link_label_end(struct text text, uint32_t at, struct range *label)
{
    uint32_t start = at + 1, end = start;
    if (at >= text.length || text.bytes[at] != '[')
        return 0;
    while (end < text.length && text.bytes[end] != '[' && text.bytes[end] != ']' && end - start <= LINK_LABEL_LIMIT)
        end += is_escape(text, end) ? 2 : 1;
    if (end >= text.length || text.bytes[end] != ']' || end - start > LINK_LABEL_LIMIT)
        return 0;
    *label = (struct range){start, end};
    while (label->start < label->end && byte_is_space(text.bytes[label->start]))
        label->start++;
    while (label->start < label->end && byte_is_space(text.bytes[label->end - 1]))
        label->end--;
    return end + 1;
}

static bool pointy_destination_end(struct text text, uint32_t at, struct range *url, uint32_t *end)
{
    uint32_t close = at + 1;
    while (close < text.length && text.bytes[close] != '>') {
        if (text.bytes[close] == '\n' || text.bytes[close] == '<')
            return false;
        close += text.bytes[close] == '\\' ? 2 : 1;
    }
    if (close >= text.length)
        return false;
    *url = (struct range){at + 1, close};
    *end = close + 1;
    return true;
}

bool link_destination_end(struct text text, uint32_t at, struct range *url, uint32_t *end)
{
    enum { DEEPEST = 32 }; /* parentheses in each other; it also bounds the time of many failing searches */
    uint32_t start = at, depth = 0;
    if (at < text.length && text.bytes[at] == '<')
        return pointy_destination_end(text, at, url, end);
    while (at < text.length && !byte_is_space(text.bytes[at])) {
        if (text.bytes[at] == ')' && depth-- == 0)
            break;
        if (text.bytes[at] == '(' && ++depth > DEEPEST)
            return false;
        at += is_escape(text, at) ? 2 : 1;
    }
    *url = (struct range){start, at};
    *end = at;
    return true;
}

/* A mark behind a backslash is escaped where another one follows, but closes the title where none does: so falls
 * the longest match, which cmark takes. */
uint32_t link_title_end(struct text text, uint32_t at)
{
    char mark = at < text.length ? text.bytes[at] : '\0';
    uint32_t end = at;
    if (mark != '"' && mark != '\'' && mark != '(')
        return at;
    char close = mark == '(' ? ')' : mark;
    for (uint32_t i = at + 1; i < text.length; i++) {
        bool is_escaped = i > at + 1 && text.bytes[i - 1] == '\\';
        if (text.bytes[i] == close) {
            end = i + 1;
            if (!is_escaped)
                break;
        } else if (text.bytes[i] == mark && !is_escaped) {
            break;
        }
    }
    return end;
}
