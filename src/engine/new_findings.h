/* The third statement of the proof: what was repaired is found no more, and nothing bad is new. */
#ifndef ENGINE_NEW_FINDINGS_H
#define ENGINE_NEW_FINDINGS_H

#include "engine/proof.h"

void new_findings_check(struct proof *proof);

#endif
