/* The lines that strays are made of. */
#ifndef LIST_STRAY_LINE_H
#define LIST_STRAY_LINE_H

#include "list/list.h"

/* A line of the block, from behind its quote marks and indentation. */
struct document_row stray_row_on_line(const struct list *list, const struct block *block, uint32_t line);

/* A header that only waits for its delimiter row: most of its cells are columns that the rulebook knows. */
bool stray_is_known_header(const struct list *list, struct document_row row, struct arena *arena);

/* Reads a heading that is the header of a table, and what of the next block belongs to it. false where it is none.
 * next may be NULL. */
bool stray_read_underlined(const struct list *list, const struct block *heading, const struct block *next,
                           struct stray *stray, struct arena *arena);

#endif
