/* Which word a list writes where there is nothing to link or to name: null, -, **-**. */
#ifndef LIST_NONE_H
#define LIST_NONE_H

#include "list/list.h"

/* What the cells without a link, or the words for none, of one table or of the page say. Borrows from the page. */
struct none_habit {
    struct text word; /* that three quarters of them use, without marks; empty: none has three quarters */
    struct text cell; /* a cell that uses it, as written */
    size_t votes;
};

struct none_habits {
    const struct list *list;
    struct none_habit of_page[ROLE_COUNT]; /* read when they are asked for; papers and code have one */
    bool is_read[ROLE_COUNT];
};

/* Of the table's columns of that role; with fewer than five votes there, of the page. *habits has but its list at
 * first. */
struct none_habit none_habit_of(struct none_habits *habits, const struct table *table, enum role role);

/* A word for none, whatever the column: one that some column has, or N/A, TBD and the like. */
bool text_says_none(const struct rulebook *rulebook, struct text text);

bool role_is_link(enum role role);
/* A cell that says something other than a link can. An address that GitHub links by itself is one too. */
bool cell_is_without_link(const struct list *list, const struct list_cell *cell);
/* One of the column's words for none that says more than that, such as Coming soon. */
bool column_is_status(const struct column *column, struct text text);

/* One of some column's words for none: what the cell of a column that we do not know may say. */
bool is_any_none_word(const struct list *list, struct text text);
/* Hyphens and dashes, and nothing else: no name. */
bool is_dashes(struct text text);

#endif
