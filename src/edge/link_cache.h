/* The links that were alive not long ago, kept from run to run: a line of JSON each, with the answer's time. */
#ifndef EDGE_LINK_CACHE_H
#define EDGE_LINK_CACHE_H

#include "base/error.h"
#include "list/probe.h"

struct link_cache {
    const char *path;
    long long now, max_age; /* seconds */
    struct text allowed; /* what the policy was opened for: links that were alive under another one are not taken */
};

/* $XDG_CACHE_HOME/rsfm-lint/links.jsonl, or below $HOME/.cache; NULL without either. */
const char *link_cache_usual_path(struct arena *arena);

/* Gives the verdict to every address that was alive or has moved less than max_age ago. A file that is not there
 * is an empty one; a damaged line does not count. */
bool link_cache_read(const struct link_cache *cache, struct probes *probes, struct error *error);

/* Adds what this run has learnt, and forgets what is no longer alive. Of runs side by side none loses what another
 * has added, and the file is whole at any time. */
bool link_cache_write(const struct link_cache *cache, const struct probes *probes, struct error *error);

/* The two without a file: what is recalled of its content, and what it is to hold from now on. */
void link_cache_recall(const struct link_cache *cache, struct text content, struct probes *probes);
struct text link_cache_renewed(const struct link_cache *cache, struct text content, const struct probes *probes,
                               struct arena *arena);

#endif
