#include "base/arena.h"
#include "list/habit.h"
#include "list/proceedings.h"
#include "list/relation.h"
#include "list/venue.h"
#include "rules/rules.h"

/* What the entry says against what the address of its paper says. */
struct claim {
    const struct entry *entry;
    const struct venue *written, *venue; /* venue: of the address; NULL where only its year is sure */
    int year;                            /* of the address */
    bool is_free_workshop;               /* written: CVPR2021 EarthVision workshop */
};

static bool read_claim(const struct list *list, const struct entry *entry, struct claim *claim)
{
    const struct rulebook *rulebook = list->context->rulebook;
    struct proceedings proceedings;
    *claim = (struct claim){.entry = entry};
    if (!entry->publication.year || !relation_trusts_paper(entry) ||
        !proceedings_read(entry->paper->address, &proceedings))
        return false;
    const struct venue *conference = publication_workshop_of(rulebook, &entry->publication);
    claim->is_free_workshop = conference != NULL;
    claim->written = conference ? venue_workshops(rulebook, conference)
                                : publication_venue(rulebook, &entry->publication);
    claim->year = proceedings.year;
    if (proceedings.venue.length)
        claim->venue = rulebook_venue(rulebook, proceedings.venue);
    if (claim->venue && proceedings.is_workshop)
        claim->venue = venue_workshops(rulebook, claim->venue);
    return claim->written && (claim->venue || !proceedings.venue.length) &&
           (conference || publication_has_plain_qualifier(&entry->publication));
}

/* A preprint whose link is the published paper's is out of date. The journal version of a conference paper may well
 * be linked to the conference's, and workshops have names of their own. */
static bool names_differ(const struct claim *claim)
{
    const struct venue *written = claim->written, *venue = claim->venue;
    if (!venue || written == venue || venue_is(written, TEXT("journal")))
        return false;
    bool is_named_workshop = venue_is(written, TEXT("workshop")) && !text_ends_with(written->name, TEXT("W"));
    return !is_named_workshop;
}

/* Of a workshop without the conference's name, and of a journal, the year says nothing about another venue's. */
static bool years_differ(const struct claim *claim)
{
    bool is_comparable = claim->venue ? claim->written == claim->venue
                                      : venue_is(claim->written, TEXT("conference"));
    return is_comparable && claim->entry->publication.year != claim->year;
}

/* As the table writes publications. */
static struct text write_venue(const struct claim *claim, struct arena *arena)
{
    const struct publication *old = &claim->entry->publication;
    struct publication wanted = {.name = claim->venue->name, .year = claim->year};
    enum form habit;
    bool has_habit = habit_form(claim->entry->row->table, ROLE_VENUE, &habit) && habit != FORM_FREE;
    bool has_form = old->form != FORM_FREE && !claim->is_free_workshop && publication_has_plain_name(old);
    if (!claim->is_free_workshop)
        wanted.qualifier = old->qualifier;
    return publication_write(&wanted, has_form ? old->form : has_habit ? habit : FORM_VENUE_YEAR, arena);
}

/* The cell's text with the year of the address. */
static struct text write_year(const struct claim *claim, struct text text, struct arena *arena)
{
    struct text year = claim->entry->publication.year_text;
    size_t start = (size_t)(year.bytes - text.bytes), end = start + year.length;
    struct text before = text_slice(text, 0, start), behind = text_slice(text, end, text.length);
    bool is_short = year.length == 2;
    return text_format(arena, "%.*s%0*d%.*s", TEXT_ARGUMENTS(before), is_short ? 2 : 4,
                       is_short ? claim->year % 100 : claim->year, TEXT_ARGUMENTS(behind));
}

static void report(const struct list *list, const struct claim *claim, struct findings *out)
{
    const struct entry *entry = claim->entry;
    const struct list_cell *cell = row_cell(entry->row, ROLE_VENUE);
    struct text publication = text_trim(list_text(list, cell->inner));
    struct text wanted = names_differ(claim) ? write_venue(claim, out->arena)
                                             : write_year(claim, publication, out->arena);
    struct range range = publication_place(list, publication);
    struct finding *finding =
        findings_add(out, range, "%.*s, but the paper's address says %.*s: write that, or mend the link",
                     TEXT_ARGUMENTS(publication), TEXT_ARGUMENTS(wanted));
    finding->key_detail = publication;
    finding_add_note(out, finding, entry->paper->url, "the address of the paper");
    finding_add_edit(out, finding, FIX_UNSAFE, range, wanted,
                     (struct effect){.kind = EFFECT_REPLACES, .before = publication, .after = wanted});
}

void check_venue_url(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->entries.count; i++) {
        struct claim claim;
        if (read_claim(list, &list->entries.items[i], &claim) && (names_differ(&claim) || years_differ(&claim)))
            report(list, &claim, out);
    }
}
