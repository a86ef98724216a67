#include "list/malformed.h"

#include "base/arena.h"
#include "list/link_repair.h"
#include "list/none.h"
#include "markdown/byte.h"

#define WIDE_OPEN "\xEF\xBC\x88"  /* full-width ( */
#define WIDE_CLOSE "\xEF\xBC\x89" /* full-width ) */

/* The text, and what is seen on the way through it. Positions are those of text. */
struct walk {
    const struct list *list;
    struct arena *arena;
    struct malformed *found;
    const struct column *column; /* of links; NULL elsewhere */
    struct range range;
    struct text text;
    struct spans spans;
    size_t span;                /* the next one */
    const struct span *wall;    /* the last link */
    size_t depth, outer, inner; /* brackets that are open; the first and the last of them */
    size_t pair_start, pair_end; /* the first [words]; no pair: both 0 */
    bool is_uneven;             /* a ] too many */
    size_t parens;              /* that are open */
    bool has_address, has_call; /* one that is no link, and label(address) */
};

/* A [ with its ] that are no link's, and what follows. */
struct candidate {
    size_t start, close, address;
    bool has_gap, is_wide, is_on_line; /* has_gap: white space before the (; is_on_line: no line ends there */
};

static size_t skip_gap(struct text text, size_t at)
{
    while (at < text.length && byte_is_gap(text.bytes[at]))
        at++;
    return at;
}

static bool stands_at(struct text text, size_t at, struct text wanted)
{
    return text_starts_with(text_slice(text, at, text.length), wanted);
}

static bool report(struct walk *walk, enum malformed_kind kind, size_t start, size_t end)
{
    walk->found->kind = kind;
    walk->found->range = (struct range){walk->range.start + (uint32_t)start, walk->range.start + (uint32_t)end};
    return true;
}

static void mend(struct walk *walk, struct text label, struct text address, bool is_sure)
{
    walk->found->label = label;
    if (!label.length)
        return;
    walk->found->mended = link_repair_write(label, address, walk->arena);
    walk->found->is_sure = is_sure && walk->found->mended.length;
}

/* A quotation mark begins a title: what is wrong then, only its author knows. */
static bool report_blanks(struct walk *walk, const struct candidate *candidate, struct text label, size_t end)
{
    struct text address = text_slice(walk->text, candidate->address, end - 1);
    bool has_title = text_find_byte(address, '"', 0) != TEXT_NOT_FOUND ||
                     text_find_byte(address, '\'', 0) != TEXT_NOT_FOUND;
    walk->found->label = label;
    if (!has_title)
        mend(walk, label, address_without_blanks(address, walk->arena), false);
    return report(walk, MALFORMED_SPACE, candidate->start, end);
}

static bool report_candidate(struct walk *walk, const struct candidate *candidate)
{
    struct text text = walk->text;
    size_t start = candidate->start, end = address_end(text, candidate->address);
    struct text label = text_trim(text_slice(text, start + link_mark(text, start), candidate->close));
    end = address_is_parted(text, end) ? end - 1 : end;
    struct text address = text_slice(text, candidate->address, end);
    bool is_closed = stands_at(text, end, TEXT(")")) || stands_at(text, end, TEXT(WIDE_CLOSE));
    bool is_wide = candidate->is_wide || stands_at(text, end, TEXT(WIDE_CLOSE)) || link_mark(text, start) > 1;
    size_t behind_blanks = address_end_behind_blanks(text, end);
    size_t closed_end = end + (is_closed ? link_mark(text, end) : 0);
    if (walk->wall && walk->wall->whole.start >= walk->range.start + start && is_closed) {
        bool is_same = text_equal(list_text(walk->list, walk->wall->url), address);
        if (is_same)
            mend(walk, list_text(walk->list, walk->wall->content), address, true);
        return report(walk, MALFORMED_AROUND, start, closed_end);
    }
    if (!is_closed && behind_blanks && skip_gap(text, end) > end)
        return report_blanks(walk, candidate, label, behind_blanks);
    bool is_remark = candidate->has_gap && start > 0 && !walk->column;
    mend(walk, label, address, !is_remark && (is_closed || address_ends_surely(text, end, address)));
    return report(walk, is_wide               ? MALFORMED_WIDE
                        : !is_closed          ? MALFORMED_UNCLOSED
                        : candidate->has_gap ? MALFORMED_GAP
                                              : MALFORMED_MARKS,
                  start, closed_end);
}

static bool has_no_line_end(struct text text)
{
    return text_find_byte(text, '\n', 0) == TEXT_NOT_FOUND && text_find_byte(text, '\r', 0) == TEXT_NOT_FOUND;
}

/* The ( that follows a ], with an address behind it. */
static bool read_opening(struct text text, struct candidate *candidate)
{
    size_t behind = candidate->close + link_mark(text, candidate->close), paren = skip_gap(text, behind);
    candidate->has_gap = paren > behind;
    candidate->is_on_line = has_no_line_end(text_slice(text, behind, paren));
    candidate->is_wide = stands_at(text, paren, TEXT(WIDE_OPEN));
    candidate->address = skip_gap(text, paren + (candidate->is_wide ? 3 : 1));
    return (candidate->is_wide || stands_at(text, paren, TEXT("("))) && address_starts(text, candidate->address);
}

static bool is_number(struct text text)
{
    enum { MOST_DIGITS = 4 };
    if (text.length > MOST_DIGITS)
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
    return true;
}

/* Outside columns of links, [1] (https://…) and the brackets of Chinese prose are as they are meant. */
static bool is_surely_meant(const struct walk *walk, const struct candidate *candidate)
{
    enum { SHORTEST_WORD = 3 };
    struct text text = walk->text;
    if (walk->column)
        return true;
    if (!walk->depth || link_mark(text, candidate->close) > 1)
        return false;
    struct text label = text_slice(text, candidate->start + 1, candidate->close);
    if (candidate->has_gap)
        return label.length >= SHORTEST_WORD && !is_number(label) && candidate->is_on_line &&
               stands_at(text, address_end(text, candidate->address), TEXT(")"));
    return !(candidate->is_wide && is_number(label));
}

/* At a ] that closes no link. */
static bool check_close(struct walk *walk, size_t close)
{
    struct candidate candidate = {.start = walk->depth > 1 ? walk->inner : walk->outer, .close = close};
    if (!read_opening(walk->text, &candidate) || !is_surely_meant(walk, &candidate))
        return false;
    if (walk->depth)
        return report_candidate(walk, &candidate);
    size_t start = walk->wall ? skip_gap(walk->text, walk->wall->whole.end - walk->range.start) : 0;
    size_t end = address_end(walk->text, candidate.address);
    mend(walk, link_words(text_slice(walk->text, start, close)), text_slice(walk->text, candidate.address, end),
         !walk->wall && stands_at(walk->text, end, TEXT(")")));
    return report(walk, MALFORMED_MARKS, start, end + (end < walk->text.length ? link_mark(walk->text, end) : 0));
}

static void open_bracket(struct walk *walk, size_t at)
{
    walk->inner = at;
    if (!walk->depth++)
        walk->outer = at;
}

static void close_bracket(struct walk *walk, size_t at)
{
    bool has_link = walk->wall && walk->wall->whole.start >= walk->range.start + walk->outer;
    walk->is_uneven |= !walk->depth;
    if (!walk->depth || --walk->depth)
        return;
    if (!walk->pair_end && !has_link && !text_is_blank(text_slice(walk->text, walk->outer + 1, at))) {
        walk->pair_start = walk->outer;
        walk->pair_end = at + link_mark(walk->text, at);
    }
}

/* Links, code and raw HTML are passed as a whole. */
static bool pass_wall(struct walk *walk, size_t *at)
{
    uint32_t offset = walk->range.start + (uint32_t)*at;
    while (walk->span < walk->spans.count && walk->spans.items[walk->span].whole.start < offset)
        walk->span++;
    if (walk->span == walk->spans.count || walk->spans.items[walk->span].whole.start != offset)
        return false;
    const struct span *span = &walk->spans.items[walk->span];
    if (span->kind == SPAN_STRONG || span->kind == SPAN_EMPHASIS)
        return false;
    if (span->kind == SPAN_LINK)
        walk->wall = span;
    walk->has_address |= span->kind == SPAN_AUTOLINK;
    *at = span->whole.end - walk->range.start;
    return true;
}

static bool is_one_of(struct text text, size_t at, struct text ascii, struct text wide, struct text lenticular)
{
    return text.bytes[at] == ascii.bytes[0] || stands_at(text, at, wide) || stands_at(text, at, lenticular);
}

/* Passes one character that is neither a link nor escaped. Whether a link was found that is none. */
static bool pass(struct walk *walk, size_t *at)
{
    struct text text = walk->text;
    size_t mark = link_mark(text, *at);
    if (mark && is_one_of(text, *at, TEXT("["), TEXT("\xEF\xBC\xBB"), TEXT("\xE3\x80\x90"))) {
        open_bracket(walk, *at);
    } else if (mark && is_one_of(text, *at, TEXT("]"), TEXT("\xEF\xBC\xBD"), TEXT("\xE3\x80\x91"))) {
        if (check_close(walk, *at))
            return true;
        close_bracket(walk, *at);
    } else if (text.bytes[*at] == '(') {
        walk->parens++;
    } else if (text.bytes[*at] == ')') {
        walk->is_uneven |= !walk->parens && walk->wall && walk->wall->whole.end == walk->range.start + *at;
        walk->parens -= walk->parens > 0;
    } else if (walk->column && address_starts(text, *at)) {
        walk->has_address = true;
        walk->has_call |= *at > 1 && text.bytes[*at - 1] == '(' && !byte_is_gap(text.bytes[*at - 2]);
        *at = address_end(text, *at);
        return false;
    }
    *at += mark ? mark : 1;
    return false;
}

/* Brackets and an address, or brackets that do not match, where there should be a link and nothing else. */
static bool report_whole(struct walk *walk)
{
    struct text label, address;
    bool is_sure;
    bool is_link = walk->has_address || walk->wall || walk->text.bytes[0] == '[';
    bool is_uneven = is_link && (walk->is_uneven || walk->depth);
    if (!is_uneven && !(walk->has_address && (walk->pair_end || walk->has_call)))
        return false;
    if (link_repair_read(walk->text, &label, &address, &is_sure) && is_sure &&
        text_find_byte(label, '[', 0) == TEXT_NOT_FOUND && text_find_byte(label, ']', 0) == TEXT_NOT_FOUND)
        mend(walk, label, address, true);
    if (!is_uneven && !walk->found->is_sure)
        return false;
    return report(walk, walk->wall ? MALFORMED_SURPLUS : MALFORMED_MARKS, 0, walk->text.length);
}

/* What follows the label without being an address: [words](two words), [words](docs/page.md */
static enum malformed_kind kind_of_pair(struct text text, size_t *end)
{
    if (!stands_at(text, *end, TEXT("(")))
        return MALFORMED_NO_ADDRESS;
    size_t close = text_find_byte(text, ')', *end);
    struct text inside = text_slice(text, *end + 1, close == TEXT_NOT_FOUND ? text.length : close);
    for (size_t i = 0; close != TEXT_NOT_FOUND && i < inside.length; i++) {
        if (!byte_is_gap(inside.bytes[i]))
            continue;
        *end = close + 1;
        return MALFORMED_SPACE;
    }
    *end = close == TEXT_NOT_FOUND ? text.length : close + 1;
    return close == TEXT_NOT_FOUND ? MALFORMED_UNCLOSED : MALFORMED_MARKS;
}

/* Not a box to tick, a footnote or the number of a reference. */
static bool report_pair(struct walk *walk)
{
    struct text text = walk->text, label = text_trim(text_slice(text, walk->pair_start + 1, walk->pair_end - 1));
    bool is_whole = walk->pair_start == 0 && walk->pair_end == text.length;
    bool is_meant = is_whole || stands_at(text, walk->pair_end, TEXT("(http"));
    if (!walk->pair_end || text.bytes[walk->pair_start] != '[' || label.length < 2 || label.bytes[0] == '^' ||
        is_number(label) || (!is_meant && !walk->found->row->table->is_house))
        return false;
    walk->found->label = label;
    if (column_is_none_word(walk->column, label)) {
        walk->found->mended = label;
        walk->found->is_sure = true;
    }
    size_t end = walk->pair_end;
    enum malformed_kind kind = kind_of_pair(text, &end);
    struct text address = address_without_blanks(text_slice(text, walk->pair_end, end), walk->arena);
    if (kind == MALFORMED_SPACE && address_starts(address, 1))
        mend(walk, label, text_slice(address, 1, address.length - 1), false);
    return report(walk, kind, walk->pair_start, end);
}

/* What follows is looked at as if nothing stood before it. */
static size_t take_found(struct walk *walk, struct list *list, const struct malformed *place)
{
    size_t end = walk->found->range.end - walk->range.start;
    *array_add(walk->arena, &list->malformed) = *walk->found;
    *walk->found = *place;
    walk->depth = walk->parens = walk->pair_start = walk->pair_end = 0;
    walk->is_uneven = walk->has_address = walk->has_call = false;
    return end;
}

bool malformed_find(struct list *list, struct range range, const struct malformed *place, struct arena *arena)
{
    const struct column *column = place->row ? &place->row->table->columns[place->cell - place->row->cells] : NULL;
    struct text text = list_text(list, range);
    struct malformed found = *place;
    struct walk walk = {.list = list, .arena = arena, .found = &found, .range = range, .text = text};
    size_t before = list->malformed.count;
    if (column && role_is_link(column->role))
        walk.column = column;
    inline_scan(list->source->content, range, place->row != NULL, &list->document->definitions, arena, &walk.spans);
    for (size_t at = 0; at < walk.text.length && !(place->cell && list->malformed.count > before);) {
        if (pass_wall(&walk, &at))
            continue;
        if (walk.text.bytes[at] == '\\')
            at += 2;
        else if (pass(&walk, &at))
            at = take_found(&walk, list, place);
    }
    if (list->malformed.count == before && walk.column && (report_whole(&walk) || report_pair(&walk)))
        take_found(&walk, list, place);
    return list->malformed.count > before;
}
