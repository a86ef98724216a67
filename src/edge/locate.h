/* Where our program lies, and one that belongs to it. */
#ifndef EDGE_LOCATE_H
#define EDGE_LOCATE_H

#include "base/text.h"

struct arena;

/* The path of our own program, ended by NUL; the empty text where the system does not tell. */
struct text locate_self(struct arena *arena);

/* The path of a program of that name: in the folder of our own, else in one of PATH. NULL where there is none. */
const char *locate_program(const char *name, struct arena *arena);

#endif
