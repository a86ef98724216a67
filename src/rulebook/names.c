#include "rulebook/kind.h"

/* Columns and venues: items with a name and aliases, found by either. */

enum { OFF = -1 };

static const struct choice column_roles[] = {
    {"abbreviation", ROLE_ABBREVIATION},
    {"title", ROLE_TITLE},
    {"venue", ROLE_VENUE},
    {"paper", ROLE_PAPER},
    {"code", ROLE_CODE},
    {"tasks", ROLE_TASKS},
    {"attribute", ROLE_ATTRIBUTE},
    {"prose", ROLE_PROSE},
    {"off", OFF},
    {NULL, 0},
};

static const struct choice alignments[] = {
    {"left", ALIGN_LEFT}, {"center", ALIGN_CENTER}, {"right", ALIGN_RIGHT}, {"none", ALIGN_NONE}, {NULL, 0}};

static const struct choice forms[] = {
    {"bold", FORM_BOLD},
    {"plain", FORM_PLAIN},
    {"link", FORM_LINK},
    {"VenueYear", FORM_VENUE_YEAR},
    {"Venue Year", FORM_VENUE_SPACE_YEAR},
    {"bold list", FORM_BOLD_LIST},
    {"plain list", FORM_PLAIN_LIST},
    {"free", FORM_FREE},
    {NULL, 0},
};

/* Each but the last stands for itself. */
static const struct choice venue_kinds[] = {
    {"journal", 0}, {"conference", 1}, {"workshop", 2}, {"preprint", 3}, {"off", OFF}, {NULL, 0}};

static bool leads_to_item(const struct lookup_entry *entry)
{
    return entry->index != LOOKUP_NOWHERE && !entry->is_alias;
}

/* Makes the entry the name of the item at index. */
static void name_item(struct lookup_entry *entry, size_t index)
{
    entry->index = (uint32_t)index;
    entry->is_alias = false;
}

static bool read_column(const struct reading *reading, struct column_definition *column, int role)
{
    int alignment = (int)column->alignment, form = (int)column->form;
    if (!reading_choose(reading, "Align", "alignment", alignments, &alignment) ||
        !reading_choose(reading, "Form", "form", forms, &form))
        return false;
    column->name = reading_cell(reading, "Column");
    column->role = (enum role)role;
    column->has_alignment |= reading_cell(reading, "Align").length > 0;
    column->alignment = (enum alignment)alignment;
    column->form_is_settled |= reading->layer == LAYER_OVER && reading_cell(reading, "Form").length > 0;
    column->form = (enum form)form;
    reading_words(reading, "None", &column->none_words);
    return true;
}

bool column_row(struct reading *reading)
{
    struct rulebook *rulebook = reading->rulebook;
    struct lookup_entry *entry = reading_enter_name(reading, LOOKUP_COLUMN, "Column");
    if (!entry)
        return false;
    struct column_definition *column = leads_to_item(entry) ? &rulebook->columns.items[entry->index] : NULL;
    int role = column ? (int)column->role : ROLE_NONE;
    if (!reading_choose(reading, "Role", "role", column_roles, &role))
        return false;
    if (!column && role == ROLE_NONE)
        return reading_fail(reading, "Role", "a new column needs a role");
    if (!column && role == OFF)
        return reading_fail(reading, "Column", "there is no such column to switch off");
    if (role == OFF)
        return reading_remove(reading, entry, &column->name, &column->aliases);
    if (!column) {
        column = array_add(rulebook->arena, &rulebook->columns);
        name_item(entry, rulebook->columns.count - 1);
    }
    uint32_t index = entry->index;
    return read_column(reading, column, role) &&
           reading_enter_aliases(reading, LOOKUP_COLUMN, index, &column->aliases);
}

bool venue_row(struct reading *reading)
{
    struct rulebook *rulebook = reading->rulebook;
    struct lookup_entry *entry = reading_enter_name(reading, LOOKUP_VENUE, "Venue");
    if (!entry)
        return false;
    struct venue *venue = leads_to_item(entry) ? &rulebook->venues.items[entry->index] : NULL;
    int kind = 0;
    if (!reading_choose(reading, "Kind", "kind of venue", venue_kinds, &kind))
        return false;
    if (!venue && kind == OFF)
        return reading_fail(reading, "Venue", "there is no such venue to switch off");
    if (kind == OFF)
        return reading_remove(reading, entry, &venue->name, &venue->aliases);
    bool has_kind = reading_cell(reading, "Kind").length > 0;
    if (!venue && !has_kind)
        return reading_fail(reading, "Kind", "a new venue needs a kind: journal, conference, workshop or preprint");
    if (!venue) {
        venue = array_add(rulebook->arena, &rulebook->venues);
        name_item(entry, rulebook->venues.count - 1);
    }
    uint32_t index = entry->index;
    venue->name = reading_cell(reading, "Venue");
    if (has_kind)
        venue->kind = text_from(venue_kinds[kind].word);
    return reading_enter_aliases(reading, LOOKUP_VENUE, index, &venue->aliases);
}
