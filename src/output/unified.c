#include "output/unified.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum {
    CONTEXT = 3,      /* unchanged lines shown around a change */
    GAP_LIMIT = 64,   /* lines between two unique ones that are compared each with each */
};

#define NO_LINE SIZE_MAX

struct lines {
    struct text *items; /* each with its line ending */
    size_t count, capacity;
};

struct line_use {
    struct text text;
    size_t line;
    bool is_after;
};

struct pair {
    size_t before, after;
};

struct comparison {
    struct arena arena;
    struct lines before, after;
    size_t *partner; /* of each line before: the line after that it is, or NO_LINE */
};

static struct lines split(struct text text, struct arena *arena)
{
    struct lines lines = {0};
    for (size_t at = 0; at < text.length;) {
        size_t feed = text_find_byte(text, '\n', at);
        size_t end = feed == TEXT_NOT_FOUND ? text.length : feed + 1;
        *array_add(arena, &lines) = text_slice(text, at, end);
        at = end;
    }
    return lines;
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
static size_t find_unique(struct comparison *comparison, struct pair bounds_from, struct pair bounds_to,
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
static void match_rising(struct comparison *comparison, const struct pair *pairs, size_t count)
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

static bool is_same(const struct comparison *comparison, size_t before, size_t after)
{
    return text_equal(comparison->before.items[before], comparison->after.items[after]);
}

/* Matches what is common in a small gap, each line with each: the longest common subsequence. */
static void match_each(struct comparison *comparison, struct pair from, struct pair to)
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
static void match_gap(struct comparison *comparison, struct pair from, struct pair to)
{
    while (from.before < to.before && from.after < to.after && is_same(comparison, from.before, from.after))
        comparison->partner[from.before++] = from.after++;
    while (from.before < to.before && from.after < to.after && is_same(comparison, to.before - 1, to.after - 1))
        comparison->partner[--to.before] = --to.after;
    if (to.before - from.before <= GAP_LIMIT && to.after - from.after <= GAP_LIMIT)
        match_each(comparison, from, to);
}

static void match(struct comparison *comparison)
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

/* As git quotes it: patch and git apply read a name up to a tab, and one in double quotes with escapes. */
static void write_name(FILE *stream, const char *mark, const char *side, const char *path)
{
    bool needs_quotes = false;
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    while (*path == '/')
        path++;
    for (const char *byte = path; *byte; byte++)
        needs_quotes |= (unsigned char)*byte < ' ' || *byte == '"' || *byte == '\\' || *byte == 0x7F;
    fprintf(stream, "%s %s%s/", mark, needs_quotes ? "\"" : "", side);
    for (const char *byte = path; *byte; byte++)
        if ((unsigned char)*byte < ' ' || *byte == 0x7F)
            fprintf(stream, "\\%03o", (unsigned)*byte);
        else
            fprintf(stream, "%s%c", *byte == '"' || *byte == '\\' ? "\\" : "", *byte);
    fputs(needs_quotes ? "\"\n" : strchr(path, ' ') ? "\t\n" : "\n", stream);
}

static void write_line(FILE *stream, char mark, struct text line)
{
    fputc(mark, stream);
    fwrite(line.bytes, 1, line.length, stream);
    if (!text_ends_with(line, TEXT("\n")))
        fputs("\n\\ No newline at end of file\n", stream);
}

static void write_count(FILE *stream, char mark, size_t from, size_t to)
{
    /* A side without lines stands behind the line before it. */
    fprintf(stream, " %c%zu", mark, to > from ? from + 1 : from);
    if (to - from != 1)
        fprintf(stream, ",%zu", to - from);
}

static void write_hunk(FILE *stream, const struct comparison *comparison, struct pair from, struct pair to)
{
    fputs("@@", stream);
    write_count(stream, '-', from.before, to.before);
    write_count(stream, '+', from.after, to.after);
    fputs(" @@\n", stream);
    while (from.before < to.before || from.after < to.after) {
        size_t partner = from.before < to.before ? comparison->partner[from.before] : to.after;
        if (partner == NO_LINE) {
            write_line(stream, '-', comparison->before.items[from.before++]);
        } else if (from.after < partner) {
            write_line(stream, '+', comparison->after.items[from.after++]);
        } else {
            write_line(stream, ' ', comparison->before.items[from.before++]);
            from.after++;
        }
    }
}

/* Moves from to the next line that is not the same on both sides. */
static bool find_change(const struct comparison *comparison, struct pair *from)
{
    while (from->before < comparison->before.count && comparison->partner[from->before] == from->after)
        *from = (struct pair){from->before + 1, from->after + 1};
    return from->before < comparison->before.count || from->after < comparison->after.count;
}

/* Behind the change at from. */
static struct pair end_of_change(const struct comparison *comparison, struct pair from)
{
    while (from.before < comparison->before.count && comparison->partner[from.before] == NO_LINE)
        from.before++;
    bool is_end = from.before == comparison->before.count;
    from.after = is_end ? comparison->after.count : comparison->partner[from.before];
    return from;
}

static void write_hunks(FILE *stream, const struct comparison *comparison)
{
    struct pair from = {0, 0};
    bool more = find_change(comparison, &from);
    while (more) {
        size_t lead = from.before < CONTEXT ? from.before : CONTEXT;
        struct pair start = {from.before - lead, from.after - lead};
        struct pair next = end_of_change(comparison, from), end = next;
        while ((more = find_change(comparison, &next)) && next.before - end.before <= 2 * CONTEXT)
            end = next = end_of_change(comparison, next);
        size_t left = comparison->before.count - end.before, tail = left < CONTEXT ? left : CONTEXT;
        write_hunk(stream, comparison, start, (struct pair){end.before + tail, end.after + tail});
        from = next;
    }
}

void unified_write(FILE *stream, const char *path, struct text before, struct text after)
{
    if (text_equal(before, after))
        return;
    struct comparison comparison = {0};
    comparison.before = split(before, &comparison.arena);
    comparison.after = split(after, &comparison.arena);
    comparison.partner = arena_allocate_array(&comparison.arena, comparison.before.count, sizeof(size_t));
    for (size_t i = 0; i < comparison.before.count; i++)
        comparison.partner[i] = NO_LINE;
    match(&comparison);
    write_name(stream, "---", "a", path);
    write_name(stream, "+++", "b", path);
    write_hunks(stream, &comparison);
    arena_free(&comparison.arena);
}
