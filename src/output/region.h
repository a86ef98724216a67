/* Places as GitHub reads them: lines end at LF, columns count characters from 1, and the end is exclusive. */
#ifndef OUTPUT_REGION_H
#define OUTPUT_REGION_H

#include "markdown/source.h"

struct region {
    uint32_t line, column, end_line, end_column;
};

/* How many characters stand before the bytes of a source, counted once so that each place is found quickly. */
struct regions {
    const struct source *source;
    uint32_t *characters; /* before every REGION_STEP-th byte; NULL where bytes are characters */
};

enum { REGION_STEP = 64 };

struct regions regions_of(const struct source *source, struct arena *arena);

/* Exactly these bytes. */
struct region region_exact(const struct regions *regions, struct range range);
/* What a reader sees marked: a line ending at the end of the range does not reach into the next line. */
struct region region_shown(const struct regions *regions, struct range range);

#endif
