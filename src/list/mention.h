/* How an entry is spoken of: the name that tells it from others, and what a message calls it. */
#ifndef LIST_MENTION_H
#define LIST_MENTION_H

#include "list/list.h"

/* Its abbreviation, or where the table has none the label of its paper link, unless that is a title or a word such
 * as Paper. The empty text for none. */
struct text mention_name(const struct list *list, const struct entry *entry);

/* Whether two names are one: case, spaces, hyphens and the like do not count, but SatMAE++ is not SatMAE. */
bool mention_is_same(struct text left, struct text right);

/* Both have a name, and another one. */
bool mention_differs(const struct list *list, const struct entry *left, const struct entry *right);

/* Its name, else the beginning of its title in quotation marks. */
struct text mention_entry(const struct list *list, const struct entry *entry, struct arena *arena);
/* The line on which an editor shows it. */
uint32_t mention_line(const struct list *list, const struct entry *entry);
/* Where a note about it points: its first cell that says who it is. */
struct range mention_place(const struct entry *entry);

#endif
