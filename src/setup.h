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

/* A list's own page that is given, perhaps with its bytes, as git has them. */
struct configuration {
    const char *path;           /* NULL: none */
    const struct text *content; /* NULL: what the file holds; both live as long as the setups */
};
const struct rulebook *setups_find_for(struct setups *setups, const struct configuration *configuration,
                                       struct error *error);
void setups_free(struct setups *setups);

/* The rule of that name; without one the error names the nearest. */
struct rule *setup_rule(const struct rulebook *rulebook, struct text name, struct error *error);

#endif
