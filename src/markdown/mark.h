/* The marks of containers at the start of a line: > of a quote; -, *, +, 1. or 1) of a list item. */
#ifndef MARKDOWN_MARK_H
#define MARKDOWN_MARK_H

#include "base/text.h"

/* Where the first byte stands that is neither space nor tab. */
size_t mark_skip_blanks(struct text line, size_t at);
/* The length of the mark with which the text starts; 0 when it starts with none. */
size_t mark_length(struct text text);
/* Where the text starts behind all blanks and marks, or behind those of quotes alone. */
size_t mark_skip_all(struct text line);
size_t mark_skip_quotes(struct text line);

#endif
