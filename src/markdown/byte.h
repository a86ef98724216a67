/* Classes of bytes as CommonMark's syntax knows them: ASCII only, whatever the locale. */
#ifndef MARKDOWN_BYTE_H
#define MARKDOWN_BYTE_H

#include <stdbool.h>

static inline bool byte_is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static inline bool byte_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static inline bool byte_is_letter_or_digit(char byte)
{
    return byte_is_letter(byte) || byte_is_digit(byte);
}

/* What is trimmed, and what ends a destination. */
static inline bool byte_is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* What may stand between the parts of a tag or a link: vertical tabs and form feeds too. */
static inline bool byte_is_gap(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* What a backslash can escape. */
static inline bool byte_is_punctuation(char byte)
{
    return byte > ' ' && byte < 0x7F && !byte_is_letter_or_digit(byte);
}

#endif
