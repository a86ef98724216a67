/* What a line of a page begins, by itself. */
#ifndef RULEBOOK_PAGE_LINE_H
#define RULEBOOK_PAGE_LINE_H

#include "base/text.h"

enum page_line {
    PAGE_LINE_BLANK,
    PAGE_LINE_HEADING,
    PAGE_LINE_FENCE,
    PAGE_LINE_COMMENT,
    PAGE_LINE_TABLE, /* its first byte is |, however far it is indented */
    PAGE_LINE_PROSE
};

/* Lines come without their line ending. */
enum page_line page_line(struct text line);
size_t page_line_indent(struct text line); /* in spaces */
bool page_line_is_code(struct text line);  /* indented so far that it would be code: by four spaces or a tab */

/* Of a trimmed line: 1 to 6; 0 when it is no ATX heading. */
size_t page_line_heading_level(struct text trimmed);
/* Of a trimmed line: how many ` or ~ open a fence with it; 0 when they do not. */
size_t page_line_fence_length(struct text trimmed);
bool page_line_closes_fence(struct text line, char mark, size_t length);

/* A delimiter row, with or without its outer pipes. */
bool page_line_is_delimiter(struct text line);

#endif
