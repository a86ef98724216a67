/* A program that works for us: started without a shell, fed through one pipe and read through another. */
#ifndef EDGE_CHILD_H
#define EDGE_CHILD_H

#include "base/error.h"

#include <sys/types.h>

struct child {
    pid_t process;
    int input, output; /* its standard input and output, neither of which blocks us; -1 once closed */
};

/* arguments end in NULL; the first is the path of the program. It has a process group of its own, so that what is
 * typed at the terminal comes to us alone, and the signals that it would have without us. */
bool child_start(struct child *child, const char *const *arguments, struct error *error);

void child_close_input(struct child *child);

/* Closes its input and sees it end: by itself within a moment, else by force; at once by force where that is asked
 * for. Closes its output and gives its wait status. */
int child_end(struct child *child, bool by_force);

#endif
