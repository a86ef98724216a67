#include "base/arena.h"
#include "list/anchors.h"
#include "list/order.h"
#include "rules/rules.h"

/* The contents lines that lead into a section, as they stand. */
struct lines {
    const struct link **links;
    const struct heading **sections;
    int64_t *places;
    bool *is_stray;
    size_t count;
};

static void collect(struct lines *lines, const struct list *list, struct arena *arena)
{
    size_t most = list->contents.count;
    lines->links = arena_allocate_array(arena, most, sizeof *lines->links);
    lines->sections = arena_allocate_array(arena, most, sizeof *lines->sections);
    lines->places = arena_allocate_array(arena, most, sizeof *lines->places);
    lines->is_stray = arena_allocate_array(arena, most, sizeof *lines->is_stray);
    for (size_t i = 0; i < most; i++) {
        const struct heading *section = list->anchors->sections[i];
        if (!section)
            continue;
        lines->links[lines->count] = list->contents.items[i];
        lines->sections[lines->count] = section;
        lines->places[lines->count++] = section->range.start;
    }
}

static void report_all(const struct lines *lines, struct findings *out)
{
    size_t first = 0;
    while (!lines->is_stray[first])
        first++;
    findings_add(out, lines->links[first]->label, "the contents are in another order than the page");
}

static void report(const struct lines *lines, size_t stray, struct findings *out)
{
    size_t before = stray, after = stray;
    while (before && lines->is_stray[before])
        before--;
    while (after < lines->count && lines->is_stray[after])
        after++;
    bool is_late = !lines->is_stray[before] && lines->places[before] > lines->places[stray];
    if (!is_late && after == lines->count)
        return;
    const struct heading *other = lines->sections[is_late ? before : after];
    struct finding *finding =
        findings_add(out, lines->links[stray]->label, "in the page this stands %s %.*s, in the contents %s",
                     is_late ? "above" : "below", TEXT_ARGUMENTS(text_trim(other->text)),
                     is_late ? "below" : "above");
    finding_add_note(out, finding, lines->sections[stray]->range, "its section");
}

void check_toc_order(const struct list *list, struct findings *out)
{
    enum { FEW = 3, MANY = 100 };
    struct lines lines = {.count = 0};
    if (!list->contents.count)
        return;
    collect(&lines, list, out->arena);
    size_t strays = order_mark_strays(lines.places, lines.count, lines.is_stray, out->arena);
    if (strays > MANY || (strays > FEW && strays * 4 > lines.count)) {
        report_all(&lines, out);
        return;
    }
    for (size_t i = 0; i < lines.count && strays; i++)
        if (lines.is_stray[i])
            report(&lines, i, out);
}
