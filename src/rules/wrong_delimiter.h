/* Of not-a-table: lines that have something where the delimiter row goes, and it is none. The fix writes it
 * anew. */
#ifndef RULES_WRONG_DELIMITER_H
#define RULES_WRONG_DELIMITER_H

#include "engine/finding.h"
#include "list/list.h"

/* It has not as many cells as the header: STRAY_WRONG_COUNT. */
void wrong_delimiter_count(const struct list *list, const struct stray *stray, struct findings *out);
/* One of its cells is no delimiter cell: STRAY_BAD_DELIMITER. */
void wrong_delimiter_cell(const struct list *list, const struct stray *stray, struct findings *out);
/* It underlines the header, which makes that a heading: STRAY_UNDERLINED. */
void wrong_delimiter_underline(const struct list *list, const struct stray *stray, struct findings *out);

#endif
