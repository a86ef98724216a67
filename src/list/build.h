/* The steps of list_build, each in a file of its own, in the order in which they run. */
#ifndef LIST_BUILD_H
#define LIST_BUILD_H

#include "list/list.h"
#include "markdown/anchor.h"

struct relation;

/* One definition can give a long address to any number of links. */
enum { BOUND_REFERENCE_BYTES = 4 * 1024 * 1024 };

/* links.c: headings, links and targets outside tables; raw HTML too. */
void build_block(struct list *list, const struct block *block, struct slugger *slugger, struct arena *arena);
/* Whether the page has more links, headings and targets than may be read: the rest of it is left out. */
bool build_is_full(const struct list *list);
/* Adds what spans found in a stretch of text hold of links and targets. */
void build_spans(struct list *list, const struct spans *spans, struct row *row, uint32_t list_depth, bool in_cell,
                 struct arena *arena);

/* table.c */
void build_table(struct list *list, struct table *table, const struct block *block, struct arena *arena);
/* Makes the row unreliable, and its links those of no column. list.c */
void row_forget_roles(struct list *list, struct row *row);
/* These need the tables and their links to be there. */
void build_short_rows(struct list *list, struct arena *arena); /* short_row.c */
void build_conflicts(struct list *list, struct arena *arena); /* conflict.c */
void build_malformed(struct list *list, struct arena *arena); /* malformed.c */
void build_misplaced(struct list *list, struct arena *arena); /* misplaced.c */
void build_entries(struct list *list, struct arena *arena); /* entry.c */
void build_relations(struct list *list, struct arena *arena); /* relation.c */
void build_code_relations(struct list *list, struct relation *relations); /* code_relation.c */
void build_known_links(struct list *list, struct relation *relations); /* known_link.c */
void build_habits(struct list *list, struct arena *arena);   /* habit.c */
void build_strays(struct list *list, struct arena *arena);  /* stray.c */
void build_updates(struct list *list, struct arena *arena); /* update.c */
void build_contents(struct list *list, struct arena *arena); /* contents.c */
void build_anchors(struct list *list, struct arena *arena); /* anchors.c */
void build_malformed_fragments(struct list *list, struct arena *arena); /* malformed_fragment.c */
void build_allows(struct list *list, struct arena *arena); /* allow.c */

#endif
