/* The three fences of a pattern rule's page: pcre2, replacement, message. */
#ifndef RULEBOOK_RULE_FENCES_H
#define RULEBOOK_RULE_FENCES_H

#include "rulebook/reading.h"

/* Takes them into the rule, whose declaration has been read. A page without any leaves the rule's as they were. */
bool rule_fences_read(const struct reading *reading, struct rule *rule);

/* Refuses a pattern on a page that declares no rule: nothing would ever run it. */
bool rule_fences_refuse(const struct page *page, struct error *error);

#endif
