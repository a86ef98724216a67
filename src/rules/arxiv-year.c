#include "base/arena.h"
#include "list/arxiv.h"
#include "list/habit.h"
#include "list/identity.h"
#include "list/relation.h"
#include "list/venue.h"
#include "rules/rules.h"

struct dated {
    const struct entry *entry;
    struct text id;
    int year; /* of the id */
};

struct dated_entries {
    struct dated *items;
    size_t count, capacity;
};

/* An entry that names arXiv and a year, and has a link to a paper there. */
static bool read_entry(const struct list *list, const struct entry *entry, struct dated *dated)
{
    int month;
    const struct venue *venue = publication_venue(list->context->rulebook, &entry->publication);
    if (!entry->publication.year || !relation_trusts_paper(entry) || !venue || !venue_is_arxiv(venue) ||
        !arxiv_is_sound(entry->paper->address, list->context->today))
        return false;
    *dated = (struct dated){.entry = entry, .id = identity_arxiv(entry->paper->address)};
    return arxiv_month(dated->id, &dated->year, &month);
}

static struct text year_text(const struct dated *dated, struct arena *arena)
{
    bool is_short = dated->entry->publication.year_text.length == 2;
    return text_format(arena, "%0*d", is_short ? 2 : 4, is_short ? dated->year % 100 : dated->year);
}

static void report(const struct list *list, const struct dated *dated, struct findings *out)
{
    const struct entry *entry = dated->entry;
    struct text old = entry->publication.year_text, year = year_text(dated, out->arena);
    struct range range = publication_place(list, entry->publication.name), digits = publication_place(list, old);
    range.start = range.start < digits.start ? range.start : digits.start;
    range.end = digits.end;
    struct text written = list_text(list, range);
    struct text before = list_text(list, (struct range){range.start, digits.start});
    struct finding *finding =
        findings_add(out, range, "%.*s, but arXiv %.*s is from %d: write %.*s%.*s", TEXT_ARGUMENTS(written),
                     TEXT_ARGUMENTS(dated->id), dated->year, TEXT_ARGUMENTS(before), TEXT_ARGUMENTS(year));
    finding->key_detail = written;
    finding_add_note(out, finding, entry->paper->url, "the address of the paper");
    finding_add_edit(out, finding, FIX_UNSAFE, digits, year,
                     (struct effect){.kind = EFFECT_REPLACES, .before = old, .after = year});
}

/* A page on which the years are often others means something else by them, such as the last version's. */
void check_arxiv_year(const struct list *list, struct findings *out)
{
    struct dated_entries odd = {0};
    size_t total = 0;
    for (size_t i = 0; i < list->entries.count; i++) {
        struct dated dated;
        if (!read_entry(list, &list->entries.items[i], &dated))
            continue;
        total++;
        if (dated.year != dated.entry->publication.year)
            *array_add(out->arena, &odd) = dated;
    }
    if (total >= HABIT_LEAST_VOTES && odd.count * 4 > total)
        return;
    for (size_t i = 0; i < odd.count; i++)
        if (total >= HABIT_LEAST_VOTES || odd.items[i].entry->row->table->is_house)
            report(list, &odd.items[i], out);
}
