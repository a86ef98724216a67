#include "base/arena.h"
#include "base/utf8.h"
#include "list/changes.h"
#include "list/habit.h"
#include "list/spelling.h"
#include "list/venue.h"
#include "rules/rules.h"

struct venue_check {
    const struct list *list;
    const struct spellings *spellings;
    size_t workshops, free_workshops; /* on the page: CVPRW2023, CVPR2023 workshop on X */
    struct findings *out;
};

/* An entry whose publication is to be written another way. */
struct odd {
    const struct entry *entry;
    struct text text; /* as it stands there */
    struct text name, qualifier; /* as they should */
};

/* Whether it is not in the table's form either, which is then said and mended here too. */
static bool is_out_of_form(const struct venue_check *check, const struct odd *odd)
{
    enum form form;
    return habit_form(odd->entry->row->table, ROLE_VENUE, &form) &&
           (form == FORM_VENUE_YEAR || form == FORM_VENUE_SPACE_YEAR) &&
           publication_is_out_of_form(check->list->context->rulebook, &odd->entry->publication, form);
}

static struct text rewrite(const struct venue_check *check, const struct odd *odd, struct arena *arena)
{
    const struct publication *old = &odd->entry->publication;
    struct publication wanted = {.name = odd->name, .year = old->year, .qualifier = odd->qualifier};
    enum form form;
    bool is_settled = habit_form(odd->entry->row->table, ROLE_VENUE, &form) && form != FORM_FREE;
    bool was_plain = publication_has_plain_name(old), is_plain = publication_has_plain_name(&wanted);
    if (odd->qualifier.length != old->qualifier.length || (!was_plain && is_plain && is_settled) ||
        is_out_of_form(check, odd))
        return publication_write(&wanted, is_settled ? form : FORM_VENUE_YEAR, arena);
    size_t at = (size_t)(old->name.bytes - odd->text.bytes), end = at + old->name.length;
    struct text before = text_slice(odd->text, 0, at), behind = text_slice(odd->text, end, odd->text.length);
    return text_format(arena, "%.*s%.*s%.*s", TEXT_ARGUMENTS(before), TEXT_ARGUMENTS(odd->name),
                       TEXT_ARGUMENTS(behind));
}

/* format takes the publication as it is and as it should be. */
static struct finding *report(const struct venue_check *check, const struct odd *odd, enum safety safety,
                              const char *format)
{
    struct range range = publication_place(check->list, odd->text);
    struct text wanted = rewrite(check, odd, check->out->arena);
    struct finding *finding =
        findings_add(check->out, range, format, TEXT_ARGUMENTS(odd->text), TEXT_ARGUMENTS(wanted));
    finding->key_detail = odd->text;
    finding_add_edit(check->out, finding, safety, range, wanted,
                     (struct effect){.kind = EFFECT_REPLACES, .before = odd->text, .after = wanted});
    return finding;
}

/* Which is said where either the page or, on a page without a habit of its own, the house writes workshops so. */
static void check_workshop(const struct venue_check *check, struct odd *odd, const struct venue *conference)
{
    const struct venue *workshops = venue_workshops(check->list->context->rulebook, conference);
    bool by_page = check->workshops > check->free_workshops;
    bool has_habit = check->workshops + check->free_workshops >= HABIT_LEAST_VOTES;
    bool by_house = odd->entry->row->table->is_house && !has_habit;
    if (!workshops || (!by_page && !by_house))
        return;
    odd->name = workshops->name;
    odd->qualifier = TEXT("");
    report(check, odd, FIX_UNSAFE, by_page ? "%.*s: the page's other workshops are written like %.*s"
                                           : "%.*s names its workshop in words: write %.*s")
        ->severity = SEVERITY_NOTE;
}

static bool is_same_word(struct text left, struct text right, struct arena *arena)
{
    return text_equal(utf8_folded_letters(arena, left), utf8_folded_letters(arena, right));
}

static void check_spelling(const struct venue_check *check, struct odd *odd, const struct venue *venue)
{
    const struct publication *publication = &odd->entry->publication;
    bool by_page;
    enum spelling spelling = spelling_of(venue, publication);
    odd->name = spellings_wanted(check->spellings, venue, odd->entry->row->table, &by_page);
    odd->qualifier = publication->qualifier;
    bool is_wrong = spelling == SPELLING_MISTAKEN ||
                    (spelling == SPELLING_FORMER && odd->entry->row->table->is_house);
    if (!odd->name.length && is_wrong)
        odd->name = venue->name;
    bool keeps_publisher = !by_page && spellings_keep_publisher(check->spellings, venue, publication->name);
    if (!odd->name.length || spelling == SPELLING_OF_TIME || text_equal(odd->name, publication->name) ||
        keeps_publisher)
        return;
    if (spelling == SPELLING_MISTAKEN) {
        report(check, odd, FIX_SAFE, "%.*s is misspelt: write %.*s");
    } else if (spelling == SPELLING_FORMER) {
        report(check, odd, FIX_SAFE, "%.*s: the conference has had another name since 2018: write %.*s");
    } else {
        bool is_safe = is_same_word(odd->name, publication->name, check->out->arena);
        struct finding *finding = report(check, odd, is_safe ? FIX_SAFE : FIX_UNSAFE,
                                         by_page ? "%.*s is spelt unlike the rest of the page: write %.*s"
                                                 : "%.*s is spelt differently in the list of venues: write %.*s");
        if (spelling != SPELLING_ODD && !is_out_of_form(check, odd))
            finding->severity = SEVERITY_NOTE;
    }
}

static void check_entry(const struct venue_check *check, const struct entry *entry)
{
    const struct rulebook *rulebook = check->list->context->rulebook;
    const struct list_cell *cell = row_cell(entry->row, ROLE_VENUE);
    if (!cell || !entry->publication.year || publication_has_wide_name(&entry->publication))
        return;
    struct odd odd = {.entry = entry, .text = text_trim(list_text(check->list, cell->inner))};
    const struct venue *venue = publication_venue(rulebook, &entry->publication);
    const struct venue *conference = publication_workshop_of(rulebook, &entry->publication);
    if (conference)
        check_workshop(check, &odd, conference);
    else if (venue && !publication_has_wide_name(&(struct publication){.name = venue->name}))
        check_spelling(check, &odd, venue);
}

static void count_workshops(struct venue_check *check)
{
    const struct rulebook *rulebook = check->list->context->rulebook;
    const struct list *voters = changes_voters(check->list);
    for (size_t i = 0; i < voters->entries.count; i++) {
        const struct publication *publication = &voters->entries.items[i].publication;
        const struct venue *venue = publication_venue(rulebook, publication);
        bool is_workshop = venue && venue_is(venue, TEXT("workshop")) && text_ends_with(venue->name, TEXT("W"));
        check->workshops += is_workshop;
        check->free_workshops += publication_workshop_of(rulebook, publication) != NULL;
    }
}

void check_venue_alias(const struct list *list, struct findings *out)
{
    struct venue_check check = {.list = list, .out = out, .spellings = spellings_read(list, out->arena)};
    count_workshops(&check);
    for (size_t i = 0; i < list->entries.count; i++)
        check_entry(&check, &list->entries.items[i]);
}
