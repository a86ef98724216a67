#include "base/arena.h"
#include "rules/probed.h"

static void report(const struct probed *probed)
{
    struct text reason = probed->probe->reason, way = probed_way(probed);
    probed_add(probed, text_format(probed->out->arena,
                                   "a dead link%.*s: %.*s. Correct the address, or remove the link",
                                   TEXT_ARGUMENTS(way), TEXT_ARGUMENTS(reason)));
}

void check_dead_link(const struct list *list, struct findings *out)
{
    probed_each(list, VERDICT_DEAD, out, report);
}
