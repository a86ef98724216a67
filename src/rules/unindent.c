#include "rules/unindent.h"

#include "list/indentation.h"

void unindent_rows(const struct list *list, const struct stray *stray, size_t first, struct finding *finding,
                   struct findings *out)
{
    struct indentation indentation = indentation_of(list, stray);
    struct range surplus;
    for (size_t i = first; finding->fix && i < stray->rows.count; i++)
        if (indentation_is_surplus(&indentation, stray->rows.items[i], &surplus))
            finding_add_edit(out, finding, finding->fix->safety, surplus, TEXT(""),
                             (struct effect){.kind = EFFECT_NONE});
}
