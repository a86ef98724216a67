/* The change of a file as a unified diff, which git apply and patch -p1 take. */
#ifndef OUTPUT_UNIFIED_H
#define OUTPUT_UNIFIED_H

#include "base/text.h"

#include <stdio.h>

/* Writes nothing where both texts are the same. The lines are those of the file byte for byte, ended by LF; so they
 * are not cleaned as other output is. path is relative to where the diff will be applied, ./ before it left out. */
void unified_write(FILE *stream, const char *path, struct text before, struct text after);

#endif
