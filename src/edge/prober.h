/* The client of rsfm-lint-probe, which asks for addresses. What it answers is taken for hostile. */
#ifndef EDGE_PROBER_H
#define EDGE_PROBER_H

#include "base/error.h"
#include "list/probe.h"
#include "rulebook/rule.h"

struct prober_terms {
    struct words allowed;          /* hosts and address ranges that the prober's policy would refuse */
    unsigned in_flight, per_host;  /* 0: the prober's own numbers */
    unsigned deadline;             /* seconds that it has for everything */
};

/* Is called again and again while verdicts come in, at least ten times a second. */
struct prober_watcher {
    void (*watch)(void *data, const struct probes *probes);
    void *data;
};

/* Asks for every address without a verdict and fills in what is learnt. False when the prober failed; what came
 * before is kept. *signal is the one (of SIGINT, SIGTERM, SIGHUP) that ended it early, or 0. No prober is
 * left behind, and none outlives us: it ends when nobody reads what it says. */
bool prober_run(const char *program, struct probes *probes, const struct prober_terms *terms,
                const struct prober_watcher *watcher, int *signal, struct error *error);

#endif
