/* Edits inside a table's cell that leave the table drawn as it is. */
#ifndef ENGINE_CELL_EDIT_H
#define ENGINE_CELL_EDIT_H

#include "engine/finding.h"
#include "list/list.h"

/* Adds an edit of range, which lies in the cell's value. Where the column is padded to one width, what the edit
 * adds is taken from the blanks that follow, down to one, and what it takes away is given back to them. */
void finding_add_cell_edit(struct findings *findings, struct finding *finding, enum safety safety,
                           const struct list *list, const struct row *row, const struct list_cell *cell,
                           struct range range, struct text replacement, struct effect effect);

#endif
