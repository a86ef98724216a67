#include "list/odd_space.h"

#include "base/utf8.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Behind the characters from at on that look like spaces, ASCII's too. */
static size_t end_of_spaces(struct text text, size_t at)
{
    for (size_t next = at; at < text.length; at = next) {
        uint32_t code_point = utf8_next(text, &next);
        if (!utf8_is_space(code_point) || code_point == '\n' || code_point == '\r')
            break;
    }
    return at;
}

static size_t start_of_spaces(struct text text, size_t at)
{
    while (at) {
        uint32_t code_point = utf8_before(text, at);
        if (!utf8_is_space(code_point))
            break;
        at -= code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : 3;
    }
    return at;
}

/* How many of them are none of ASCII. */
static size_t count_odd(struct text spaces)
{
    size_t count = 0;
    for (size_t at = 0; at < spaces.length;)
        count += utf8_next(spaces, &at) >= 0x80;
    return count;
}

/* The part of the line before at, so far as marks of Markdown reach. */
static struct text line_before(const struct source *source, size_t at)
{
    enum { REACH = 64 };
    struct text content = source->content;
    size_t start = at;
    while (start > source->start && at - start < REACH && content.bytes[start - 1] != '\n')
        start--;
    return text_slice(content, start, at);
}

/* Right behind what would otherwise begin a heading or an item. A number behind it makes it a word: # 1, - 5. */
static bool follows_mark(const struct source *source, struct range range)
{
    struct text content = source->content;
    size_t marks = 0, blanks = 0;
    char mark = range.start > source->start ? content.bytes[range.start - 1] : '\n';
    char behind = range.end < content.length ? content.bytes[range.end] : '\n';
    if ((mark != '#' && mark != '-' && mark != '*' && mark != '+') || (behind >= '0' && behind <= '9'))
        return false;
    struct text before = line_before(source, range.start);
    while (marks < before.length && before.bytes[before.length - 1 - marks] == mark)
        marks++;
    while (blanks < before.length && (is_blank(before.bytes[blanks]) || before.bytes[blanks] == '>'))
        blanks++;
    return marks + blanks == before.length && marks <= (mark == '#' ? 6 : 1);
}

static bool precedes_mark(const struct source *source, struct range range)
{
    struct text content = source->content;
    char before = range.start > source->start ? content.bytes[range.start - 1] : '\n';
    if ((!is_blank(before) && before != '\n') || !text_is_blank(line_before(source, range.start)))
        return false;
    size_t end = end_of_spaces(content, range.start);
    return end + 1 < content.length && content.bytes[end + 1] == ' ' &&
           text_find_byte(TEXT("-*+"), content.bytes[end], 0) != TEXT_NOT_FOUND;
}

bool odd_space_spoils_line(const struct source *source, struct range *range)
{
    if (follows_mark(source, *range))
        return true;
    if (!precedes_mark(source, *range))
        return false;
    range->end = (uint32_t)end_of_spaces(source->content, range->start);
    return true;
}

bool odd_space_ends_cell(struct text content, const struct list_cell *cell, struct range *range, bool *takes_blank)
{
    struct text value = text_range(content, cell->value);
    size_t start = range->start - cell->value.start, end = range->end - cell->value.start;
    bool is_first = start == 0, is_last = end == value.length;
    if (is_first)
        end = end_of_spaces(value, 0);
    else if (is_last)
        start = start_of_spaces(value, end);
    bool is_whole = end - start == value.length;
    bool is_indent = is_first && !is_whole && count_odd(text_slice(value, start, end)) > 1;
    /* The first one of a cell of spaces stands for all of them. */
    if ((!is_first && (!is_last || is_whole)) || is_indent)
        return false;
    *range = (struct range){cell->value.start + (uint32_t)start, cell->value.start + (uint32_t)end};
    bool is_padded = is_blank(content.bytes[is_first ? cell->range.end - 1 : cell->range.start]);
    bool has_blank = is_first ? cell->range.start < range->start : range->end < cell->range.end;
    *takes_blank = is_padded && !has_blank && !is_whole;
    return true;
}
