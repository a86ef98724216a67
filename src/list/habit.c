#include "list/habit.h"

#include "base/arena.h"
#include "list/build.h"
#include "list/changes.h"
#include "list/venue.h"

enum { FORM_COUNT = FORM_PLAIN_LIST + 1 };

struct votes {
    size_t by_form[FORM_COUNT], total;
};

/* The form that a cell votes for; false when it abstains: empty, a word for none, or nothing that can be read. */
static bool cell_vote(const struct list *list, const struct row *row, size_t index, enum form *form)
{
    const struct column *column = &row->table->columns[index];
    const struct list_cell *cell = &row->cells[index];
    struct text text = list_text(list, cell->inner);
    if (cell->form == CELL_EMPTY || cell->form == CELL_MIXED || column_is_none_word(column, text))
        return false;
    if (column->role == ROLE_VENUE) {
        struct publication publication = row->entry ? row->entry->publication : publication_read(text);
        *form = publication.form;
        return publication.year && publication_has_plain_name(&publication) &&
               publication_has_plain_qualifier(&publication);
    }
    *form = cell->form == CELL_BOLD || cell->form == CELL_BOLD_LINK ? FORM_BOLD
            : cell->form == CELL_LINK                               ? FORM_LINK
                                                                    : FORM_PLAIN;
    return true;
}

static void count_votes(const struct list *list, const struct table *table, enum role role, struct votes *votes)
{
    enum form form;
    const struct column *column = table_column(table, role);
    for (size_t i = 0; column && i < table->row_count; i++)
        if (!table->rows[i].is_unreliable &&
            cell_vote(list, &table->rows[i], (size_t)(column - table->columns), &form)) {
            votes->by_form[form]++;
            votes->total++;
        }
}

static struct habit decide(const struct votes *votes)
{
    for (size_t form = 0; form < FORM_COUNT; form++)
        if (votes->by_form[form] * 4 >= votes->total * 3)
            return (struct habit){HABIT_SETTLED, (enum form)form};
    return (struct habit){HABIT_MIXED, FORM_FREE};
}

static struct habit table_habit(const struct table *table, enum role role, const struct votes *own,
                                const struct votes *pooled)
{
    const struct column *column = table_column(table, role);
    if (!column)
        return (struct habit){HABIT_NONE, FORM_FREE};
    if (column->definition->form_is_settled)
        return (struct habit){HABIT_SETTLED, column->definition->form};
    if (own->total >= HABIT_LEAST_VOTES)
        return decide(own);
    if (pooled->total >= HABIT_LEAST_VOTES)
        return decide(pooled);
    if (table->is_house)
        return (struct habit){HABIT_SETTLED, column->definition->form};
    return (struct habit){HABIT_NONE, FORM_FREE};
}

void build_habits(struct list *list, struct arena *arena)
{
    static const struct votes none = {.total = 0};
    const struct list *voters = changes_voters(list);
    const struct table **before = arena_allocate_array(arena, list->tables.count, sizeof *before);
    struct votes *votes = arena_allocate_array(arena, voters->tables.count, sizeof *votes);
    bool *rewritten = arena_allocate_array(arena, list->tables.count, sizeof *rewritten);
    for (size_t i = 0; i < list->tables.count; i++) {
        before[i] = changes_table_before(list, &list->tables.items[i]);
        rewritten[i] = before[i] && voters != list && changes_rewrite(list, before[i]);
    }
    for (enum role role = ROLE_NONE + 1; role < ROLE_COUNT; role++) {
        struct votes pooled = {0};
        for (size_t i = 0; i < voters->tables.count; i++) {
            votes[i] = (struct votes){0};
            count_votes(voters, &voters->tables.items[i], role, &votes[i]);
            pooled.total += votes[i].total;
            for (size_t form = 0; form < FORM_COUNT; form++)
                pooled.by_form[form] += votes[i].by_form[form];
        }
        for (size_t i = 0; i < list->tables.count; i++) {
            struct table *table = &list->tables.items[i];
            struct votes own = before[i] ? votes[before[i] - voters->tables.items] : none;
            if (rewritten[i]) {
                own = none;
                count_votes(list, table, role, &own);
            }
            table->habits[role] = table_habit(table, role, &own, &pooled);
        }
    }
}

bool habit_form(const struct table *table, enum role role, enum form *form)
{
    *form = table->habits[role].form;
    return table->habits[role].strength == HABIT_SETTLED;
}
