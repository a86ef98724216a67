/* The rules themselves, for --list-rules and --explain. */
#ifndef OUTPUT_CATALOGUE_H
#define OUTPUT_CATALOGUE_H

#include "rulebook/rulebook.h"

#include <stdio.h>

/* A line a rule: name, severity or off, fix, what it finds. */
void catalogue_list(FILE *stream, const struct rulebook *rulebook);

/* The rule's page. */
void catalogue_explain(FILE *stream, const struct rule *rule);

#endif
