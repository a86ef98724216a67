#include "base/arena.h"
#include "base/utf8.h"
#include "list/arxiv.h"
#include "list/group.h"
#include "list/habit.h"
#include "list/identity.h"
#include "list/none.h"
#include "list/venue.h"
#include "list/venue_name.h"
#include "rules/rules.h"

struct unknown {
    const struct entry **items;
    size_t count, capacity;
};

struct venue_check {
    const struct list *list;
    const struct venue_names *names;
    struct unknown unknown; /* in house tables */
    struct findings *out;
};

/* The years of a table's publications. */
struct years {
    size_t dated, undated, nameless; /* nameless: a year and nothing more */
    int last; /* in the rows so far; at first that of the first row that has one */
};

static bool names_something(const struct publication *publication)
{
    for (size_t at = 0; at < publication->name.length;) {
        uint32_t code_point = utf8_next(publication->name, &at);
        if (utf8_is_letter_or_digit(code_point) && !(code_point >= '0' && code_point <= '9'))
            return true;
    }
    return !publication->year;
}

static struct years read_years(const struct table *table)
{
    struct years years = {0};
    for (size_t r = 0; r < table->row_count; r++) {
        const struct entry *entry = table->rows[r].entry;
        if (!entry || !(entry->publication.name.length || entry->publication.year))
            continue;
        if (!names_something(&entry->publication)) {
            years.nameless++;
            continue;
        }
        years.dated += entry->publication.year != 0;
        years.undated += entry->publication.year == 0;
        if (!years.last)
            years.last = entry->publication.year;
    }
    return years;
}

/* The publication with a year that may be right: its paper's on arXiv, else that of the rows around it. */
static struct text example(const struct rulebook *rulebook, const struct entry *entry, int year, enum form form,
                           struct arena *arena)
{
    struct publication wanted = {.year = year};
    int id_year, month;
    struct text name = entry->publication.name;
    wanted.name = venue_name_without_digits(rulebook, name);
    struct text digits = text_slice(name, wanted.name.length, name.length);
    if (digits.length == 2)
        wanted.year = 2000 + (digits.bytes[0] - '0') * 10 + (digits.bytes[1] - '0');
    else if (entry->paper && arxiv_month(identity_arxiv(entry->paper->address), &id_year, &month))
        wanted.year = id_year;
    return publication_write(&wanted, publication_has_plain_name(&wanted) ? form : FORM_VENUE_SPACE_YEAR, arena);
}

static struct text none_advice(const struct entry *entry, struct arena *arena)
{
    const struct list_cell *cell = row_cell(entry->row, ROLE_VENUE);
    const struct column *column = &entry->row->table->columns[cell - entry->row->cells];
    return column->definition && column->definition->none_words.count
               ? text_format(arena, ", or %.*s", TEXT_ARGUMENTS(column->definition->none_words.items[0]))
               : TEXT("");
}

static void report_no_name(struct venue_check *check, const struct entry *entry, enum form form)
{
    struct text year = entry->publication.year_text;
    struct finding *finding = findings_add(
        check->out, publication_place(check->list, year),
        "a year without a publication: write e.g. Arxiv%s%.*s%.*s", form == FORM_VENUE_SPACE_YEAR ? " " : "",
        TEXT_ARGUMENTS(year), TEXT_ARGUMENTS(none_advice(entry, check->out->arena)));
    finding->key_detail = year;
    finding_raise(finding, SEVERITY_WARNING);
}

static void report_no_year(struct venue_check *check, const struct entry *entry, int year, enum form form)
{
    const struct rulebook *rulebook = check->list->context->rulebook;
    struct text name = entry->publication.name, none = none_advice(entry, check->out->arena);
    struct text wanted = example(rulebook, entry, year, form, check->out->arena);
    struct range place = publication_place(check->list, name);
    struct finding *finding =
        text_says_none(rulebook, name)
            ? findings_add(check->out, place, "%.*s is no publication: write its name and year%.*s",
                           TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(none))
            : findings_add(check->out, place, "the publication has no year: write e.g. %.*s%.*s",
                           TEXT_ARGUMENTS(wanted), TEXT_ARGUMENTS(none));
    finding->key_detail = entry->publication.name;
    finding_raise(finding, SEVERITY_WARNING);
}

static void report_near(struct venue_check *check, const struct entry *entry, const struct venue *venue)
{
    struct text name = entry->publication.name;
    struct range range = publication_place(check->list, name);
    struct finding *finding = findings_add(check->out, range, "no venue is called %.*s: did you mean %.*s?",
                                           TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(venue->name));
    finding->key_detail = name;
    finding_raise(finding, SEVERITY_WARNING);
    finding_add_edit(check->out, finding, FIX_UNSAFE, range, venue->name,
                     (struct effect){.kind = EFFECT_REPLACES, .before = name, .after = venue->name});
}

static void check_name(struct venue_check *check, const struct entry *entry)
{
    const struct rulebook *rulebook = check->list->context->rulebook;
    const struct publication *publication = &entry->publication;
    if (publication_venue(rulebook, publication) || publication_workshop_of(rulebook, publication) ||
        publication_has_wide_name(publication) || venue_name_is_variation(rulebook, publication->name))
        return;
    if (!check->names)
        check->names = venue_names_new(rulebook, check->out->arena);
    const struct venue *near = venue_names_near(check->names, publication->name, check->out->arena);
    if (near)
        report_near(check, entry, near);
    else if (entry->row->table->is_house)
        *array_add(check->out->arena, &check->unknown) = entry;
}

static void check_table(struct venue_check *check, const struct table *table)
{
    struct years years = read_years(table);
    enum form form;
    bool wants_year = table->is_house && habit_form(table, ROLE_VENUE, &form) && form != FORM_FREE &&
                      (years.undated <= 1 || years.dated >= years.undated * 3);
    for (size_t r = 0; r < table->row_count; r++) {
        const struct entry *entry = table->rows[r].entry;
        const struct list_cell *cell = entry ? row_cell(entry->row, ROLE_VENUE) : NULL;
        if (!cell || cell->form == CELL_MIXED)
            continue;
        if (entry->publication.year && !names_something(&entry->publication)) {
            if (wants_year && (years.nameless <= 1 || years.dated >= years.nameless * 3))
                report_no_name(check, entry, form);
            continue;
        }
        if (!entry->publication.name.length)
            continue;
        if (entry->publication.year) {
            years.last = entry->publication.year;
            check_name(check, entry);
        } else if (wants_year) {
            report_no_year(check, entry, years.last, form);
        }
    }
}

/* Each name once, where it stands first. */
static void report_unknown(struct venue_check *check)
{
    struct arena *arena = check->out->arena;
    struct grouping grouping;
    struct text *names = arena_allocate_array(arena, check->unknown.count, sizeof *names);
    size_t *uses = arena_allocate_array(arena, check->unknown.count, sizeof *uses);
    for (size_t i = 0; i < check->unknown.count; i++)
        names[i] = utf8_folded_letters(arena, check->unknown.items[i]->publication.name);
    group_texts(&grouping, names, check->unknown.count, arena);
    for (size_t i = 0; i < check->unknown.count; i++)
        if (names[i].length)
            uses[grouping.first[i]]++;
    for (size_t i = 0; i < check->unknown.count; i++) {
        struct text name = check->unknown.items[i]->publication.name;
        if (!uses[i])
            continue;
        struct text more = uses[i] > 1 ? text_format(arena, " (%zu times)", uses[i]) : TEXT("");
        findings_add(check->out, publication_place(check->list, name),
                     "%.*s%.*s is no venue known here: if it is right, give it a row in a Venue table of "
                     ".rsfm-lint.md", TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(more))
            ->key_detail = name;
    }
}

void check_unknown_venue(const struct list *list, struct findings *out)
{
    struct venue_check check = {.list = list, .out = out};
    for (size_t t = 0; t < list->tables.count; t++)
        check_table(&check, &list->tables.items[t]);
    report_unknown(&check);
}
