#include "rules/bold.h"
#include "rules/rules.h"

void check_title_not_bold(const struct list *list, struct findings *out)
{
    bold_check(list, ROLE_TITLE, out);
}
