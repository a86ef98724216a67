#ifndef PROBE_CLOCK_H
#define PROBE_CLOCK_H

#include <stdint.h>

#define CLOCK_NEVER UINT64_MAX

/* Milliseconds since some moment before the start; never goes back. */
uint64_t clock_now(void);

#endif
