/* What follows from an answer. */
#ifndef PROBE_INQUIRY_H
#define PROBE_INQUIRY_H

#include "probe/scheduler.h"

enum { PROBE_TRIES = 3 };

void inquiry_begin(struct scheduler *scheduler, struct probe *probe);
void inquiry_begin_again(struct scheduler *scheduler, struct probe *probe); /* in the second pass */
void inquiry_take_answer(struct scheduler *scheduler, struct probe *probe, const struct answer *answer);

/* The host of the probe cannot be asked: its name leads nowhere, it is down, or it turns all away. */
void inquiry_take_failure(struct scheduler *scheduler, struct probe *probe, enum failure failure,
                          const char *problem);
void inquiry_is_turned_away(struct scheduler *scheduler, struct probe *probe);

void inquiry_leave(struct scheduler *scheduler, struct probe *probe); /* the deadline came first */

#endif
