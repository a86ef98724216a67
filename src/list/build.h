/* The steps of list_build, each in a file of its own, in the order in which they run. */
#ifndef LIST_BUILD_H
#define LIST_BUILD_H

#include "list/list.h"
#include "markdown/anchor.h"

/* links.c: headings, links and targets outside tables; raw HTML too. */
void build_block(struct list *list, const struct block *block, struct slugger *slugger, struct arena *arena);
/* Adds what spans found in a stretch of text hold of links and targets. */
void build_spans(struct list *list, const struct spans *spans, struct row *row, uint32_t list_depth, bool in_cell,
                 struct arena *arena);

void build_table(struct list *list, struct table *table, const struct block *block, struct arena *arena); /* table.c */
/* These need the tables and their links to be there. */
void build_entries(struct list *list, struct arena *arena); /* entry.c */
void build_habits(struct list *list, struct arena *arena);   /* habit.c */
void build_strays(struct list *list, struct arena *arena);  /* stray.c */
void build_updates(struct list *list, struct arena *arena); /* update.c */
void build_contents(struct list *list, struct arena *arena); /* contents.c */

#endif
