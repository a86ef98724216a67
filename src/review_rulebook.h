/* Which rulebook governs a list of a change: review.h's own. */
#ifndef REVIEW_RULEBOOK_H
#define REVIEW_RULEBOOK_H

#include "review.h"

/* Fills the file's rulebook and configuration. */
bool review_find_rulebook(struct review *review, struct review_file *file, struct error *error);

/* The page of settings that would stand beside the file of that path. */
const char *review_configuration_beside(struct text path, struct arena *arena);

/* The folder of a path, with its slash; the empty text for none. */
struct text review_folder_of(struct text path);

#endif
