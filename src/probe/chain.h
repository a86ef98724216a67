/* What was asked for one link: its address, and those that redirects led to. */
#ifndef PROBE_CHAIN_H
#define PROBE_CHAIN_H

#include "probe/url.h"

enum { CHAIN_MOST_REDIRECTS = 10 };

struct hop {
    struct url url;
    int status;       /* 0: not answered */
    uint64_t cookies; /* what the chain held when this was asked */
};

struct chain {
    struct { struct hop *items; size_t count, capacity; } hops;
    struct text cookies; /* those of this chain, and of no other */
};

struct hop *chain_end(const struct chain *chain);
void chain_begin(struct chain *chain, const struct url *url, struct arena *arena);

enum chain_step {
    CHAIN_GOES_ON,
    CHAIN_TURNS_ROUND, /* in a circle, or too often */
    CHAIN_ENDS,        /* the redirect leads to no web address */
};

/* Adds the hop that the redirect leads to; where it does not, *problem says why not, in our words. */
enum chain_step chain_follow(struct chain *chain, struct text location, struct arena *arena, const char **problem);

#endif
