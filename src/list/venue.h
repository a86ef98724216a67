/* Venue and year as one cell says them: TGRS2023, CVPR 2024 oral, 2021-ICCV. */
#ifndef LIST_VENUE_H
#define LIST_VENUE_H

#include "list/list.h"

/* Takes the text of a venue cell (marks off) apart; year 0 when it names none between 1900 and 2099. What it
 * gives borrows from the text. */
struct publication publication_read(struct text text);

/* Whether the name is one word without CJK letters: only then is the blank before the year a matter of form. */
bool publication_has_plain_name(const struct publication *publication);

/* Whether there are letters of a script without spaces in it, as in the names of Chinese journals. */
bool publication_has_wide_name(const struct publication *publication);

/* Whether what follows the year only remarks on it (oral, spotlight, anything in parentheses), so that name and
 * year can be written in another form without it. */
bool publication_has_plain_qualifier(const struct publication *publication);

/* Whether name and year are put together unlike that form, where that is only a matter of form: a venue of one
 * word, or of several that are known, with no more than a remark behind it. Science Bulletin2024, Science Bulletin
 * 2024: either is fine. */
bool publication_is_out_of_form(const struct rulebook *rulebook, const struct publication *publication,
                                enum form form);

/* Name and year in the form, the qualifier behind them. */
struct text publication_write(const struct publication *publication, enum form form, struct arena *arena);

/* Where the name, the year's digits or another piece of a page's text stands. */
struct range publication_place(const struct list *list, struct text piece);

/* The venue that it names; NULL when the rulebook does not know it. */
const struct venue *publication_venue(const struct rulebook *rulebook, const struct publication *publication);

/* The rulebook's venue for workshops of a conference: CVPRW for CVPR; NULL where it has none. */
const struct venue *venue_workshops(const struct rulebook *rulebook, const struct venue *conference);

/* For a workshop in free text (NeurIPS2023 CCAI workshop, CVPR Workshop on X 2024): its conference; else NULL. */
const struct venue *publication_workshop_of(const struct rulebook *rulebook, const struct publication *publication);

bool venue_is(const struct venue *venue, struct text kind); /* journal, conference, workshop or preprint */
bool venue_is_arxiv(const struct venue *venue);

#endif
