/* The line by which editors find their way: path:line:column: severity: message [rule] */
#ifndef OUTPUT_HEADLINE_H
#define OUTPUT_HEADLINE_H

#include "markdown/source.h"
#include "output/writer.h"
#include "rulebook/rulebook.h"

/* Columns are bytes. rule is NULL for the note of a finding. */
void headline_write(struct writer *writer, const struct source *source, uint32_t offset, enum severity severity,
                    struct text message, const struct rule *rule);

enum style headline_style(enum severity severity);

#endif
