#include "base/arena.h"
#include "rules/probed.h"

static void report(const struct probed *probed)
{
    struct text reason = probed->probe->reason, way = probed_way(probed);
    probed_add(probed, text_format(probed->out->arena, "not asked for%.*s: %.*s", TEXT_ARGUMENTS(way),
                                   TEXT_ARGUMENTS(reason)));
}

void check_refused_link(const struct list *list, struct findings *out)
{
    probed_each(list, VERDICT_REFUSED, out, report);
}
