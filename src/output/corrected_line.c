#include "output/corrected_line.h"

#include "base/arena.h"
#include "engine/fix.h"

struct chosen {
    struct edit *items;
    size_t count, capacity;
};

static bool meets(struct range left, struct range right)
{
    /* Of two insertions at one place nobody knows which comes first. */
    return range_overlaps(left, right) || (left.start == right.start && left.end == right.end);
}

static bool fits(const struct edit *edit, struct range line, const struct chosen *chosen)
{
    if (!range_contains(line, edit->range) || text_find_byte(edit->replacement, '\n', 0) != TEXT_NOT_FOUND)
        return false;
    for (size_t i = 0; i < chosen->count; i++)
        if (meets(edit->range, chosen->items[i].range))
            return false;
    return true;
}

static bool choose(struct chosen *chosen, const struct fix *fix, struct range line, struct arena *arena)
{
    for (size_t i = 0; i < fix->edits.count; i++)
        if (!fits(&fix->edits.items[i], line, chosen))
            return false;
    for (size_t i = 0; i < fix->edits.count; i++)
        *array_add(arena, chosen) = fix->edits.items[i];
    return fix->edits.count > 0;
}

static size_t choose_all(struct chosen *chosen, enum safety safety, const struct finding *findings, size_t count,
                         struct range line, struct arena *arena)
{
    size_t repaired = 0;
    for (size_t i = 0; i < count; i++)
        if (findings[i].fix && findings[i].fix->safety == safety)
            repaired += choose(chosen, findings[i].fix, line, arena);
    return repaired;
}

bool corrected_line_make(struct corrected_line *corrected, const struct source *source, uint32_t line,
                         const struct finding *findings, size_t count, struct arena *arena)
{
    struct range range = source_line_range(source, line);
    struct chosen chosen = {0};
    if (range.end - range.start > CORRECTED_LINE_LIMIT)
        return false;
    corrected->safe = choose_all(&chosen, FIX_SAFE, findings, count, range, arena);
    corrected->unsafe = choose_all(&chosen, FIX_UNSAFE, findings, count, range, arena);
    for (size_t i = 0; i < chosen.count; i++) {
        chosen.items[i].range.start -= range.start;
        chosen.items[i].range.end -= range.start;
    }
    corrected->text = fix_apply(source_text(source, range), chosen.items, chosen.count, arena);
    return true;
}
