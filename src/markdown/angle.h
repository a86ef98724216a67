/* What begins with <: autolinks and raw HTML, just as CommonMark 0.29 takes them inside of text. */
#ifndef MARKDOWN_ANGLE_H
#define MARKDOWN_ANGLE_H

#include "base/text.h"

/* What is known to stand nowhere in the rest of a text, so that no search for it is made twice. */
struct angle_memory {
    bool no_instruction_end, no_cdata_end, no_greater_than;
};

/* Both give the position behind the > of what starts at the < at `at`, or 0 when nothing does. */
uint32_t angle_autolink_end(struct text text, uint32_t at);
/* One memory serves one text, asked from left to right. */
uint32_t angle_html_end(struct text text, uint32_t at, struct angle_memory *memory);

#endif
