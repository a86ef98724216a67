#include "rules/rules.h"

void check_too_complex(const struct list *list, struct findings *out)
{
    if (list->source->too_large)
        findings_add(out, (struct range){0, 0}, "the file is larger than 64 MiB: nothing of it is checked");
    else if (list->is_cut)
        findings_add(out, list->cut, "%.*s: nothing from here on is checked", TEXT_ARGUMENTS(list->cut_reason));
}
