/* Which rulebook governs a list of a change: review.h's own. */
#ifndef REVIEW_RULEBOOK_H
#define REVIEW_RULEBOOK_H

#include "review.h"

/* Fills the file's rulebook and configuration. */
bool review_find_rulebook(struct review *review, struct review_file *file, struct error *error);

/* The folder of a path, with its slash; the empty text for none. */
struct text review_folder_of(struct text path);

#endif
