#include "base/arena.h"
#include "list/anchors.h"
#include "list/toc_gaps.h"
#include "rules/rules.h"

/* What stands before the link on its line when that is a bullet; false where the link is not the line's first. */
static bool bullet_of(const struct list *list, const struct link *link, struct text *bullet)
{
    uint32_t line = source_line_at(list->source, link->whole.start);
    *bullet = list_text(list, (struct range){source_line_range(list->source, line).start, link->whole.start});
    struct text mark = text_trim(*bullet);
    return !link->is_html && mark.length == 1 && text_find_byte(TEXT("-*+"), mark.bytes[0], 0) != TEXT_NOT_FOUND;
}

/* The contents line behind which the heading's belongs in page order: of those before it the last; where there is
 * none, the first line, before which it belongs. */
static size_t find_neighbour(const struct list *list, const struct heading *heading, bool *is_before)
{
    const struct heading *const *sections = list->anchors->sections;
    size_t before = SIZE_MAX, after = SIZE_MAX;
    for (size_t i = 0; i < list->contents.count; i++) {
        if (!sections[i])
            continue;
        if (sections[i] < heading && (before == SIZE_MAX || sections[i] >= sections[before]))
            before = i;
        if (sections[i] > heading && after == SIZE_MAX)
            after = i;
    }
    *is_before = before != SIZE_MAX;
    return *is_before ? before : after;
}

/* A line whose heading has the same level, the nearest above; else the neighbour itself. */
static const struct link *find_model(const struct list *list, const struct heading *heading, size_t neighbour)
{
    const struct heading *const *sections = list->anchors->sections;
    for (size_t i = neighbour + 1; i-- > 0;)
        if (sections[i] && sections[i]->level == heading->level)
            return list->contents.items[i];
    return list->contents.items[neighbour];
}

static void add_line(const struct list *list, const struct heading *heading, struct finding *finding,
                     struct findings *out)
{
    const struct source *source = list->source;
    struct text text = text_trim(heading->text), bullet;
    bool is_behind;
    size_t neighbour = find_neighbour(list, heading, &is_behind);
    if (neighbour == SIZE_MAX || !bullet_of(list, list->contents.items[neighbour], &bullet) ||
        !bullet_of(list, find_model(list, heading, neighbour), &bullet))
        return;
    for (size_t i = 0; i < text.length; i++)
        if (text_find_byte(TEXT("[]\\`*<>&|\r\n"), text.bytes[i], 0) != TEXT_NOT_FOUND)
            return;
    uint32_t line = source_line_at(source, list->contents.items[neighbour]->whole.start);
    struct range range = source_line_range(source, line);
    struct text ending = list_text(list, (struct range){range.end, source_line_end(source, line)});
    uint32_t place = is_behind ? range.end : range.start;
    struct text link =
        text_format(out->arena, "[%.*s](#%.*s)", TEXT_ARGUMENTS(text), TEXT_ARGUMENTS(heading->slug));
    struct text entry = text_format(out->arena, "%.*s%.*s", TEXT_ARGUMENTS(bullet), TEXT_ARGUMENTS(link));
    ending = ending.length ? ending : TEXT("\n");
    struct text replacement =
        text_format(out->arena, "%.*s%.*s", TEXT_ARGUMENTS(is_behind ? ending : entry),
                    TEXT_ARGUMENTS(is_behind ? entry : ending));
    finding_add_edit(out, finding, FIX_UNSAFE, (struct range){place, place}, replacement,
                     (struct effect){.kind = EFFECT_ADDS_CONTENTS_LINE, .after = link,
                                     .count = find_model(list, heading, neighbour)->list_depth});
}

void check_missing_from_toc(const struct list *list, struct findings *out)
{
    enum { MOST_FIXED = 1000 }; /* each fix looks at all of the contents */
    const bool *gaps = toc_gaps(list, out->arena);
    size_t fixed = 0;
    for (size_t i = 0; gaps && i < list->headings.count; i++) {
        const struct heading *heading = &list->headings.items[i];
        if (!gaps[i])
            continue;
        struct finding *finding =
            findings_add(out, heading->range, "the contents have no line for %.*s: add [%.*s](#%.*s)",
                         TEXT_ARGUMENTS(text_trim(heading->text)), TEXT_ARGUMENTS(text_trim(heading->text)),
                         TEXT_ARGUMENTS(heading->slug));
        finding_add_note(out, finding, list->contents.items[0]->whole, "the contents");
        if (fixed++ < MOST_FIXED)
            add_line(list, heading, finding, out);
    }
}
