#include "base/arena.h"
#include "rules/probed.h"

static void report(const struct probed *probed)
{
    struct text reason = probed->probe->reason, way = probed_way(probed);
    probed_add(probed, text_format(probed->out->arena,
                                   "the server turns programs away%.*s: %.*s. Only a browser can tell if it lives",
                                   TEXT_ARGUMENTS(way), TEXT_ARGUMENTS(reason)));
}

void check_blocked_link(const struct list *list, struct findings *out)
{
    probed_each(list, VERDICT_BLOCKED, out, report);
}
