/* A finding as SARIF has it. */
#ifndef OUTPUT_SARIF_RESULT_H
#define OUTPUT_SARIF_RESULT_H

#include "engine/finding.h"
#include "output/json_value.h"
#include "output/region.h"

/* uri: of the file. rule_index: of the rule among those that the run names. fingerprint: no other result of the run
 * has it, and the same finding has it in the next run. */
json_t *sarif_result(const struct finding *finding, const struct regions *regions, struct text uri,
                     size_t rule_index, struct text fingerprint);

/* A path as the reference of a URI. */
struct text sarif_uri(struct text path, struct arena *arena);

#endif
