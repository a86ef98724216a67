/* Which rulebook governs a list: the built-in pages, the list's own page, --rules in order, then the options. */
#ifndef SETUP_H
#define SETUP_H

#include "options.h"

struct setups {
    const struct options *options;
    struct arena *arena; /* of the whole run */
    struct setup **items;
    size_t count, capacity;
};

/* The rulebook for the list of that path, made once for all lists that share a page of their own; NULL when a page
 * or an option is wrong. It lives until setups_free. */
const struct rulebook *setups_find(struct setups *setups, const char *list_path, struct error *error);
void setups_free(struct setups *setups);

/* The rule of that name; without one the error names the nearest. */
struct rule *setup_rule(const struct rulebook *rulebook, struct text name, struct error *error);

#endif
