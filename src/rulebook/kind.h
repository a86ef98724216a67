/* The kinds of tables that pages have. A kind is known by its set of header cells, in any order. */
#ifndef RULEBOOK_KIND_H
#define RULEBOOK_KIND_H

#include "rulebook/reading.h"

struct kind {
    const char *what;                      /* for messages */
    const char *columns[KIND_COLUMNS + 1]; /* the key first; ends in NULL */
    size_t required;                       /* so many of the first columns must be there */
    bool has_one_row;
    bool is_sorted; /* in the embedded pages, by the key */
    bool (*read_row)(struct reading *reading);
};

/* The table's kind; NULL with the error set when it has none. */
const struct kind *kind_of(const struct page *page, const struct page_table *table, struct arena *arena,
                           struct error *error);
/* Whether it is the table that makes a page a rule's. */
bool kind_is_rule(const struct kind *kind);

/* Reads the rows of one kind of table into the rulebook, each the row that reading stands on. */
bool rule_row(struct reading *reading);       /* rule_page.c */
bool column_row(struct reading *reading);     /* names.c */
bool venue_row(struct reading *reading);
bool attribute_row(struct reading *reading);  /* words.c */
bool misspelling_row(struct reading *reading);
bool host_row(struct reading *reading);
bool setting_row(struct reading *reading);
bool severity_row(struct reading *reading);   /* overlay.c */
bool exception_row(struct reading *reading);
bool link_row(struct reading *reading);
bool file_row(struct reading *reading);

/* Whether the page says Needs | rsfm-lint N for an N that this program does not know. */
bool setting_check_needs(const struct page *page, struct error *error);

#endif
