#include "base/line_comparison.h"

#include <stdlib.h>
#include <string.h>

enum { GAP_LIMIT = 64 }; /* lines between two unique ones that are compared each with each */

struct line_use {
    struct text text;
    size_t line;
    bool is_after;
};

struct pair {
    size_t before, after;
};

static void split(struct compared_lines *lines, struct text text, struct arena *arena)
{
    for (size_t at = 0; at < text.length;) {
        size_t feed = text_find_byte(text, '\n', at);
        size_t end = feed == TEXT_NOT_FOUND ? text.length : feed + 1;
        *array_add(arena, lines) = text_slice(text, at, end);
        at = end;
    }
}

static int compare_uses(const void *left, const void *right)
{
    const struct line_use *a = left, *b = right;
    int order = text_compare(a->text, b->text);
    if (order)
        return order;
    return a->is_after - b->is_after;
}

static int compare_pairs(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    return (a->before > b->before) - (a->before < b->before);
}

/* The lines that stand once before and once after, by their place before. */
static size_t find_unique(struct line_comparison *comparison, struct pair bounds_from, struct pair bounds_to,
                          struct pair *pairs)
{
    size_t count = 0, found = 0;
    size_t total = bounds_to.before - bounds_from.before + bounds_to.after - bounds_from.after;
    struct line_use *uses = arena_allocate_array(&comparison->arena, total, sizeof *uses);
    for (size_t i = bounds_from.before; i < bounds_to.before; i++)
        uses[count++] = (struct line_use){comparison->before.items[i], i, false};
    for (size_t i = bounds_from.after; i < bounds_to.after; i++)
        uses[count++] = (struct line_use){comparison->after.items[i], i, true};
    qsort(uses, count, sizeof *uses, compare_uses);
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        while (end < count && text_equal(uses[i].text, uses[end].text))
            end++;
        if (end - i == 2 && !uses[i].is_after && uses[i + 1].is_after)
            pairs[found++] = (struct pair){uses[i].line, uses[i + 1].line};
        i = end;
    }
    qsort(pairs, found, sizeof *pairs, compare_pairs);
    return found;
}

/* Keeps as many of the pairs as stand in the same order on both sides: the longest rising run of their places
 * after, by Fredman's "On computing the length of longest increasing subsequences", 1975. */
static void match_rising(struct line_comparison *comparison, const struct pair *pairs, size_t count)
{
    /* Of the best run of each length. */
    size_t *ends = arena_allocate_array(&comparison->arena, count, sizeof *ends);
    size_t *previous = arena_allocate_array(&comparison->arena, count, sizeof *previous);
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t low = 0, high = longest;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (pairs[ends[middle]].after < pairs[i].after)
                low = middle + 1;
            else
                high = middle;
        }
        previous[i] = low ? ends[low - 1] : NO_LINE;
        ends[low] = i;
        longest += low == longest;
    }
    for (size_t i = longest ? ends[longest - 1] : NO_LINE; i != NO_LINE; i = previous[i])
        comparison->partner[pairs[i].before] = pairs[i].after;
}

static bool is_same(const struct line_comparison *comparison, size_t before, size_t after)
{
    return text_equal(comparison->before.items[before], comparison->after.items[after]);
}

/* Matches what is common in a small gap, each line with each: the longest common subsequence. */
static void match_each(struct line_comparison *comparison, struct pair from, struct pair to)
{
    unsigned char length[GAP_LIMIT + 1][GAP_LIMIT + 1];
    size_t rows = to.before - from.before, columns = to.after - from.after;
    memset(length, 0, sizeof length);
    for (size_t i = rows; i-- > 0;)
        for (size_t j = columns; j-- > 0;)
            if (is_same(comparison, from.before + i, from.after + j))
                length[i][j] = (unsigned char)(length[i + 1][j + 1] + 1);
            else
                length[i][j] = length[i + 1][j] > length[i][j + 1] ? length[i + 1][j] : length[i][j + 1];
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
        if (is_same(comparison, from.before + i, from.after + j))
            comparison->partner[from.before + i++] = from.after + j++;
        else if (length[i + 1][j] >= length[i][j + 1])
            i++;
        else
            j++;
    }
}

/* Between two matches: the equal lines at both ends, then what is left of it where that is little. */
static void match_gap(struct line_comparison *comparison, struct pair from, struct pair to)
{
    while (from.before < to.before && from.after < to.after && is_same(comparison, from.before, from.after))
        comparison->partner[from.before++] = from.after++;
    while (from.before < to.before && from.after < to.after && is_same(comparison, to.before - 1, to.after - 1))
        comparison->partner[--to.before] = --to.after;
    if (to.before - from.before <= GAP_LIMIT && to.after - from.after <= GAP_LIMIT)
        match_each(comparison, from, to);
}

static void match(struct line_comparison *comparison)
{
    struct pair from = {0, 0}, to = {comparison->before.count, comparison->after.count};
    size_t *partner = comparison->partner;
    while (from.before < to.before && from.after < to.after && is_same(comparison, from.before, from.after))
        partner[from.before++] = from.after++;
    while (from.before < to.before && from.after < to.after && is_same(comparison, to.before - 1, to.after - 1))
        partner[--to.before] = --to.after;
    struct pair *pairs = arena_allocate_array(&comparison->arena, to.before - from.before, sizeof *pairs);
    match_rising(comparison, pairs, find_unique(comparison, from, to, pairs));
    struct pair gap = from;
    for (size_t i = from.before; i < to.before; i++) {
        if (partner[i] == NO_LINE || i < gap.before)
            continue;
        match_gap(comparison, gap, (struct pair){i, partner[i]});
        gap = (struct pair){i + 1, partner[i] + 1};
    }
    match_gap(comparison, gap, to);
}

void line_comparison_make(struct line_comparison *comparison, struct text before, struct text after)
{
    *comparison = (struct line_comparison){0};
    split(&comparison->before, before, &comparison->arena);
    split(&comparison->after, after, &comparison->arena);
    comparison->partner = arena_allocate_array(&comparison->arena, comparison->before.count, sizeof(size_t));
    for (size_t i = 0; i < comparison->before.count; i++)
        comparison->partner[i] = NO_LINE;
    match(comparison);
}

void line_comparison_free(struct line_comparison *comparison)
{
    arena_free(&comparison->arena);
}
