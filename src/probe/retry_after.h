#ifndef PROBE_RETRY_AFTER_H
#define PROBE_RETRY_AFTER_H

#include "base/text.h"

enum { RETRY_AFTER_NONE = -1, RETRY_AFTER_MOST = 60 };

/* The seconds that a Retry-After asks for, a number or a date, between 0 and RETRY_AFTER_MOST; RETRY_AFTER_NONE for
 * what is neither. now: seconds since 1970. */
int retry_after_read(struct text text, int64_t now);

#endif
