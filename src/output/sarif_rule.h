/* A rule as SARIF has it. */
#ifndef OUTPUT_SARIF_RULE_H
#define OUTPUT_SARIF_RULE_H

#include "output/json_value.h"
#include "rulebook/rulebook.h"

json_t *sarif_rule(const struct rule *rule);

#endif
