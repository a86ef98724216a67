/* Runs a rule that is a page alone: its pattern on every subject that its Where names. */
#ifndef ENGINE_PATTERN_RULE_H
#define ENGINE_PATTERN_RULE_H

#include "engine/finding.h"
#include "list/list.h"

/* Fails where the pattern hits one of PCRE2's limits: the error names the page. */
bool pattern_rule_run(const struct list *list, const struct rule *rule, struct findings *findings,
                      struct error *error);

#endif
