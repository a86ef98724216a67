/* Requests become probes: one for all that ask for the same page. */
#ifndef PROBE_INTAKE_H
#define PROBE_INTAKE_H

#include "probe/scheduler.h"

void intake_take(struct scheduler *scheduler, const struct request *request);

/* Tells the verdict on a request that is not asked for. */
void intake_tell(struct scheduler *scheduler, const struct request *request, enum verdict verdict,
                 const char *reason);

#endif
