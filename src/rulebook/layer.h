/* The layers of a rulebook: the embedded pages, and over them those of a list or of --rules. */
#ifndef RULEBOOK_LAYER_H
#define RULEBOOK_LAYER_H

#include "rulebook/rulebook.h"

enum layer {
    LAYER_EMBEDDED, /* a page under rules/, checked when it was compiled in */
    LAYER_DRAFT,    /* a page under rules/, to be checked in full */
    LAYER_OVER      /* a page laid over them */
};

/* An empty rulebook. */
void layer_start(struct rulebook *rulebook, struct arena *arena);
bool layer_read(struct rulebook *rulebook, const struct page *page, enum layer layer, struct error *error);

#endif
