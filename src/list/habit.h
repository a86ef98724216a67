/* Habits: how a table writes a role, by the votes of its cells. A form with three quarters of at least five votes
 * is the habit; a table with fewer votes asks the page's other tables; fewer than five there, and the house's form
 * counts in a house table. A page laid over the rulebook settles it for good. */
#ifndef LIST_HABIT_H
#define LIST_HABIT_H

#include "list/list.h"

enum { HABIT_LEAST_VOTES = 5 };

/* The form that cells of the role are held to in the table; false where there is none. */
bool habit_form(const struct table *table, enum role role, enum form *form);

#endif
