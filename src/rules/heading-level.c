#include "base/arena.h"
#include "rules/rules.h"

enum { LEVELS = 6 };

/* What the H1s are held against. */
struct levels {
    size_t title;              /* index of the first H1; the number of headings where there is none */
    size_t h1_count, h2_count; /* without the title */
    bool are_parts;            /* the H1s: what stands in sections stands below one of them, not below the title */
    size_t count[LEVELS + 1];
    bool *holds_table;         /* by heading */
    bool *leads_h2;            /* by heading: an H2 follows before the next H1 */
};

/* Below the title itself there may be the contents, or news. */
static bool are_parts(const struct levels *levels, const struct list *list)
{
    size_t below_title = 0;
    for (size_t i = levels->title + 1; i < list->headings.count && list->headings.items[i].level != 1; i++) {
        if (levels->holds_table[i])
            return false;
        below_title += list->headings.items[i].level == 2;
    }
    return below_title * 4 <= levels->h2_count;
}

static void count_levels(struct levels *levels, const struct list *list, struct arena *arena)
{
    size_t count = list->headings.count;
    levels->holds_table = arena_allocate_array(arena, count, sizeof *levels->holds_table);
    levels->leads_h2 = arena_allocate_array(arena, count, sizeof *levels->leads_h2);
    levels->title = count;
    for (size_t i = 0; i < list->tables.count; i++)
        if (list->tables.items[i].section)
            levels->holds_table[list->tables.items[i].section - list->headings.items] = true;
    bool has_h2 = false;
    for (size_t i = count; i-- > 0;) {
        int level = list->headings.items[i].level;
        levels->leads_h2[i] = has_h2;
        has_h2 = level == 2 || (has_h2 && level != 1);
        levels->title = level == 1 ? i : levels->title;
        levels->count[level]++;
    }
    levels->h1_count = levels->count[1] - (levels->count[1] > 0);
    levels->h2_count = levels->count[2];
    levels->are_parts = are_parts(levels, list);
}

/* An H1 with H2s below it and nothing of its own may be a part of the page, unless it is the only one. */
static bool is_raised(const struct levels *levels, const struct list *list, size_t index)
{
    enum { MANY = 3 };
    const struct heading *heading = &list->headings.items[index];
    bool is_only_one = levels->h1_count == 1 && levels->h2_count >= MANY;
    if (heading->level != 1 || heading->is_html || index == levels->title || levels->h1_count >= levels->h2_count ||
        levels->are_parts)
        return false;
    return levels->holds_table[index] || !levels->leads_h2[index] || is_only_one;
}

static void report_raised(const struct list *list, const struct heading *heading, const struct heading *title,
                          struct findings *out)
{
    struct finding *finding = findings_add(out, heading->range,
                                           "a second title: the page's other sections are ## headings");
    finding_add_note(out, finding, title->range, "the title");
    if (text_starts_with(list_text(list, heading->range), TEXT("#")))
        finding_add_edit(out, finding, FIX_UNSAFE, (struct range){heading->range.start, heading->range.start},
                         TEXT("#"), (struct effect){.kind = EFFECT_CHANGES_HEADING_LEVEL});
}

/* A page that leaves a level out everywhere, more than once, means it. */
static bool is_jump(const struct levels *levels, const struct heading *before, const struct heading *heading,
                    const size_t *jumps)
{
    if (heading->level < before->level + 2)
        return false;
    for (int level = before->level + 1; level < heading->level; level++)
        if (levels->count[level])
            return true;
    return jumps[heading->level] == 1;
}

void check_heading_level(const struct list *list, struct findings *out)
{
    struct levels levels = {.title = 0};
    const struct heading *headings = list->headings.items;
    size_t jumps[LEVELS + 1] = {0};
    count_levels(&levels, list, out->arena);
    for (size_t i = 1; i < list->headings.count; i++)
        jumps[headings[i].level] += headings[i].level >= headings[i - 1].level + 2;
    for (size_t i = 0; i < list->headings.count; i++) {
        const struct heading *heading = &headings[i];
        if (is_raised(&levels, list, i)) {
            report_raised(list, heading, &headings[levels.title], out);
            continue;
        }
        if (!i || heading->is_html || heading[-1].is_html || is_raised(&levels, list, i - 1) ||
            !is_jump(&levels, heading - 1, heading, jumps))
            continue;
        struct finding *finding =
            findings_add(out, heading->range, "from level %d to level %d: a level is left out", heading[-1].level,
                         heading->level);
        finding->severity = SEVERITY_NOTE;
        finding_add_note(out, finding, heading[-1].range, "the heading before it");
    }
}
