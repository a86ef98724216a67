/* Text from outside in a Markdown page of ours. What GitHub could make anything of (marks, links, HTML, mentions,
 * numbers of issues, commits, emoji codes) goes into code, the one place where it makes nothing of anything. */
#ifndef OUTPUT_MARKDOWN_TEXT_H
#define OUTPUT_MARKDOWN_TEXT_H

#include "output/writer.h"

/* The text as a code span; nothing for a blank one. */
void markdown_add_code(struct writer *writer, struct text text);

/* A sentence: plain words stay, the others become code. Must not begin a line. */
void markdown_add_words(struct writer *writer, struct text text);

/* Whether a line comes out of a block of code as it is. Controls, broken UTF-8, what looks like a workflow command
 * and too many back-ticks do not. */
bool markdown_can_be_block(struct text line);
/* Such a line as a block of code. */
void markdown_add_block(struct writer *writer, struct text line);

#endif
