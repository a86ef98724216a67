/* What a change brought: of the findings on a page those that the page before did not have. */
#ifndef ENGINE_NEWS_H
#define ENGINE_NEWS_H

#include "engine/finding.h"
#include "list/list.h"

/* Keys with how often each occurs. */
struct known_key {
    struct text key;
    size_t count;
};

struct known {
    struct known_key *items; /* sorted by key */
    size_t count, capacity;
};

/* Of two that know a key the larger count holds. */
void known_add(struct known *known, const struct known *more, struct arena *arena);
void known_add_findings(struct known *known, const struct findings *findings, struct arena *arena);

/* Which rules, by place in the rulebook, have findings of which it must be known how many there were before; and
 * those that they yield to. NULL: all. */
bool *news_rules_in_question(const struct list *list, const struct findings *findings, struct arena *arena);

bool known_has(const struct known *known, struct text key);

/* Leaves of the findings of a list with changes the news, and as notes those that were there and stand on changed
 * lines. Of equal keys as many are old as known says, those on untouched lines first. A rule of reach row says
 * nothing of an untouched line; of a pair the new half speaks. */
void news_select(const struct list *list, struct findings *findings, const struct known *known,
                 struct arena *arena);

/* Whether a finding of a page that is being repaired is news: one that came to light by a repair, or whose key is
 * among news, which are the keys of what news_select left of the page. */
bool news_has(const struct known *news, const struct known *known, const struct list *list,
              const struct finding *finding);

#endif
