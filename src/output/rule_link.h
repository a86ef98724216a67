/* Where a rule's page is to be read. */
#ifndef OUTPUT_RULE_LINK_H
#define OUTPUT_RULE_LINK_H

#include "rulebook/rulebook.h"

#define PROJECT_URL "https://github.com/rsfm-lint/rsfm-lint"

/* The empty text for a rule that is not one of the built-in ones: its page is its list's. */
struct text rule_link(const struct rule *rule, struct arena *arena);

#endif
