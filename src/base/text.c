#define _GNU_SOURCE /* memmem */
#include "base/text.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

struct text text_head(struct text text, size_t most)
{
    if (text.length <= most)
        return text;
    while (most && ((unsigned char)text.bytes[most] & 0xC0) == 0x80)
        most--;
    return text_slice(text, 0, most);
}

struct text text_trim(struct text text)
{
    while (text.length && is_blank(text.bytes[0]))
        text = text_slice(text, 1, text.length);
    while (text.length && is_blank(text.bytes[text.length - 1]))
        text.length--;
    return text;
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

bool text_equal_but_case(struct text left, struct text right)
{
    for (size_t i = 0; i < left.length; i++)
        if (left.bytes[i] != right.bytes[i] && lower(left.bytes[i]) != lower(right.bytes[i]))
            return false;
    return true;
}

int text_compare(struct text left, struct text right)
{
    size_t shared = left.length < right.length ? left.length : right.length;
    int order = shared ? memcmp(left.bytes, right.bytes, shared) : 0;
    return order ? order : (left.length > right.length) - (left.length < right.length);
}

bool text_is_blank(struct text text)
{
    return text_trim(text).length == 0;
}

/* By eight bytes where it can. */
size_t text_ascii_length(struct text text)
{
    uint64_t eight;
    size_t at = 0;
    for (; at + sizeof eight <= text.length; at += sizeof eight) {
        memcpy(&eight, text.bytes + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < text.length && !(text.bytes[at] & 0x80))
        at++;
    return at;
}

bool text_is_ascii(struct text text)
{
    return text_ascii_length(text) == text.length;
}

uint64_t text_hash(struct text text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.bytes[i]) * 0x100000001b3u;
    return hash;
}

/* memmem prepares itself for longer texts than cells and addresses. */
static size_t find_short(struct text text, struct text wanted, size_t from)
{
    for (size_t at = from; (at = text_find_byte(text, wanted.bytes[0], at)) != TEXT_NOT_FOUND; at++)
        if (text_starts_with(text_slice(text, at, text.length), wanted))
            return at;
    return TEXT_NOT_FOUND;
}

size_t text_find(struct text text, struct text wanted, size_t from)
{
    enum { SHORT = 256 };
    if (from > text.length || wanted.length > text.length - from)
        return TEXT_NOT_FOUND;
    if (!wanted.length)
        return from;
    if (text.length - from <= SHORT)
        return find_short(text, wanted, from);
    const char *found = memmem(text.bytes + from, text.length - from, wanted.bytes, wanted.length);
    return found ? (size_t)(found - text.bytes) : TEXT_NOT_FOUND;
}

size_t text_count_byte(struct text text, char wanted)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == wanted;
    return count;
}

struct text text_cut(struct text *rest, char separator)
{
    size_t at = text_find_byte(*rest, separator, 0);
    struct text before = text_slice(*rest, 0, at == TEXT_NOT_FOUND ? rest->length : at);
    *rest = text_slice(*rest, at == TEXT_NOT_FOUND ? rest->length : at + 1, rest->length);
    return before;
}

/* Goes back to the last star only, so that the time is bounded by the product of the lengths. */
bool text_matches_glob(struct text text, struct text glob)
{
    size_t at = 0, in_glob = 0, star = TEXT_NOT_FOUND, after_star = 0;
    while (at < text.length) {
        if (in_glob < glob.length && glob.bytes[in_glob] == '*') {
            star = in_glob++;
            after_star = at;
        } else if (in_glob < glob.length &&
                   (glob.bytes[in_glob] == '?' || glob.bytes[in_glob] == text.bytes[at])) {
            in_glob++;
            at++;
        } else if (star != TEXT_NOT_FOUND) {
            in_glob = star + 1;
            at = ++after_star;
        } else {
            return false;
        }
    }
    while (in_glob < glob.length && glob.bytes[in_glob] == '*')
        in_glob++;
    return in_glob == glob.length;
}

struct text text_copy(struct arena *arena, struct text text)
{
    if (text.length == SIZE_MAX)
        out_of_memory();
    char *bytes = arena_allocate(arena, text.length + 1);
    if (text.length)
        memcpy(bytes, text.bytes, text.length);
    return (struct text){bytes, text.length};
}

struct text text_on_one_line(struct arena *arena, struct text text)
{
    char *bytes = arena_allocate(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool is_half = text.bytes[i] == '\r' && i + 1 < text.length && text.bytes[i + 1] == '\n';
        if (!is_half)
            bytes[length++] = text.bytes[i] >= '\t' && text.bytes[i] <= '\r' ? ' ' : text.bytes[i];
    }
    return (struct text){bytes, length};
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

size_t text_distance(struct text left, struct text right, size_t limit)
{
    enum { LONGEST = 64 };
    size_t rows[3][LONGEST + 1];
    size_t difference = left.length > right.length ? left.length - right.length : right.length - left.length;
    if (left.length > LONGEST || right.length > LONGEST || difference > limit)
        return limit + 1;
    for (size_t j = 0; j <= right.length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= left.length; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= right.length; j++) {
            size_t changed = above[j - 1] + (left.bytes[i - 1] != right.bytes[j - 1]);
            row[j] = smallest(changed, above[j] + 1, row[j - 1] + 1);
            if (i > 1 && j > 1 && left.bytes[i - 1] == right.bytes[j - 2] &&
                left.bytes[i - 2] == right.bytes[j - 1] && two_above[j - 2] + 1 < row[j])
                row[j] = two_above[j - 2] + 1;
        }
    }
    size_t distance = rows[left.length % 3][right.length];
    return distance > limit ? limit + 1 : distance;
}

void builder_reserve(struct builder *builder, size_t more)
{
    if (more > SIZE_MAX / 4 - builder->length)
        out_of_memory();
    if (builder->length + more <= builder->capacity)
        return;
    size_t capacity = (builder->length + more) * 2;
    char *bytes = arena_allocate(builder->arena, capacity);
    if (builder->length)
        memcpy(bytes, builder->bytes, builder->length);
    builder->bytes = bytes;
    builder->capacity = capacity;
}

void builder_add(struct builder *builder, struct text text)
{
    builder_reserve(builder, text.length);
    if (text.length)
        memcpy(builder->bytes + builder->length, text.bytes, text.length);
    builder->length += text.length;
}

void builder_add_byte(struct builder *builder, char byte)
{
    builder_reserve(builder, 1);
    builder->bytes[builder->length++] = byte;
}

static void format_into(struct builder *builder, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length > 0) {
        builder_reserve(builder, (size_t)length + 1);
        vsnprintf(builder->bytes + builder->length, (size_t)length + 1, format, again);
        builder->length += (size_t)length;
    }
    va_end(again);
}

void builder_format(struct builder *builder, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    format_into(builder, format, arguments);
    va_end(arguments);
}

struct text builder_text(const struct builder *builder)
{
    return (struct text){builder->bytes ? builder->bytes : "", builder->length};
}

struct text text_format(struct arena *arena, const char *format, ...)
{
    struct builder builder = {.arena = arena};
    va_list arguments;
    va_start(arguments, format);
    format_into(&builder, format, arguments);
    va_end(arguments);
    return builder_text(&builder);
}
