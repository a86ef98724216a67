/* Spaces that Markdown does not take for one, where it needs one or trims them. */
#ifndef LIST_ODD_SPACE_H
#define LIST_ODD_SPACE_H

#include "list/list.h"

/* Whether the space keeps its line from being a heading or a list's item. Then *range grows over the spaces beside
 * it that do so with it. */
bool odd_space_spoils_line(const struct source *source, struct range *range);

/* Whether the space at range stands at an end of what the cell says, and is no indent that somebody draws with such
 * spaces. Then *range grows over the blanks beside it, and *takes_blank says whether a blank belongs in its
 * place. */
bool odd_space_ends_cell(struct text content, const struct list_cell *cell, struct range *range, bool *takes_blank);

#endif
