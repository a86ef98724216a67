/* The engine: runs every enabled rule on a list and gives the findings, selected and sorted. */
#ifndef ENGINE_LINT_H
#define ENGINE_LINT_H

#include "engine/finding.h"
#include "list/list.h"

/* A rule in C: a pure function of the list. */
typedef void check_function(const struct list *list, struct findings *out);

struct check {
    const char *rule; /* the rule's name, that is its page's */
    check_function *check;
};

struct checks {
    const struct check *items;
    size_t count;
};

/* Every rule without a pattern must have a check, and every check a rule. */
bool lint_verify(const struct rulebook *rulebook, struct checks checks, struct error *error);

/* Fails only where a rule's pattern hits a limit; the error then names the page. */
bool lint_run(const struct list *list, struct checks checks, struct arena *arena, struct findings *findings,
              struct error *error);
/* The same with some of the rules, by place in the rulebook. What those find is only right together with the rules
 * that they yield to. */
bool lint_run_some(const struct list *list, struct checks checks, const bool *wanted, struct arena *arena,
                   struct findings *findings, struct error *error);

#endif
