/* Writes rules/README.md: the index of the rules. */
#ifndef RULEBOOK_INDEX_H
#define RULEBOOK_INDEX_H

#include "rulebook/rulebook.h"

struct text index_page(const struct rulebook *rulebook, struct arena *arena);

#endif
