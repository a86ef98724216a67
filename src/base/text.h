/* Text: a view of bytes that somebody else owns, and a builder that makes new ones in an arena.
 * A view need not end in NUL and may hold any byte, NUL too. Lengths and positions are bytes. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct text {
    const char *bytes;
    size_t length;
};

/* Bytes of a source, half-open. */
struct range {
    uint32_t start, end;
};

#define TEXT(literal) ((struct text){"" literal, sizeof(literal) - 1})
/* For printf's "%.*s". */
#define TEXT_ARGUMENTS(text) (int)(text).length, (text).bytes

static inline struct text text_from(const char *string); /* NULL gives the empty text */
static inline struct text text_slice(struct text text, size_t start, size_t end);
static inline struct text text_range(struct text text, struct range range);
struct text text_head(struct text text, size_t most); /* at most so many bytes, no character of UTF-8 torn */
struct text text_trim(struct text text); /* spaces, tabs, CR and LF at both ends */

static inline bool text_equal(struct text left, struct text right);
static inline bool text_equal_ignoring_case(struct text left, struct text right); /* of ASCII letters */
int text_compare(struct text left, struct text right); /* by bytes; < 0, 0, > 0 */
static inline bool text_starts_with(struct text text, struct text prefix);
static inline bool text_ends_with(struct text text, struct text suffix);
bool text_is_blank(struct text text);
bool text_is_ascii(struct text text);
size_t text_ascii_length(struct text text); /* of the ASCII that it begins with */
uint64_t text_hash(struct text text); /* FNV-1a, 64 bits */

#define TEXT_NOT_FOUND SIZE_MAX
size_t text_find(struct text text, struct text wanted, size_t from);
static inline size_t text_find_byte(struct text text, char wanted, size_t from);
size_t text_count_byte(struct text text, char wanted);

/* Cuts text at the first separator: gives what stands before it and leaves in *rest what follows. */
struct text text_cut(struct text *rest, char separator);

/* * stands for any run of bytes, ? for one; case counts. */
bool text_matches_glob(struct text text, struct text glob);

/* Both are followed by a NUL that is not counted. */
struct text text_copy(struct arena *arena, struct text text);
struct text text_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A copy in which white space of every kind is a space, CR LF one, as messages want it. */
struct text text_on_one_line(struct arena *arena, struct text text);

/* Levenshtein's distance with swaps of neighbours as one step, in bytes; above limit it is limit + 1.
 * Texts longer than 64 bytes count as unlike. */
size_t text_distance(struct text left, struct text right, size_t limit);

struct builder {
    struct arena *arena;
    char *bytes;
    size_t length, capacity;
};

void builder_reserve(struct builder *builder, size_t more); /* room for so many bytes more */
void builder_add(struct builder *builder, struct text text);
void builder_add_byte(struct builder *builder, char byte);
void builder_format(struct builder *builder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct text builder_text(const struct builder *builder); /* a view, good until the next addition */

static inline struct text text_from(const char *string)
{
    return string ? (struct text){string, strlen(string)} : TEXT("");
}

static inline struct text text_slice(struct text text, size_t start, size_t end)
{
    return (struct text){start ? text.bytes + start : text.bytes, end - start};
}

static inline struct text text_range(struct text text, struct range range)
{
    return text_slice(text, range.start, range.end);
}

static inline bool text_equal(struct text left, struct text right)
{
    return left.length == right.length && (!left.length || memcmp(left.bytes, right.bytes, left.length) == 0);
}

/* The same of texts that have one length. */
bool text_equal_but_case(struct text left, struct text right);

static inline bool text_equal_ignoring_case(struct text left, struct text right)
{
    /* Letters differ from their capitals in one bit: most pairs are told apart by their first bytes. */
    return left.length == right.length &&
           (!left.length || (((left.bytes[0] ^ right.bytes[0]) & ~0x20) == 0 && text_equal_but_case(left, right)));
}

static inline bool text_starts_with(struct text text, struct text prefix)
{
    return text.length >= prefix.length && text_equal(text_slice(text, 0, prefix.length), prefix);
}

static inline bool text_ends_with(struct text text, struct text suffix)
{
    return text.length >= suffix.length &&
           text_equal(text_slice(text, text.length - suffix.length, text.length), suffix);
}

static inline size_t text_find_byte(struct text text, char wanted, size_t from)
{
    if (from >= text.length)
        return TEXT_NOT_FOUND;
    const char *found = memchr(text.bytes + from, wanted, text.length - from);
    return found ? (size_t)(found - text.bytes) : TEXT_NOT_FOUND;
}

static inline bool range_overlaps(struct range left, struct range right)
{
    return left.start < right.end && right.start < left.end;
}

static inline bool range_contains(struct range outer, struct range inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

#endif
