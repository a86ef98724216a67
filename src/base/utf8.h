/* UTF-8 and Unicode, by utf8proc. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/text.h"

/* The code point at *position, which moves behind it. A byte that starts no valid sequence (overlong forms,
 * surrogates and what lies above U+10FFFF are not valid) gives U+FFFD and moves one byte. */
static inline uint32_t utf8_next(struct text text, size_t *position);
/* The code point that ends at position; U+FFFD when the bytes before it are not valid. position > 0. */
uint32_t utf8_before(struct text text, size_t position);
/* How many bytes from the start are valid UTF-8: text.length when all are. */
size_t utf8_valid_length(struct text text);

/* A text with its broken bytes replaced by U+FFFD; the text itself where there are none. */
struct text utf8_repaired(struct arena *arena, struct text text);

void utf8_add(struct builder *builder, uint32_t code_point);

/* Columns of a terminal: 2 for wide East Asian characters and emoji, 0 for combining marks and controls. */
unsigned utf8_width(uint32_t code_point);

static inline bool utf8_is_letter_or_digit(uint32_t code_point);
bool utf8_is_space(uint32_t code_point);       /* Unicode white space, NBSP too */
bool utf8_is_punctuation(uint32_t code_point); /* as CommonMark 0.29 means it: ASCII's, and general category P */
bool utf8_is_format(uint32_t code_point);      /* general category Cf: joiners, zero-width, bidirectional */
bool utf8_is_wide_script(uint32_t code_point); /* Han, kana, hangul: scripts written without spaces between words */
/* Controls, bidirectional controls and line separators: what must not reach a terminal as it is. */
bool utf8_is_control(uint32_t code_point);

/* Compatibility case folding (NFKC_Casefold); broken bytes are dropped. */
struct text utf8_folded(struct arena *arena, struct text text);
/* The same, and all but letters and digits dropped: how titles and names are compared. */
struct text utf8_folded_letters(struct arena *arena, struct text text);
uint32_t utf8_lower(uint32_t code_point);
/* Adds the full case folding of one code point and changes nothing else: how CommonMark compares labels. */
void utf8_add_case_folded(struct builder *builder, uint32_t code_point);

/* The same, where no ASCII character stands. */
uint32_t utf8_next_wide(struct text text, size_t *position);
bool utf8_is_wide_letter_or_digit(uint32_t code_point);

static inline uint32_t utf8_next(struct text text, size_t *position)
{
    unsigned char first = (unsigned char)text.bytes[*position];
    if (first >= 0x80)
        return utf8_next_wide(text, position);
    (*position)++;
    return first;
}

static inline bool utf8_is_letter_or_digit(uint32_t code_point)
{
    if (code_point >= 0x80)
        return utf8_is_wide_letter_or_digit(code_point);
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') ||
           (code_point >= '0' && code_point <= '9');
}

#endif
