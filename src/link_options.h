/* The options about links. */
#ifndef LINK_OPTIONS_H
#define LINK_OPTIONS_H

#include "rulebook/rule.h"

struct reading;

/* Usual: all, but of a change what it touches. */
enum links_mode { LINKS_NONE, LINKS_USUAL, LINKS_ALL, LINKS_CHANGED };

enum { LINKS_DEADLINE = 900, LINKS_MAX_AGE = 24 * 60 * 60 }; /* seconds, where nothing else is said */

struct link_options {
    enum links_mode mode;
    bool dumps; /* shows the addresses and asks for none */
    struct words allowed;
    unsigned in_flight, per_host; /* 0: the prober's own numbers */
    unsigned deadline;            /* seconds */
    bool checks_fragments;
    bool has_no_cache;
    const char *cache;            /* NULL: the usual place */
    unsigned max_age;             /* seconds */
};

bool take_links(struct reading *reading);
bool take_links_allow(struct reading *reading);
bool take_links_in_flight(struct reading *reading);
bool take_links_per_host(struct reading *reading);
bool take_links_deadline(struct reading *reading);
bool take_links_fragments(struct reading *reading);
bool take_links_cache(struct reading *reading);
bool take_no_links_cache(struct reading *reading);
bool take_links_max_age(struct reading *reading);
bool take_dump_links(struct reading *reading);

#endif
