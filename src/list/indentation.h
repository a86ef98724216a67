/* Lines of a stray that are indented so far that they would be code even if their table were one. */
#ifndef LIST_INDENTATION_H
#define LIST_INDENTATION_H

#include "list/list.h"

struct indentation {
    const struct list *list;
    const struct stray *stray;
    uint32_t columns; /* that the table's lines may have: what its list or quote takes */
};

struct indentation indentation_of(const struct list *list, const struct stray *stray);

/* Whether the line goes in too far. Then *surplus is the white space that does it. */
bool indentation_is_surplus(const struct indentation *indentation, struct document_row row, struct range *surplus);

#endif
