#include "list/star_repair.h"

#include "base/arena.h"
#include "base/utf8.h"

static struct text before(const struct starred_cell *cell, size_t run)
{
    return list_text(cell->list, (struct range){cell->value.start, cell->runs.items[run].range.start});
}

static struct text after(const struct starred_cell *cell, size_t run)
{
    return list_text(cell->list, (struct range){cell->runs.items[run].range.end, cell->value.end});
}

static bool ends_blank(struct text text)
{
    return text_ends_with(text, TEXT(" "));
}

static bool starts_blank(struct text text)
{
    return text_starts_with(text, TEXT(" "));
}

static bool is_mark(const struct starred_cell *cell, size_t i)
{
    if (i >= cell->runs.count)
        return false;
    const struct star_run *run = &cell->runs.items[i];
    return run->range.end - run->range.start >= 2 && !run->follows_mark && !run->precedes_mark;
}

/* Whether run i and the next were meant as the marks of one bold text. */
static bool is_pair(const struct starred_cell *cell, size_t i)
{
    if (!is_mark(cell, i) || !is_mark(cell, i + 1))
        return false;
    struct text left = before(cell, i), right = after(cell, i), end = after(cell, i + 1);
    struct range inner = {cell->runs.items[i].range.end, cell->runs.items[i + 1].range.start};
    bool is_behind_text = ends_blank(left) || (left.length && left.bytes[left.length - 1] & 0x80);
    bool may_open = !left.length || (!starts_blank(right) && is_behind_text);
    bool may_close = !end.length || !ends_blank(before(cell, i + 1));
    return may_open && may_close && !text_is_blank(list_text(cell->list, inner));
}

static enum star_fault fault_of_mark(const struct starred_cell *cell, size_t i)
{
    struct text left = before(cell, i), right = after(cell, i);
    bool is_sure = cell->is_bold_column || cell->runs.has_bold;
    if (!left.length && !right.length)
        return cell->is_bold_column ? STARS_EMPTY : STARS_FINE;
    if (!left.length)
        return cell->is_bold_column || !starts_blank(right) ? STARS_UNCLOSED : STARS_FINE;
    if (!right.length)
        return cell->is_bold_column ? STARS_UNOPENED : STARS_FINE;
    return !is_sure               ? STARS_FINE
           : !starts_blank(right) ? STARS_UNCLOSED
           : !ends_blank(left)    ? STARS_UNOPENED
                                  : STARS_FINE;
}

enum star_fault star_fault_of(const struct starred_cell *cell, size_t i)
{
    const struct star_run *run = &cell->runs.items[i];
    bool is_long = run->range.end - run->range.start >= 2;
    if (run->precedes_mark)
        return STARS_SURPLUS;
    /* One star behind bold text is a footnote's. */
    if (run->follows_mark)
        return is_long || (cell->is_bold_column && !cell->runs.has_bold) ? STARS_SURPLUS : STARS_FINE;
    if (is_pair(cell, i))
        return starts_blank(after(cell, i)) || ends_blank(before(cell, i + 1)) ? STARS_BLANK : STARS_PUNCTUATION;
    return is_long ? fault_of_mark(cell, i) : STARS_FINE;
}

static struct text without_runs(const struct starred_cell *cell, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    uint32_t at = cell->value.start;
    for (size_t i = 0; i < cell->runs.count; i++) {
        builder_add(&builder, list_text(cell->list, (struct range){at, cell->runs.items[i].range.start}));
        at = cell->runs.items[i].range.end;
    }
    builder_add(&builder, list_text(cell->list, (struct range){at, cell->value.end}));
    return builder_text(&builder);
}

/* How much at an end of the text cannot stand beside a mark: blanks and punctuation, but for brackets and quotation
 * marks, which would lose their partner. */
static size_t outside(struct text text, bool at_end)
{
    static const char *const marks[] = {" ",  ":",  ",",  ".",  ";",  "!",  "?", "：",
                                        "，", "。", "；", "！", "？", "、", "…"};
    size_t length = 0, found = 1;
    while (found && length < text.length) {
        struct text rest = text_slice(text, at_end ? 0 : length, at_end ? text.length - length : text.length);
        found = 0;
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !found; i++) {
            struct text mark = text_from(marks[i]);
            if (at_end ? text_ends_with(rest, mark) : text_starts_with(rest, mark))
                found = mark.length;
        }
        length += found;
    }
    return length;
}

/* Each pair around what can be bold of the text between them. */
static struct text with_pairs_moved(const struct starred_cell *cell, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    uint32_t at = cell->value.start;
    for (size_t i = 0; i + 1 < cell->runs.count; i++) {
        if (!is_pair(cell, i))
            continue;
        struct range open = cell->runs.items[i].range, close = cell->runs.items[i + 1].range;
        struct text inner = list_text(cell->list, (struct range){open.end, close.start});
        size_t end = inner.length - outside(inner, true);
        size_t start = outside(text_slice(inner, 0, end), false);
        builder_add(&builder, list_text(cell->list, (struct range){at, open.start}));
        builder_format(&builder, "%.*s**%.*s**%.*s", TEXT_ARGUMENTS(text_slice(inner, 0, start)),
                       TEXT_ARGUMENTS(text_slice(inner, start, end)),
                       TEXT_ARGUMENTS(text_slice(inner, end, inner.length)));
        at = close.end;
        i++;
    }
    builder_add(&builder, list_text(cell->list, (struct range){at, cell->value.end}));
    return text_trim(builder_text(&builder));
}

static struct text propose(const struct starred_cell *cell, enum star_fault fault, struct arena *arena)
{
    struct text text = list_text(cell->list, cell->value), bare = without_runs(cell, arena);
    if (cell->is_bold_column && !cell->runs.has_bold)
        return text_format(arena, "**%.*s**", TEXT_ARGUMENTS(stars_trim(bare)));
    if (fault == STARS_BLANK || fault == STARS_PUNCTUATION)
        return with_pairs_moved(cell, arena);
    if (!cell->runs.has_bold)
        return TEXT("");
    if (fault == STARS_SURPLUS)
        return text_trim(bare);
    if (fault == STARS_UNCLOSED)
        return text_format(arena, "%.*s**", TEXT_ARGUMENTS(text));
    return text_format(arena, "**%.*s", TEXT_ARGUMENTS(text));
}

struct text star_repair(const struct starred_cell *cell, enum star_fault fault, struct arena *arena)
{
    struct star_runs left = {0};
    struct text text = propose(cell, fault, arena);
    stars_scan(text, (struct range){0, (uint32_t)text.length}, &cell->list->document->definitions, arena, &left);
    return left.count || !left.has_bold ? TEXT("") : text;
}

/* The last character of the text, or the first, when it is a letter or digit: without it the stars beside it would
 * be other marks. */
static struct text letter_beside(struct text text, bool at_end)
{
    size_t start = 0, end = 0;
    if (!text.length)
        return text;
    if (at_end) {
        for (start = text.length - 1; start && (text.bytes[start] & 0xC0) == 0x80;)
            start--;
        end = start;
    }
    return utf8_is_letter_or_digit(utf8_next(text, &end)) ? text_slice(text, start, end) : TEXT("");
}

struct text star_pair_repair(const struct starred_cell *cell, size_t i, struct range *place, struct arena *arena)
{
    struct star_runs left = {0};
    struct range open = cell->runs.items[i].range, close = cell->runs.items[i + 1].range;
    struct text inner = list_text(cell->list, (struct range){open.end, close.start});
    struct text first = letter_beside(before(cell, i), true), last = letter_beside(after(cell, i + 1), false);
    size_t end = inner.length - outside(inner, true), start = outside(text_slice(inner, 0, end), false);
    *place = (struct range){open.start - (uint32_t)first.length, close.end + (uint32_t)last.length};
    struct text pair = text_format(arena, "%.*s%.*s**%.*s**%.*s%.*s", TEXT_ARGUMENTS(first),
                                   TEXT_ARGUMENTS(text_slice(inner, 0, start)),
                                   TEXT_ARGUMENTS(text_slice(inner, start, end)),
                                   TEXT_ARGUMENTS(text_slice(inner, end, inner.length)), TEXT_ARGUMENTS(last));
    struct text head = list_text(cell->list, (struct range){cell->value.start, place->start});
    struct text tail = list_text(cell->list, (struct range){place->end, cell->value.end});
    struct text whole = text_format(arena, "%.*s%.*s%.*s", TEXT_ARGUMENTS(head), TEXT_ARGUMENTS(pair),
                                    TEXT_ARGUMENTS(tail));
    stars_scan(whole, (struct range){0, (uint32_t)whole.length}, &cell->list->document->definitions, arena, &left);
    return left.count + 2 == cell->runs.count ? pair : TEXT("");
}

bool star_pair_is_wide(const struct starred_cell *cell, size_t i)
{
    struct text left = before(cell, i + 1), right = after(cell, i + 1);
    size_t at = 0;
    return (left.length && left.bytes[left.length - 1] & 0x80) ||
           (right.length && utf8_is_wide_script(utf8_next(right, &at)));
}
