/* Puts our git hook where git looks for it, and takes it away. */
#ifndef EDGE_HOOK_H
#define EDGE_HOOK_H

#include "base/error.h"
#include "base/text.h"

struct arena;

/* What was done, for the user. */
struct hook_result {
    struct text path;   /* of the hook */
    struct text before; /* of the hook that was there and still runs, or runs again; empty where there was none */
    bool is_changed;    /* else all was as wanted already */
};

/* The hook goes into the folder that git names, so core.hooksPath counts and worktrees share it. One of somebody
 * else's is kept beside it, and ours runs it first. Ours is brought up to date. */
bool hook_install(struct hook_result *result, struct arena *arena, struct error *error);
/* Takes ours away and puts back what was there before. */
bool hook_uninstall(struct hook_result *result, struct arena *arena, struct error *error);

#endif
