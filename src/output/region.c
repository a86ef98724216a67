#include "output/region.h"

#include "base/arena.h"

/* Every byte but those that continue a character of UTF-8. */
static uint32_t characters_in(struct text text, uint32_t start, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t at = start; at < end; at++)
        count += ((unsigned char)text.bytes[at] & 0xC0) != 0x80;
    return count;
}

struct regions regions_of(const struct source *source, struct arena *arena)
{
    struct regions regions = {.source = source};
    uint32_t length = (uint32_t)source->content.length, count = 0;
    if (source->is_ascii)
        return regions;
    regions.characters = arena_allocate_array(arena, length / REGION_STEP + 1, sizeof *regions.characters);
    for (uint32_t step = 0; step <= length / REGION_STEP; step++) {
        uint32_t start = step * REGION_STEP, left = length - start;
        regions.characters[step] = count;
        count += characters_in(source->content, start, start + (left < REGION_STEP ? left : (uint32_t)REGION_STEP));
    }
    return regions;
}

static uint32_t characters_before(const struct regions *regions, uint32_t offset)
{
    uint32_t step = offset / REGION_STEP;
    return regions->characters[step] + characters_in(regions->source->content, step * REGION_STEP, offset);
}

static struct position place(const struct regions *regions, uint32_t offset)
{
    struct position position = source_position(regions->source, offset);
    if (regions->characters && position.column > 1)
        position.column = characters_before(regions, offset) -
                          characters_before(regions, offset - (position.column - 1)) + 1;
    return position;
}

struct region region_exact(const struct regions *regions, struct range range)
{
    struct position start = place(regions, range.start), end = place(regions, range.end);
    return (struct region){start.line, start.column, end.line, end.column};
}

struct region region_shown(const struct regions *regions, struct range range)
{
    const char *bytes = regions->source->content.bytes;
    if (range.end > range.start && bytes[range.end - 1] == '\n')
        range.end--;
    if (range.end > range.start && bytes[range.end - 1] == '\r')
        range.end--;
    return region_exact(regions, range);
}
