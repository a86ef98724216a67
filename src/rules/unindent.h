/* What keeps a stray's lines from being code once their table is one. */
#ifndef RULES_UNINDENT_H
#define RULES_UNINDENT_H

#include "engine/finding.h"
#include "list/list.h"

/* Adds edits to a fix that makes rows of the stray's lines, from first on: lines of a paragraph may be indented at
 * will, and behind a row such a line is code. */
void unindent_rows(const struct list *list, const struct stray *stray, size_t first, struct finding *finding,
                   struct findings *out);

#endif
