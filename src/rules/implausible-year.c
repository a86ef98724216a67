#include "base/arena.h"
#include "list/arxiv.h"
#include "list/habit.h"
#include "list/identity.h"
#include "list/relation.h"
#include "list/venue.h"
#include "rules/rules.h"

enum { FIRST_YEAR = 1950 };

static void check_year(const struct list *list, const struct entry *entry, struct findings *out)
{
    const struct publication *publication = &entry->publication;
    int year = publication->year, today = list->context->today.year, id_year, month;
    struct range range = publication_place(list, publication->year_text);
    struct finding *finding = NULL;
    if (today && year > today + 1)
        finding = findings_add(out, range, "%d is yet to come: check the year", year);
    else if (year < FIRST_YEAR && publication_has_plain_qualifier(publication))
        finding = findings_add(out, range, "%d is too long ago: check the year", year);
    if (finding)
        finding->key_detail = publication->year_text;
    const struct venue *venue = publication_venue(list->context->rulebook, publication);
    bool is_arxiv = venue && venue_is_arxiv(venue);
    if (finding || is_arxiv || !relation_trusts_paper(entry) ||
        !arxiv_is_sound(entry->paper->address, list->context->today))
        return;
    struct text id = identity_arxiv(entry->paper->address);
    if (!arxiv_month(id, &id_year, &month) || year >= id_year - 1)
        return;
    finding = findings_add(out, range, "%d, but arXiv %.*s is from %d: check the year, or the link", year,
                           TEXT_ARGUMENTS(id), id_year);
    finding->key_detail = publication->year_text;
    finding_add_note(out, finding, entry->paper->url, "the address of the paper");
}

/* CVPR20224, TGRS3023: where a list writes years, four or five digits at the end were meant as one. */
static void check_digits(const struct list *list, const struct entry *entry, struct findings *out)
{
    struct text name = entry->publication.name;
    size_t digits = 0;
    while (digits < name.length && name.bytes[name.length - 1 - digits] >= '0' &&
           name.bytes[name.length - 1 - digits] <= '9')
        digits++;
    if (digits < 4 || digits > 5 || digits == name.length || name.bytes[name.length - 1 - digits] == '.')
        return;
    struct text year = text_slice(name, name.length - digits, name.length);
    findings_add(out, publication_place(list, year), "%.*s is no year", TEXT_ARGUMENTS(year))->key_detail = year;
}

void check_implausible_year(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct entry *entry = &list->entries.items[i];
        const struct table *table = entry->row->table;
        enum form form;
        if (entry->publication.year)
            check_year(list, entry, out);
        else if (table->is_house && habit_form(table, ROLE_VENUE, &form) && form != FORM_FREE)
            check_digits(list, entry, out);
    }
}
