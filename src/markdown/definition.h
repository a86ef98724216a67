/* Link reference definitions by name. (They are added by inline_scan_definition, in inline.h.) */
#ifndef MARKDOWN_DEFINITION_H
#define MARKDOWN_DEFINITION_H

#include "markdown/inline.h"

struct document;

/* The first definition of what the label (without its brackets) says, or NULL. */
const struct definition *definitions_find(const struct definitions *definitions, struct text label);

/* Fills in the definitions of a page whose blocks are known. */
void definitions_collect(struct document *document, struct arena *arena);

#endif
