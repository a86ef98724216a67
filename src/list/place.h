/* What stands at a byte of the source. Each look-up is a binary search; NULL where there is nothing of the kind. */
#ifndef LIST_PLACE_H
#define LIST_PLACE_H

#include "list/list.h"

const struct row *list_row_at(const struct list *list, uint32_t offset); /* header rows included */
const struct list_cell *row_cell_at(const struct row *row, uint32_t offset);
const struct document_row *list_stray_row_at(const struct list *list, uint32_t offset);
const struct link *list_contents_link_at(const struct list *list, uint32_t offset);
const struct update *list_update_at(const struct list *list, uint32_t offset);
/* The last heading that starts at or before that byte. */
const struct heading *list_heading_at(const struct list *list, uint32_t offset);

#endif
