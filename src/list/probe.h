/* What was learnt by asking for the addresses of lists: each address once, wherever it stands. */
#ifndef LIST_PROBE_H
#define LIST_PROBE_H

#include "base/text.h"

struct arena;
struct rulebook;

enum verdict {
    VERDICT_NONE, /* nothing is known yet */
    VERDICT_ALIVE,
    VERDICT_MOVED,       /* alive at the end, and the first hop was a permanent redirect */
    VERDICT_BLOCKED,     /* the server turns programs away: nothing is known */
    VERDICT_UNREACHABLE, /* no usable answer */
    VERDICT_DEAD,
    VERDICT_REFUSED,   /* by our own policy */
    VERDICT_UNCHECKED, /* there was no time left */
    VERDICT_COUNT
};

/* An address that was asked, and the status of its answer; 0: none. */
struct hop {
    struct text url;
    int status;
};

struct probe {
    struct text url; /* as it is asked for */
    unsigned in_flight; /* requests at once to its host; 0: as many as usual */
    struct { int *items; size_t count, capacity; } alive; /* statuses that the list's own page calls alive */
    enum verdict verdict;
    bool is_remembered; /* from an earlier run */
    int status;         /* of the last answer; 0: there was none */
    struct { struct hop *items; size_t count, capacity; } hops;
    struct text final;  /* the address at the end */
    struct text reason; /* in a few words */
};

struct probes {
    struct arena *arena;
    struct probe *items; /* sorted by address once they are settled */
    size_t count, capacity;
    bool has_fragments; /* whether addresses that differ in their fragment are two */
};

/* Whether an address can be asked for at all: it has a scheme and a host. */
bool probe_can_ask(struct text address);

/* Adds the address unless the rulebook's link policies say skip. */
void probes_add(struct probes *probes, const struct rulebook *rulebook, struct text address);
/* Makes one of equal ones and sorts them; to be called once, before what follows. */
void probes_settle(struct probes *probes);
/* NULL where nobody asked for it. */
struct probe *probes_find(const struct probes *probes, struct text address);

bool probe_skips(const struct rulebook *rulebook, struct text address);

/* As the prober writes it; VERDICT_NONE for any other word. */
enum verdict verdict_from_text(struct text text);
const char *verdict_name(enum verdict verdict);

#endif
