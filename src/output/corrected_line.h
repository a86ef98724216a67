/* A line of the list as it should be: with the fixes made that lie in it. */
#ifndef OUTPUT_CORRECTED_LINE_H
#define OUTPUT_CORRECTED_LINE_H

#include "engine/finding.h"
#include "markdown/source.h"

enum { CORRECTED_LINE_LIMIT = 8 * 1024 }; /* bytes: a longer line is not worked on */

struct corrected_line {
    struct text text; /* as it stands where nothing could be repaired */
    size_t safe;      /* how many of the findings are repaired in it by a safe fix */
    size_t unsafe;    /* and by one that is a guess */
};

/* Makes the fixes of findings that stand in one line, safe ones first; a fix is made whole or not at all, so one
 * that reaches beyond the line or overlaps another is left out. False where the line is too long. */
bool corrected_line_make(struct corrected_line *corrected, const struct source *source, uint32_t line,
                         const struct finding *findings, size_t count, struct arena *arena);

#endif
