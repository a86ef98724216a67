/* What the command line and the environment say. */
#ifndef PROBE_SETTINGS_H
#define PROBE_SETTINGS_H

#include "probe/policy.h"

#include <stdio.h>

enum action { ACTION_PROBE, ACTION_HELP, ACTION_VERSION };

struct host_limit {
    struct text pattern; /* a glob, in lower case */
    unsigned limit;
};

struct settings {
    enum action action;
    unsigned in_flight, per_host;
    uint64_t deadline, timeout, connect_timeout, retry_delay; /* milliseconds; a deadline of 0 is none */
    bool checks_fragments;
    const char *ca_file; /* NULL: the system's */
    struct text token;   /* for api.github.com; empty: none */
    struct policy policy;
    struct { struct host_limit *items; size_t count, capacity; } host_limits; /* the last that fits counts */
};

bool settings_read(struct settings *settings, int argc, char **argv, struct arena *arena, struct error *error);
void settings_help(FILE *stream);

#endif
