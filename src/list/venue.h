/* Venue and year as one cell says them: TGRS2023, CVPR 2024 oral, 2021-ICCV. */
#ifndef LIST_VENUE_H
#define LIST_VENUE_H

#include "list/list.h"

/* Takes the text of a venue cell (marks off) apart; year 0 when it names none between 1900 and 2099. */
struct publication publication_read(struct text text);

/* Whether the name is one word without CJK letters: only then is the blank before the year a matter of form. */
bool publication_has_plain_name(const struct publication *publication);

/* Whether what follows the year only remarks on it (oral, spotlight, anything in parentheses), so that name and year can be
 * written in another form without it. */
bool publication_has_plain_qualifier(const struct publication *publication);

/* Name and year in the form, the qualifier behind them. */
struct text publication_write(const struct publication *publication, enum form form, struct arena *arena);

#endif
