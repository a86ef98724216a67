/* jansson, for the outputs that are JSON: memory that is not there ends the program, and texts need not be
 * UTF-8. */
#ifndef OUTPUT_JSON_VALUE_H
#define OUTPUT_JSON_VALUE_H

#include "base/text.h"

#include <jansson.h>
#include <stdio.h>

/* These take over the value. */
void json_set(json_t *object, const char *name, json_t *value);
void json_add(json_t *array, json_t *value);

/* Broken bytes become U+FFFD. The arena is needed no longer than the call. */
void json_set_text(json_t *object, const char *name, struct text text, struct arena *arena);
void json_set_number(json_t *object, const char *name, size_t number);

/* Writes the value on one line, past the writer, which knows what a terminal and GitHub must not see, and frees
 * it. */
void json_write(FILE *stream, json_t *value);

#endif
