#include "list/misspelt.h"

#include "base/utf8.h"

enum { LONGEST_WORD = 32 };

/* Of a letter, its place in the alphabet; of other bytes, more. Each byte of a page comes by here. */
static unsigned letter_number(char byte)
{
    return ((unsigned char)byte | 0x20u) - 'a';
}

static bool is_letter(char byte)
{
    return letter_number(byte) < 26;
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static char to_small(char byte)
{
    return is_capital(byte) ? (char)(byte - 'A' + 'a') : byte;
}

static char to_large(char byte)
{
    return byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte;
}

/* Which two letters they are, of 26 × 26. */
static unsigned pair_of(const char *letters)
{
    return letter_number(letters[0]) * 26 + letter_number(letters[1]);
}

static bool has_length(struct text word)
{
    return word.length >= 2 && word.length < LONGEST_WORD;
}

static bool may_be_misspelt(const struct misspelt_filter *filter, struct text word)
{
    return has_length(word) && (filter->starts[pair_of(word.bytes)] >> word.length & 1) &&
           (filter->ends[pair_of(word.bytes + word.length - 2)] >> word.length & 1);
}

void misspelt_prepare(struct misspelt_filter *filter, const struct rulebook *rulebook)
{
    *filter = (struct misspelt_filter){0};
    for (size_t i = 0; i < rulebook->misspellings.count; i++) {
        struct text wrong = rulebook->misspellings.items[i].wrong;
        if (!has_length(wrong))
            continue;
        filter->starts[pair_of(wrong.bytes)] |= UINT32_C(1) << wrong.length;
        filter->ends[pair_of(wrong.bytes + wrong.length - 2)] |= UINT32_C(1) << wrong.length;
    }
}

/* Whether the character makes one word with a letter beside it. Chinese is written without spaces. */
static bool joins(uint32_t code_point)
{
    return code_point == '_' || (utf8_is_letter_or_digit(code_point) && !utf8_is_wide_script(code_point));
}

static bool stands_alone(struct text content, size_t start, size_t end)
{
    size_t next = end;
    if (start && joins(utf8_before(content, start)))
        return false;
    return end == content.length || !joins(utf8_next(content, &next));
}

static const struct misspelling *look_up(const struct rulebook *rulebook, struct text word)
{
    char small[LONGEST_WORD];
    for (size_t i = 0; i < word.length; i++)
        small[i] = to_small(word.bytes[i]);
    return rulebook_misspelling(rulebook, (struct text){small, word.length});
}

bool misspelt_next(const struct misspelt_filter *filter, const struct rulebook *rulebook, struct text content,
                   size_t *at, struct misspelt *misspelt)
{
    size_t start = *at, end;
    for (; start < content.length; start = end) {
        while (start < content.length && !is_letter(content.bytes[start]))
            start++;
        for (end = start; end < content.length && is_letter(content.bytes[end]); end++)
            ;
        struct text word = text_slice(content, start, end);
        if (!may_be_misspelt(filter, word) || !stands_alone(content, start, end))
            continue;
        misspelt->misspelling = look_up(rulebook, word);
        misspelt->range = (struct range){(uint32_t)start, (uint32_t)end};
        *at = end;
        if (misspelt->misspelling)
            return true;
    }
    return false;
}

static size_t count_capitals(struct text word)
{
    size_t count = 0;
    for (size_t i = 0; i < word.length; i++)
        count += is_capital(word.bytes[i]);
    return count;
}

/* One that is a name, or written in a way of its own, stays as it is: Chinese for chineese, GitHub for guthub. */
static bool is_name(const struct misspelling *misspelling)
{
    struct text right = misspelling->right;
    return count_capitals(text_slice(right, 1, right.length)) ||
           (is_capital(right.bytes[0]) && !is_capital(misspelling->wrong.bytes[0]));
}

struct text misspelt_correction(const struct misspelling *misspelling, struct text word, struct arena *arena)
{
    bool is_loud = count_capitals(word) == word.length;
    struct builder builder = {.arena = arena};
    struct text right = misspelling->right;
    for (size_t i = 0; i < right.length; i++) {
        bool is_large = is_loud || (!i && is_capital(word.bytes[0]));
        char byte = right.bytes[i];
        if (is_large)
            byte = to_large(byte);
        else if (!is_name(misspelling))
            byte = to_small(byte);
        builder_add_byte(&builder, byte);
    }
    return builder_text(&builder);
}
