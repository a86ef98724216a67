#include "markdown/emphasis.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "markdown/byte.h"
#include "markdown/inline.h"

enum { CLASSES = 6, NOT_FOUND = -1 };

/* How far down a search for an opener needs to go: what lies below has been searched in vain. */
struct limits {
    size_t bottom;               /* below are the runs outside of this pairing */
    size_t by_class[CLASSES];    /* cmark's limit: it may hide an opener that would fit, and so may this one */
    size_t exact[CLASSES][2];    /* hides none; keeps the whole linear where cmark loses its limit and is not */
};

/* Line separators are not white space to CommonMark. */
static bool is_white_space(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point == ' ' || (code_point >= '\t' && code_point <= '\r' && code_point != '\v');
    return utf8_is_space(code_point) && code_point != 0x85 && code_point != 0x2028 && code_point != 0x2029;
}

static bool is_punctuation(uint32_t code_point)
{
    return code_point < 0x80 ? byte_is_punctuation((char)code_point) : utf8_is_punctuation(code_point);
}

uint32_t emphasis_add_run(struct delimiters *delimiters, struct text text, uint32_t at, struct arena *arena)
{
    char mark = text.bytes[at];
    uint32_t end = at;
    while (end < text.length && text.bytes[end] == mark)
        end++;
    size_t after = end;
    uint32_t before = at ? utf8_before(text, at) : '\n';
    uint32_t next = end < text.length ? utf8_next(text, &after) : '\n';
    bool space_before = is_white_space(before), space_after = is_white_space(next);
    bool punctuation_before = is_punctuation(before), punctuation_after = is_punctuation(next);
    bool left = !space_after && (!punctuation_after || space_before || punctuation_before);
    bool right = !space_before && (!punctuation_before || space_after || punctuation_after);
    bool is_underscore = mark == '_';
    bool can_open = left && (!is_underscore || !right || punctuation_before);
    bool can_close = right && (!is_underscore || !left || punctuation_after);
    if (can_open || can_close)
        *array_add(arena, delimiters) =
            (struct delimiter){at, end, end - at, is_underscore, can_open, can_close};
    return end;
}

static unsigned class_of(const struct delimiter *closer)
{
    return closer->length % 3 + (closer->is_underscore ? 3 : 0);
}

/* The rule of three: a run that could do both only pairs with one of a length that leaves no doubt. */
static bool fits(const struct delimiter *opener, const struct delimiter *closer)
{
    return opener->is_underscore == closer->is_underscore &&
           ((!closer->can_open && !opener->can_close) || closer->length % 3 == 0 ||
            (opener->length + closer->length) % 3 != 0);
}

static ptrdiff_t find_opener(const struct delimiter *openers, size_t count, const struct delimiter *closer,
                             struct limits *limits)
{
    size_t *by_class = &limits->by_class[class_of(closer)];
    size_t *exact = &limits->exact[class_of(closer)][closer->can_open];
    size_t stop = *by_class > *exact ? *by_class : *exact;
    for (size_t i = count; i > stop; i--)
        if (fits(&openers[i - 1], closer))
            return (ptrdiff_t)i - 1;
    if (*exact >= *by_class)
        *exact = count;
    *by_class = count;
    return NOT_FOUND;
}

/* cmark remembers the run below its limit; where that run is gone, it searches all the way down again. */
static void lower_limits(struct limits *limits, size_t count)
{
    for (size_t i = 0; i < CLASSES; i++) {
        if (limits->by_class[i] > count)
            limits->by_class[i] = limits->bottom;
        for (size_t j = 0; j < 2; j++)
            if (limits->exact[i][j] > count)
                limits->exact[i][j] = count;
    }
}

static void add_span(struct delimiter *opener, struct delimiter *closer, struct arena *arena, struct spans *spans)
{
    struct range content = {opener->end, closer->start};
    bool is_strong = opener->end - opener->start >= 2 && closer->end - closer->start >= 2;
    opener->end -= is_strong ? 2 : 1;
    closer->start += is_strong ? 2 : 1;
    *array_add(arena, spans) = (struct span){.kind = is_strong ? SPAN_STRONG : SPAN_EMPHASIS,
                                             .whole = {opener->end, closer->start},
                                             .content = content};
}

/* The runs that can still open something are kept at the front of the items, as a stack. */
void emphasis_pair(struct delimiters *delimiters, size_t bottom, struct arena *arena, struct spans *spans)
{
    struct delimiter *openers = delimiters->items;
    struct limits limits = {.bottom = bottom};
    size_t open = bottom;
    for (size_t i = 0; i < CLASSES; i++)
        limits.by_class[i] = limits.exact[i][0] = limits.exact[i][1] = bottom;
    for (size_t i = bottom; i < delimiters->count; i++) {
        struct delimiter closer = openers[i];
        while (closer.can_close && closer.start < closer.end) {
            ptrdiff_t opener = find_opener(openers, open, &closer, &limits);
            if (opener == NOT_FOUND)
                break;
            add_span(&openers[opener], &closer, arena, spans);
            open = (size_t)opener + (openers[opener].start < openers[opener].end);
            lower_limits(&limits, open);
        }
        if (closer.can_open && closer.start < closer.end)
            openers[open++] = closer;
    }
    delimiters->count = bottom;
}
