/* Characters that are taken out of the page, told in one finding a line or cell. */
#ifndef RULES_REMOVAL_H
#define RULES_REMOVAL_H

#include "engine/finding.h"
#include "list/invisible.h"
#include "list/list.h"

/* Only list and out are set at first. */
struct removal {
    const struct list *list;
    struct findings *out;
    LIST_ARRAY(struct edit) edits; /* of the place so far */
    size_t count;                  /* of its characters */
    struct invisible_character first;
    const char *problem;           /* of the first */
    uint32_t end;                  /* of the place */
    size_t edits_made;             /* on the page */
};

/* Puts replacement in place of range, which holds the character. They come in page order. */
void removal_add(struct removal *removal, const struct invisible_character *character, struct range range,
                 struct text replacement, const char *problem);
/* After the last one. */
void removal_end(struct removal *removal);

#endif
