/* The parts of links and of link reference definitions, as cmark 0.29 cuts them. */
#ifndef MARKDOWN_LINK_SYNTAX_H
#define MARKDOWN_LINK_SYNTAX_H

#include "base/text.h"

enum { LINK_LABEL_LIMIT = 1000 }; /* bytes, as in cmark */

/* The [label] that starts at `at`: *label is what stands between its brackets, trimmed, maybe empty; gives the
 * position behind the ], or 0 when there is no label. */
uint32_t link_label_end(struct text text, uint32_t at, struct range *label);

/* The destination at `at`: *url without < and >; gives the position behind it. false where none can stand there. An
 * empty one can: [x]() */
bool link_destination_end(struct text text, uint32_t at, struct range *url, uint32_t *end);

/* The position behind the title at `at`; `at` itself when none starts there. */
uint32_t link_title_end(struct text text, uint32_t at);

#endif
