#include "list/invisible.h"

#include "base/utf8.h"

#include <stdlib.h>

enum {
    ZERO_WIDTH_SPACE = 0x200B,
    ZERO_WIDTH_NON_JOINER = 0x200C,
    ZERO_WIDTH_JOINER = 0x200D,
    GRAPHEME_JOINER = 0x034F,
    MONGOLIAN_SEPARATOR = 0x180E,
    LEFT_TO_RIGHT_OVERRIDE = 0x202D,
    RIGHT_TO_LEFT_OVERRIDE = 0x202E,
    /* They spell the regions of a flag, and hide whole sentences elsewhere. */
    BLACK_FLAG = 0x1F3F4,
    FIRST_TAG = 0xE0001,
    LAST_TAG = 0xE007F,
};

struct stretch {
    uint32_t first, last;
    enum invisible kind;
    const char *name;
};

/* In order of code point. */
static const struct stretch stretches[] = {
    {0x00A0, 0x00A0, INVISIBLE_SPACE, "no-break space"},
    {0x00AD, 0x00AD, INVISIBLE_MARK, "soft hyphen"},
    {0x034F, 0x034F, INVISIBLE_MARK, "combining grapheme joiner"},
    {0x061C, 0x061C, INVISIBLE_DIRECTION, "Arabic letter mark"},
    {0x115F, 0x1160, INVISIBLE_MARK, "Hangul filler"},
    {0x180E, 0x180E, INVISIBLE_MARK, "Mongolian vowel separator"},
    {0x2000, 0x200A, INVISIBLE_SPACE, "typographic space"},
    {0x200B, 0x200B, INVISIBLE_MARK, "zero width space"},
    {0x200C, 0x200C, INVISIBLE_MARK, "zero width non-joiner"},
    {0x200D, 0x200D, INVISIBLE_MARK, "zero width joiner"},
    {0x200E, 0x200E, INVISIBLE_DIRECTION, "left-to-right mark"},
    {0x200F, 0x200F, INVISIBLE_DIRECTION, "right-to-left mark"},
    {0x2028, 0x2028, INVISIBLE_BREAK, "line separator"},
    {0x2029, 0x2029, INVISIBLE_BREAK, "paragraph separator"},
    {0x202A, 0x202A, INVISIBLE_DIRECTION, "left-to-right embedding"},
    {0x202B, 0x202B, INVISIBLE_DIRECTION, "right-to-left embedding"},
    {0x202C, 0x202C, INVISIBLE_DIRECTION, "pop directional formatting"},
    {0x202D, 0x202D, INVISIBLE_DIRECTION, "left-to-right override"},
    {0x202E, 0x202E, INVISIBLE_DIRECTION, "right-to-left override"},
    {0x202F, 0x202F, INVISIBLE_SPACE, "narrow no-break space"},
    {0x2060, 0x2060, INVISIBLE_MARK, "word joiner"},
    {0x2061, 0x2061, INVISIBLE_MARK, "function application"},
    {0x2062, 0x2062, INVISIBLE_MARK, "invisible times"},
    {0x2063, 0x2063, INVISIBLE_MARK, "invisible separator"},
    {0x2064, 0x2064, INVISIBLE_MARK, "invisible plus"},
    {0x2066, 0x2066, INVISIBLE_DIRECTION, "left-to-right isolate"},
    {0x2067, 0x2067, INVISIBLE_DIRECTION, "right-to-left isolate"},
    {0x2068, 0x2068, INVISIBLE_DIRECTION, "first strong isolate"},
    {0x2069, 0x2069, INVISIBLE_DIRECTION, "pop directional isolate"},
    {0x3000, 0x3000, INVISIBLE_SPACE, "ideographic space"},
    {0x3164, 0x3164, INVISIBLE_MARK, "Hangul filler"},
    {0xFEFF, 0xFEFF, INVISIBLE_MARK, "byte order mark"},
    {0xFFA0, 0xFFA0, INVISIBLE_MARK, "Hangul filler"},
    {FIRST_TAG, LAST_TAG, INVISIBLE_MARK, "tag character"},
};

static int compare_stretch(const void *wanted, const void *item)
{
    uint32_t code_point = *(const uint32_t *)wanted;
    const struct stretch *stretch = item;
    return (code_point > stretch->last) - (code_point < stretch->first);
}

/* Chinese and Korean are told at a glance. */
static const struct stretch *stretch_of(uint32_t code_point)
{
    if (code_point > 0x3164 && code_point < 0xFEFF)
        return NULL;
    return bsearch(&code_point, stretches, sizeof stretches / sizeof *stretches, sizeof *stretches,
                   compare_stretch);
}

static bool lies_within(uint32_t code_point, uint32_t first, uint32_t last)
{
    return first <= code_point && code_point <= last;
}

/* Scripts that join letters, or break words, with the help of such marks: Arabic, those of India and South-East
 * Asia, Mongolian. */
static bool is_joining_script(uint32_t code_point)
{
    return lies_within(code_point, 0x0600, 0x109F) || lies_within(code_point, 0x1700, 0x1CFF) ||
           lies_within(code_point, 0xA800, 0xABFF) || lies_within(code_point, 0xFB50, 0xFDFF) ||
           lies_within(code_point, 0xFE70, 0xFEFE) || lies_within(code_point, 0x10A00, 0x11FFF) ||
           lies_within(code_point, 0x1E900, 0x1EEFF);
}

/* Signs, pictures, skin tones, and the selectors that make a sign a picture. */
static bool is_emoji(uint32_t code_point)
{
    return lies_within(code_point, 0x2190, 0x2BFF) || lies_within(code_point, 0x1F000, 0x1FAFF) ||
           lies_within(code_point, 0xFE00, 0xFE0F);
}

static bool is_right_to_left(uint32_t code_point)
{
    return (lies_within(code_point, 0x0590, 0x08FF) && !stretch_of(code_point)) ||
           lies_within(code_point, 0xFB1D, 0xFDFF) || lies_within(code_point, 0xFE70, 0xFEFE) ||
           lies_within(code_point, 0x10800, 0x10FFF) || lies_within(code_point, 0x1E800, 0x1EEFF);
}

/* @ and # before it: somebody keeps GitHub from making a link. */
static bool is_needed_mark(uint32_t before, uint32_t code_point, uint32_t behind)
{
    if (code_point >= FIRST_TAG)
        return before == BLACK_FLAG || lies_within(before, FIRST_TAG, LAST_TAG);
    switch (code_point) {
    case ZERO_WIDTH_JOINER:
        return is_joining_script(before) || (is_emoji(before) && is_emoji(behind));
    case ZERO_WIDTH_SPACE:
        return is_joining_script(before) || is_joining_script(behind) || before == '@' || before == '#';
    case ZERO_WIDTH_NON_JOINER:
    case MONGOLIAN_SEPARATOR:
        return is_joining_script(before) || is_joining_script(behind);
    case GRAPHEME_JOINER:
        return before >= 0x0300;
    default:
        return lies_within(code_point, 0x115F, 0x1160) && lies_within(before, 0x1100, 0x11FF);
    }
}

/* Of the line that goes on at `at`. */
static bool holds_right_to_left(struct text content, size_t at, size_t *end)
{
    *end = text_find_byte(content, '\n', at);
    while (at && content.bytes[at - 1] != '\n')
        at--;
    if (*end == TEXT_NOT_FOUND)
        *end = content.length;
    while (at < *end)
        if (is_right_to_left(utf8_next(content, &at)))
            return true;
    return false;
}

static bool is_needed(struct invisible_walk *walk, const struct invisible_character *character)
{
    uint32_t code_point = character->code_point;
    size_t next = character->range.end;
    if (character->kind == INVISIBLE_DIRECTION) {
        if (character->range.start >= walk->line_end)
            walk->is_right_to_left = holds_right_to_left(walk->content, character->range.start, &walk->line_end);
        bool is_override = code_point == LEFT_TO_RIGHT_OVERRIDE || code_point == RIGHT_TO_LEFT_OVERRIDE;
        return walk->is_right_to_left && !is_override;
    }
    uint32_t before = character->range.start ? utf8_before(walk->content, character->range.start) : 0;
    uint32_t behind = next < walk->content.length ? utf8_next(walk->content, &next) : 0;
    return character->kind == INVISIBLE_MARK && is_needed_mark(before, code_point, behind);
}

static void skip_ascii(struct invisible_walk *walk)
{
    walk->at += text_ascii_length(text_slice(walk->content, walk->at, walk->content.length));
}

bool invisible_next(struct invisible_walk *walk, struct invisible_character *character)
{
    for (skip_ascii(walk); walk->at < walk->content.length; skip_ascii(walk)) {
        size_t end = walk->at;
        uint32_t code_point = utf8_next(walk->content, &end);
        const struct stretch *stretch = stretch_of(code_point);
        struct range range = {(uint32_t)walk->at, (uint32_t)end};
        walk->at = end;
        if (!stretch)
            continue;
        *character = (struct invisible_character){stretch->kind, code_point, stretch->name, range};
        if (!is_needed(walk, character))
            return true;
    }
    return false;
}
