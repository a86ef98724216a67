#include "engine/patched_changes.h"

#include "base/arena.h"
#include "list/changes.h"

#define NO_ORIGIN UINT32_MAX

/* A line that ends at LF, as git counts them. */
struct line {
    uint32_t origin; /* which line before the change it was; NO_ORIGIN: none */
    bool is_new;     /* in a merge: to all parents */
};

struct page_lines {
    struct line *items;
    uint32_t count;
};

static struct page_lines lines_make(struct text content, struct arena *arena)
{
    bool is_ended = !content.length || content.bytes[content.length - 1] == '\n';
    uint32_t count = (uint32_t)text_count_byte(content, '\n') + !is_ended;
    struct page_lines lines = {arena_allocate_array(arena, count, sizeof *lines.items), count};
    for (uint32_t i = 0; i < count; i++)
        lines.items[i] = (struct line){NO_ORIGIN, true};
    return lines;
}

/* The lines of a page with changes, of which the page before has before_count. */
static void find_origins(struct page_lines lines, const struct changes *changes, uint32_t before_count)
{
    uint32_t before = 0;
    for (uint32_t at = 0, i = 0; at < lines.count; at++) {
        for (; i < changes->hunks.count && at >= changes->hunks.items[i].now.first; i++) {
            const struct hunk *hunk = &changes->hunks.items[i];
            if (at < hunk->now.first + hunk->now.count)
                break;
            before = hunk->before.first + hunk->before.count;
        }
        bool is_in_hunk = i < changes->hunks.count && at >= changes->hunks.items[i].now.first;
        lines.items[at].origin = !is_in_hunk && before < before_count ? before++ : NO_ORIGIN;
        lines.items[at].is_new = false;
    }
    for (size_t i = 0; i < changes->lines.count; i++) {
        const struct lines *new = &changes->lines.items[i];
        for (uint32_t at = new->first; at < lines.count && at - new->first < new->count; at++)
            lines.items[at].is_new = true;
    }
}

/* Walks over both texts side by side. */
struct walk {
    struct text old, new;
    struct page_lines old_lines, new_lines;
    uint32_t old_at, new_at;     /* bytes */
    uint32_t old_line, new_line; /* which they stand in */
};

static bool is_line_start(struct text content, uint32_t at)
{
    return !at || content.bytes[at - 1] == '\n';
}

static void advance(struct walk *walk, uint32_t old_to, uint32_t new_to)
{
    walk->old_line += (uint32_t)text_count_byte(text_slice(walk->old, walk->old_at, old_to), '\n');
    walk->new_line += (uint32_t)text_count_byte(text_slice(walk->new, walk->new_at, new_to), '\n');
    walk->old_at = old_to;
    walk->new_at = new_to;
}

/* Over what both texts have in common, up to that byte of the old one: whole lines of it are what they were. */
static void copy_lines(struct walk *walk, uint32_t old_end)
{
    while (walk->old_at < old_end) {
        size_t feed = text_find_byte(walk->old, '\n', walk->old_at);
        uint32_t end = feed == TEXT_NOT_FOUND ? (uint32_t)walk->old.length : (uint32_t)feed + 1;
        uint32_t length = (end < old_end ? end : old_end) - walk->old_at;
        bool is_whole = end <= old_end && is_line_start(walk->old, walk->old_at) &&
                        is_line_start(walk->new, walk->new_at) &&
                        (feed != TEXT_NOT_FOUND || walk->new_at + length == walk->new.length);
        if (is_whole)
            walk->new_lines.items[walk->new_line] = walk->old_lines.items[walk->old_line];
        advance(walk, walk->old_at + length, walk->new_at + length);
    }
}

static struct page_lines patch_lines(struct page_lines lines, struct text content, const struct patch *patch,
                                     struct arena *arena)
{
    struct walk walk = {.old = content, .new = patch->result, .old_lines = lines};
    walk.new_lines = lines_make(patch->result, arena);
    for (size_t i = 0; i < patch->count; i++) {
        const struct edit *edit = patch->items[i].edit;
        copy_lines(&walk, edit->range.start);
        advance(&walk, edit->range.end, patch->items[i].new_start + (uint32_t)edit->replacement.length);
    }
    copy_lines(&walk, (uint32_t)content.length);
    return walk.new_lines;
}

static uint32_t *find_starts(struct text content, uint32_t count, struct arena *arena)
{
    uint32_t *starts = arena_allocate_array(arena, (size_t)count + 1, sizeof *starts);
    for (uint32_t line = 0, at = 0; line < count; line++) {
        starts[line] = at;
        size_t feed = text_find_byte(content, '\n', at);
        at = feed == TEXT_NOT_FOUND ? (uint32_t)content.length : (uint32_t)feed + 1;
    }
    starts[count] = (uint32_t)content.length;
    return starts;
}

struct sides {
    struct text before, now;
    const uint32_t *before_starts, *now_starts; /* of lines; one more is the end */
};

static bool is_same_line(const struct sides *sides, uint32_t before, uint32_t now)
{
    return text_equal(text_slice(sides->before, sides->before_starts[before], sides->before_starts[before + 1]),
                      text_slice(sides->now, sides->now_starts[now], sides->now_starts[now + 1]));
}

static uint32_t last_of(struct lines lines)
{
    return lines.first + lines.count - 1;
}

/* Lines at its ends that were made what they were before are no longer new. */
static void trim_hunk(struct hunk *hunk, struct page_lines lines, const struct sides *sides)
{
    while (hunk->before.count && hunk->now.count && is_same_line(sides, hunk->before.first, hunk->now.first)) {
        lines.items[hunk->now.first].is_new = false;
        hunk->before = (struct lines){hunk->before.first + 1, hunk->before.count - 1};
        hunk->now = (struct lines){hunk->now.first + 1, hunk->now.count - 1};
    }
    while (hunk->before.count && hunk->now.count &&
           is_same_line(sides, last_of(hunk->before), last_of(hunk->now))) {
        lines.items[last_of(hunk->now)].is_new = false;
        hunk->before.count--;
        hunk->now.count--;
    }
}

static void add_hunks(struct changes *changes, struct page_lines lines, uint32_t before_count,
                      const struct sides *sides, struct arena *arena)
{
    uint32_t before = 0;
    for (uint32_t at = 0; at <= lines.count; at++, before++) {
        uint32_t first = at;
        while (at < lines.count && lines.items[at].origin == NO_ORIGIN)
            at++;
        uint32_t origin = at < lines.count ? lines.items[at].origin : before_count;
        struct hunk hunk = {{before, origin - before}, {first, at - first}};
        trim_hunk(&hunk, lines, sides);
        if (hunk.before.count || hunk.now.count)
            *array_add(arena, &changes->hunks) = hunk;
        before = origin;
    }
}

static void add_new_lines(struct changes *changes, struct page_lines lines, struct arena *arena)
{
    for (uint32_t at = 0; at < lines.count; at++) {
        uint32_t first = at;
        while (at < lines.count && lines.items[at].is_new)
            at++;
        if (at > first)
            *array_add(arena, &changes->lines) = (struct lines){first, at - first};
    }
}

const struct context *context_of_patched(const struct context *context, struct text content,
                                         const struct patch *patch, struct arena *arena)
{
    const struct changes *changes = context->changes;
    if (!changes || !changes->before)
        return context;
    uint32_t before_count = changes->before->source->printed_count;
    struct page_lines lines = lines_make(content, arena);
    find_origins(lines, changes, before_count);
    struct changes *patched = arena_allocate(arena, sizeof *patched);
    *patched = (struct changes){.before = changes->before, .is_obeyed = changes->is_obeyed};
    lines = patch_lines(lines, content, patch, arena);
    const struct text before = changes->before->source->content;
    const struct sides sides = {before, patch->result, find_starts(before, before_count, arena),
                                find_starts(patch->result, lines.count, arena)};
    add_hunks(patched, lines, before_count, &sides, arena);
    add_new_lines(patched, lines, arena);
    struct context *copy = arena_allocate(arena, sizeof *copy);
    *copy = *context;
    copy->changes = patched;
    return copy;
}
