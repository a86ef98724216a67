/* Where a program lies that belongs to ours. */
#ifndef EDGE_LOCATE_H
#define EDGE_LOCATE_H

struct arena;

/* The path of a program of that name: in the folder of our own, else in one of PATH. NULL where there is none. */
const char *locate_program(const char *name, struct arena *arena);

#endif
