/* Shared by abbreviation-not-bold and title-not-bold. */
#ifndef RULES_BOLD_H
#define RULES_BOLD_H

#include "engine/finding.h"
#include "list/list.h"

/* Reports the cells of that role that are not bold where the habit of their table is bold. */
void bold_check(const struct list *list, enum role role, struct findings *out);

#endif
