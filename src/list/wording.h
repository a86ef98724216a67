/* Titles as words: whether two of them look like one title that was changed, judged by the words that are rare on
 * their page. In scripts without spaces each pair of neighbouring characters is a word. */
#ifndef LIST_WORDING_H
#define LIST_WORDING_H

#include "base/text.h"

struct arena;

/* Long enough to tell one paper from another, as Blog or PANGAEA is not. */
bool wording_is_sentence(struct text title);

struct wording;

/* Of titles it keeps hashes only. Lives in the arena. */
struct wording *wording_new(struct arena *arena);
/* First every title that will be asked about … */
void wording_add(struct wording *wording, struct text title);
/* … then every title of the page, once each, to learn which words are rare. */
void wording_count(struct wording *wording, struct text title);

/* Whether the titles share at least half of the shorter one's words, and a rare one of four letters or more among
 * them; or nearly all of their words, or all of the shorter one's. */
bool wording_is_related(struct wording *wording, struct text left, struct text right);

#endif
