#include "base/utf8.h"

#include "base/arena.h"

#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD, LONGEST_SEQUENCE = 4 };

uint32_t utf8_next_wide(struct text text, size_t *position)
{
    size_t left = text.length - *position;
    utf8proc_int32_t code_point;
    utf8proc_ssize_t size =
        utf8proc_iterate((const utf8proc_uint8_t *)text.bytes + *position,
                         (utf8proc_ssize_t)(left < LONGEST_SEQUENCE ? left : LONGEST_SEQUENCE), &code_point);
    if (size <= 0) {
        (*position)++;
        return REPLACEMENT;
    }
    *position += (size_t)size;
    return (uint32_t)code_point;
}

uint32_t utf8_before(struct text text, size_t position)
{
    size_t start = position - 1;
    while (start > 0 && position - start < LONGEST_SEQUENCE && ((unsigned char)text.bytes[start] & 0xC0) == 0x80)
        start--;
    size_t end = start;
    uint32_t code_point = utf8_next(text, &end);
    return end == position ? code_point : REPLACEMENT;
}

size_t utf8_valid_length(struct text text)
{
    size_t position = 0;
    while (position < text.length) {
        size_t before = position;
        if (utf8_next(text, &position) == REPLACEMENT && position == before + 1)
            return before;
    }
    return text.length;
}

struct text utf8_repaired(struct arena *arena, struct text text)
{
    size_t valid = utf8_valid_length(text);
    if (valid == text.length)
        return text;
    struct builder builder = {.arena = arena};
    builder_add(&builder, text_slice(text, 0, valid));
    while (valid < text.length)
        utf8_add(&builder, utf8_next(text, &valid));
    return builder_text(&builder);
}

void utf8_add(struct builder *builder, uint32_t code_point)
{
    utf8proc_uint8_t bytes[LONGEST_SEQUENCE];
    utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)code_point, bytes);
    builder_add(builder, (struct text){(const char *)bytes, (size_t)size});
}

static utf8proc_category_t category(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point);
}

unsigned utf8_width(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= 0x20 && code_point != 0x7F;
    int width = utf8proc_charwidth((utf8proc_int32_t)code_point);
    return width > 0 ? (unsigned)width : 0;
}

bool utf8_is_wide_letter_or_digit(uint32_t code_point)
{
    utf8proc_category_t is = category(code_point);
    return (is >= UTF8PROC_CATEGORY_LU && is <= UTF8PROC_CATEGORY_LO) ||
           (is >= UTF8PROC_CATEGORY_ND && is <= UTF8PROC_CATEGORY_NO);
}

bool utf8_is_space(uint32_t code_point)
{
    return (code_point >= '\t' && code_point <= '\r') || code_point == ' ' || code_point == 0x85 ||
           (code_point > 0x7F && category(code_point) >= UTF8PROC_CATEGORY_ZS &&
            category(code_point) <= UTF8PROC_CATEGORY_ZP);
}

bool utf8_is_punctuation(uint32_t code_point)
{
    utf8proc_category_t is = category(code_point);
    return is >= UTF8PROC_CATEGORY_PC && is <= (code_point < 0x80 ? UTF8PROC_CATEGORY_SO : UTF8PROC_CATEGORY_PO);
}

bool utf8_is_format(uint32_t code_point)
{
    return category(code_point) == UTF8PROC_CATEGORY_CF;
}

bool utf8_is_wide_script(uint32_t code_point)
{
    return code_point >= 0x2E80 && utf8proc_charwidth((utf8proc_int32_t)code_point) == 2 &&
           category(code_point) == UTF8PROC_CATEGORY_LO;
}

bool utf8_is_control(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point < 0x20 || code_point == 0x7F;
    utf8proc_category_t is = category(code_point);
    return is == UTF8PROC_CATEGORY_CC || is == UTF8PROC_CATEGORY_ZL || is == UTF8PROC_CATEGORY_ZP ||
           code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
           (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

uint32_t utf8_lower(uint32_t code_point)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
}

void utf8_add_case_folded(struct builder *builder, uint32_t code_point)
{
    enum { LONGEST_FOLDING = 4 };
    utf8proc_int32_t folded[LONGEST_FOLDING];
    int last_class = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code_point, folded, LONGEST_FOLDING,
                                                     UTF8PROC_CASEFOLD, &last_class);
    for (utf8proc_ssize_t i = 0; i < count && i < LONGEST_FOLDING; i++)
        utf8_add(builder, (uint32_t)folded[i]);
}

/* A text is folded in pieces that end where nothing is composed any more, for putting marks in order takes
 * quadratic time. */
enum {
    PIECE_BYTES = 192,
    MOST_PIECE_BYTES = 512,
    MOST_PIECE_POINTS = MOST_PIECE_BYTES * 6, /* U+FDFA: 18 from 3 bytes */
};

/* What may become one with the letter before it. */
static bool is_composed(uint32_t code_point)
{
    enum { FIRST_JAMO_BEHIND = 0x1160, LAST_JAMO = 0x11FF };
    utf8proc_category_t is = category(code_point);
    return (is >= UTF8PROC_CATEGORY_MN && is <= UTF8PROC_CATEGORY_ME) ||
           (code_point >= FIRST_JAMO_BEHIND && code_point <= LAST_JAMO);
}

/* The end of the piece that begins at position: a character, and what is not ASCII behind it. */
static size_t piece_end(struct text text, size_t position)
{
    size_t end = position, next;
    utf8_next(text, &end);
    for (; end < text.length && (unsigned char)text.bytes[end] >= 0x80; end = next) {
        next = end;
        uint32_t code_point = utf8_next(text, &next);
        if (next - position > MOST_PIECE_BYTES || (end - position >= PIECE_BYTES && !is_composed(code_point)))
            break;
    }
    return end;
}

/* Broken bytes are left out. Gives how many are left. */
static size_t copy_valid(struct text piece, utf8proc_uint8_t bytes[MOST_PIECE_BYTES])
{
    size_t length = 0;
    for (size_t at = 0; at < piece.length;) {
        size_t before = at;
        if (utf8_next(piece, &at) == REPLACEMENT && at == before + 1)
            continue;
        while (before < at)
            bytes[length++] = (utf8proc_uint8_t)piece.bytes[before++];
    }
    return length;
}

static void add_folded(struct builder *builder, struct text piece, bool letters_only)
{
    const utf8proc_option_t options =
        UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_COMPOSE | UTF8PROC_STABLE;
    utf8proc_uint8_t bytes[MOST_PIECE_BYTES];
    utf8proc_int32_t points[MOST_PIECE_POINTS];
    size_t length = copy_valid(piece, bytes);
    utf8proc_ssize_t count =
        utf8proc_decompose(bytes, (utf8proc_ssize_t)length, points, MOST_PIECE_POINTS, options);
    if (count <= 0 || count > MOST_PIECE_POINTS)
        return;
    count = utf8proc_normalize_utf32(points, count, options);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        if (!letters_only || utf8_is_letter_or_digit((uint32_t)points[i]))
            utf8_add(builder, (uint32_t)points[i]);
}

/* Folds the ASCII that stands at the start, but for a last character that a mark behind it may change. Gives how
 * many bytes that were; in *length how many they became. */
static size_t fold_ascii(char *folded, struct text text, bool letters_only, size_t *length)
{
    size_t end = text_ascii_length(text), made = 0;
    if (end && end < text.length)
        end--;
    for (size_t at = 0; at < end; at++) {
        unsigned byte = (unsigned char)text.bytes[at], small = byte | 0x20;
        bool is_letter = small - 'a' < 26;
        folded[made] = (char)(is_letter ? small : byte);
        made += is_letter || byte - '0' < 10 || !letters_only;
    }
    *length = made;
    return end;
}

static struct text fold(struct arena *arena, struct text text, bool letters_only)
{
    char *ascii = arena_allocate(arena, text.length);
    size_t length, position = fold_ascii(ascii, text, letters_only, &length);
    struct builder builder = {.arena = arena, .bytes = ascii, .length = length, .capacity = text.length};
    while (position < text.length) {
        size_t end = piece_end(text, position);
        add_folded(&builder, text_slice(text, position, end), letters_only);
        struct text rest = text_slice(text, end, text.length);
        builder_reserve(&builder, rest.length);
        position = end + fold_ascii(builder.bytes + builder.length, rest, letters_only, &length);
        builder.length += length;
    }
    return builder_text(&builder);
}

struct text utf8_folded(struct arena *arena, struct text text)
{
    return fold(arena, text, false);
}

struct text utf8_folded_letters(struct arena *arena, struct text text)
{
    return fold(arena, text, true);
}
