#include "list/delimiter.h"

#include "base/utf8.h"

enum { FULL_WIDTH_PIPE = 0xFF5C, FULL_WIDTH_COLON = 0xFF1A };

static bool is_pipe(uint32_t code_point)
{
    return code_point == '|' || code_point == FULL_WIDTH_PIPE;
}

static bool is_dash(uint32_t code_point)
{
    return code_point == '-' || code_point == '=' || (code_point >= 0x2010 && code_point <= 0x2015) ||
           code_point == 0x2212 || code_point == 0xFE63 || code_point == 0xFF0D || code_point == 0x2500 ||
           code_point == 0x30FC;
}

bool line_is_like_row(struct text line)
{
    size_t at = 0;
    line = text_trim(line);
    if (!line.length || !is_pipe(utf8_next(line, &at)))
        return false;
    while (at < line.length)
        if (is_pipe(utf8_next(line, &at)))
            return true;
    return false;
}

bool line_is_like_delimiter(struct text line)
{
    size_t pipes = 0, dashes = 0;
    for (size_t at = 0; at < line.length;) {
        uint32_t code_point = utf8_next(line, &at);
        if (is_pipe(code_point))
            pipes++;
        else if (is_dash(code_point))
            dashes++;
        else if (code_point != ':' && code_point != FULL_WIDTH_COLON && !utf8_is_space(code_point))
            return false;
    }
    return pipes && dashes;
}

struct text line_with_plain_pipes(struct text line, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    const struct text wide = TEXT(WIDE_PIPE);
    size_t from = 0;
    for (size_t at; (at = text_find(line, wide, from)) != TEXT_NOT_FOUND; from = at + wide.length) {
        builder_add(&builder, text_slice(line, from, at));
        builder_add_byte(&builder, '|');
    }
    builder_add(&builder, text_slice(line, from, line.length));
    return builder_text(&builder);
}

enum alignment delimiter_meaning(struct text cell)
{
    bool left = false, right = false, seen_dash = false;
    size_t colons = 0;
    for (size_t at = 0; at < cell.length;) {
        uint32_t code_point = utf8_next(cell, &at);
        if (code_point == ':' || code_point == FULL_WIDTH_COLON) {
            colons++;
            left |= !seen_dash;
            right |= seen_dash;
        } else if (is_dash(code_point)) {
            seen_dash = true;
        }
    }
    if ((left && right) || (!seen_dash && colons > 1))
        return ALIGN_CENTER;
    return left ? ALIGN_LEFT : right ? ALIGN_RIGHT : ALIGN_NONE;
}
