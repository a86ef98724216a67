#include "engine/trace.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "markdown/byte.h"

#include <string.h>

static void add_byte(struct trace *trace, char byte, bool begins)
{
    *array_add(trace->arena, &trace->bytes) = byte;
    *array_add(trace->arena, &trace->begins) = begins;
}

static bool is_word_byte(char byte)
{
    return byte_is_letter_or_digit(byte) || (byte & 0x80);
}

/* Marks of emphasis and the pipes of cells: * always, _ but within a word. */
static bool is_mark(struct text text, size_t at)
{
    bool is_within =
        at && at + 1 < text.length && is_word_byte(text.bytes[at - 1]) && is_word_byte(text.bytes[at + 1]);
    return text.bytes[at] == '*' || text.bytes[at] == '|' || (text.bytes[at] == '_' && !is_within);
}

/* Where the comment ends that begins at that place of the line; 0 when there is none. */
static size_t comment_end(struct text line, size_t at)
{
    if (!text_starts_with(text_slice(line, at, line.length), TEXT("<!--")))
        return 0;
    size_t end = text_find(line, TEXT("-->"), at);
    return end == TEXT_NOT_FOUND ? line.length : end;
}

static void add_line(struct trace *trace, struct text line, bool *is_apart)
{
    size_t comment = 0; /* a star in a comment marks nothing */
    for (size_t at = 0; at < line.length;) {
        size_t start = at;
        if (line.bytes[at] == '<' && at >= comment)
            comment = comment_end(line, at);
        bool is_dropped = !trace->keeps_marks && at >= comment && is_mark(line, at);
        uint32_t code_point = utf8_next(line, &at);
        *is_apart |= utf8_is_space(code_point) || line.bytes[start] == '|';
        for (; start < at && !is_dropped && !utf8_is_space(code_point); start++) {
            add_byte(trace, line.bytes[start], *is_apart);
            *is_apart = false;
        }
    }
    *is_apart = true;
}

static struct text without_container_marks(struct text line)
{
    size_t at = 0;
    for (size_t next = 0; next < line.length; at = next) {
        uint32_t code_point = utf8_next(line, &next);
        if (code_point != '>' && !utf8_is_space(code_point))
            break;
    }
    size_t behind = at + 1;
    bool is_bullet = behind < line.length && line.bytes[at] && strchr("-+*", line.bytes[at]) &&
                     utf8_is_space(utf8_next(line, &behind));
    return text_slice(line, is_bullet ? at + 1 : at, line.length);
}

void trace_add_words(struct trace *trace, struct text source)
{
    bool is_apart = true;
    while (source.length) {
        struct text line = text_cut(&source, '\n');
        add_line(trace, without_container_marks(line), &is_apart);
    }
}

void trace_add_visible(struct trace *trace, struct text text)
{
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t code_point = utf8_next(text, &at);
        for (; start < at && !utf8_is_space(code_point); start++)
            add_byte(trace, text.bytes[start], false);
    }
}

void trace_add_raw(struct trace *trace, struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        add_byte(trace, text.bytes[i], false);
}

void trace_drop(struct trace *trace, char byte)
{
    size_t kept = 0;
    for (size_t i = 0; i < trace->bytes.count; i++) {
        trace->bytes.items[kept] = trace->bytes.items[i];
        trace->begins.items[kept] = trace->begins.items[i];
        kept += trace->bytes.items[i] != byte;
    }
    trace->bytes.count = trace->begins.count = kept;
}

struct walk {
    const struct trace *old, *new;
    size_t i, j;        /* so far they agree */
    size_t floor;       /* in the old one: behind the last swap */
    bool begins;        /* what stood there first began a word, and is gone: so does what follows it now */
};

/* Whether a word begins there, by what is left of the old trace. */
static bool old_begins(const struct walk *walk, size_t at)
{
    return walk->old->begins.items[at] || (walk->begins && at == walk->floor);
}

static bool agrees_at(const struct walk *walk)
{
    const struct trace *old = walk->old, *new = walk->new;
    return walk->i < old->bytes.count && walk->j < new->bytes.count &&
           old->bytes.items[walk->i] == new->bytes.items[walk->j] &&
           old_begins(walk, walk->i) == new->begins.items[walk->j];
}

static bool holds(const struct trace *trace, size_t at, const struct trace *piece)
{
    size_t count = piece->bytes.count;
    if (!count || count > trace->bytes.count - at)
        return !count;
    return memcmp(trace->bytes.items + at, piece->bytes.items, count) == 0 &&
           memcmp(trace->begins.items + at + 1, piece->begins.items + 1, (count - 1) * sizeof(bool)) == 0;
}

static bool changes_anything(const struct swap *swap)
{
    size_t count = swap->before.bytes.count;
    return count != swap->after.bytes.count ||
           (count && (memcmp(swap->before.bytes.items, swap->after.bytes.items, count) != 0 ||
                      memcmp(swap->before.begins.items, swap->after.begins.items, count * sizeof(bool)) != 0));
}

/* The swap may have begun a little before the place where the difference shows. */
static bool take_swap(struct walk *walk, const struct swap *swap)
{
    enum { FURTHEST_BACK = 4096 };
    size_t length = swap->before.bytes.count;
    size_t furthest = length > swap->after.bytes.count ? length : swap->after.bytes.count;
    bool changes = changes_anything(swap);
    furthest = furthest < walk->i - walk->floor ? furthest : walk->i - walk->floor;
    for (size_t back = 0; changes && back <= furthest && back <= FURTHEST_BACK; back++) {
        size_t i = walk->i - back, j = walk->j - back;
        if (!holds(walk->old, i, &swap->before) || !holds(walk->new, j, &swap->after))
            continue;
        walk->begins = length && !swap->after.bytes.count && old_begins(walk, i);
        walk->i = walk->floor = i + length;
        walk->j = j + swap->after.bytes.count;
        return true;
    }
    return false;
}

bool traces_agree(const struct trace *old, const struct trace *new, const struct swap *swaps, size_t count,
                  size_t *place)
{
    struct walk walk = {.old = old, .new = new};
    size_t next = 0;
    for (;;) {
        for (; agrees_at(&walk); walk.i++)
            walk.j++;
        *place = walk.i;
        if (walk.i == old->bytes.count && walk.j == new->bytes.count)
            return true;
        while (next < count && !take_swap(&walk, &swaps[next]))
            next++;
        if (next == count)
            return false;
        for (size_t edit = swaps[next].edit; next < count && swaps[next].edit == edit;)
            next++;
    }
}
