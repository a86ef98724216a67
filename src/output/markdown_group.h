/* What was found in one line of a list, as a piece of a Markdown report: whose line it is, what is wrong with it,
 * and how it should be. */
#ifndef OUTPUT_MARKDOWN_GROUP_H
#define OUTPUT_MARKDOWN_GROUP_H

#include "engine/finding.h"
#include "list/list.h"

/* findings: those of that line, one at least. path: as the reader knows the file. The text lives in the arena. */
struct text markdown_group(const struct list *list, struct text path, uint32_t line, const struct finding *findings,
                           size_t count, struct arena *arena);

#endif
