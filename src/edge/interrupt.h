/* Signals that ask us to end, kept waiting while something is under way that wants an orderly end. */
#ifndef EDGE_INTERRUPT_H
#define EDGE_INTERRUPT_H

#include <signal.h>
#include <stdbool.h>

struct interrupt {
    sigset_t watched;             /* SIGINT, SIGTERM and SIGHUP, as far as they are not ignored */
    sigset_t before;              /* the mask as it was */
    struct sigaction pipe_before; /* how SIGPIPE was dealt with */
};

/* From now until interrupt_release these signals wait, and a pipe that nobody reads gives EPIPE. */
void interrupt_hold(struct interrupt *interrupt);
bool interrupt_has_come(const struct interrupt *interrupt);
/* Takes the one that has come, so that it will do nothing more; 0 where none has. */
int interrupt_take(const struct interrupt *interrupt);
void interrupt_release(const struct interrupt *interrupt);

/* Ends the program as the signal would have. */
void interrupt_obey(int signal);

#endif
