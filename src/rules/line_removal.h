/* Characters that are taken out of the page, told in one finding a line. */
#ifndef RULES_LINE_REMOVAL_H
#define RULES_LINE_REMOVAL_H

#include "engine/finding.h"
#include "list/invisible.h"
#include "list/list.h"

/* Only list and out are set at first. */
struct line_removal {
    const struct list *list;
    struct findings *out;
    LIST_ARRAY(struct edit) edits; /* of the line so far */
    size_t count;                  /* characters on it */
    struct invisible_character first;
    const char *problem;           /* of the first */
    uint32_t line_end;
    size_t edits_made;             /* on the page */
};

/* Puts replacement in place of range, which holds the character. They come in page order. */
void line_removal_add(struct line_removal *removal, const struct invisible_character *character, struct range range,
                      struct text replacement, const char *problem);
/* After the last one. */
void line_removal_end(struct line_removal *removal);

#endif
