/* What the linter knows: rules, columns, venues and words, from the embedded pages and the pages laid over them.
 * Everything lives in the rulebook's arena, but for the compiled patterns, which rulebook_free gives back. */
#ifndef RULEBOOK_RULEBOOK_H
#define RULEBOOK_RULEBOOK_H

#include "base/arena.h"
#include "base/error.h"
#include "base/pattern.h"
#include "rulebook/page.h"
#include "rulebook/rule.h"
#include "rulebook/vocabulary.h"

struct rulebook {
    struct arena *arena;
    struct { struct rule *items; size_t count, capacity; } rules; /* sorted by name */
    struct { struct column_definition *items; size_t count, capacity; } columns;
    struct { struct venue *items; size_t count, capacity; } venues;
    struct { struct misspelling *items; size_t count, capacity; } misspellings;
    struct { struct host *items; size_t count, capacity; } hosts;
    struct { struct exception *items; size_t count, capacity; } exceptions;
    struct { struct link_policy *items; size_t count, capacity; } link_policies;
    struct words attributes;
    struct words files; /* globs of the lists that a .rsfm-lint.md names */
    struct settings settings;
    struct lookup *lookup; /* where each name stands in the arrays */
};

/* The embedded pages. They were checked when the program was built; an error here is a defect of ours. */
bool rulebook_load(struct rulebook *rulebook, struct arena *arena, struct error *error);
/* Lays a page over what is there. The page must outlive the rulebook. Pointers to the rulebook's items are good
 * until the next page is added. */
bool rulebook_add_page(struct rulebook *rulebook, const struct page *page, struct error *error);
/* Reads a page, or a folder's *.md in order of name (README.md and hidden files left out), and lays it over. */
bool rulebook_add_path(struct rulebook *rulebook, const char *path, struct error *error);
/* Compiles the patterns of the enabled rules and checks the names that rules give of each other; call once, when
 * all pages and options are in. */
bool rulebook_compile(struct rulebook *rulebook, struct error *error);
void rulebook_free(struct rulebook *rulebook);

/* By name or by a retired name; NULL when there is none. */
struct rule *rulebook_rule(const struct rulebook *rulebook, struct text name);
/* The known name that is nearest to a mistyped one; the empty text when none is near. */
struct text rulebook_nearest_rule(const struct rulebook *rulebook, struct text name);

/* By header cell: name or alias, without case and punctuation. NULL when the column is a stranger. */
const struct column_definition *rulebook_column(const struct rulebook *rulebook, struct text header);
/* By name or alias, without case and punctuation. NULL when the venue is not known. */
const struct venue *rulebook_venue(const struct rulebook *rulebook, struct text name);

/* By name, else by the first glob that fits; the host without port, in any letter case. NULL: it is not known. */
const struct host *rulebook_host(const struct rulebook *rulebook, struct text host);
/* What is known of a word that is in lower case; NULL when it is no misspelling. */
const struct misspelling *rulebook_misspelling(const struct rulebook *rulebook, struct text word);

/* The embedded pages' own discipline: every table of venues or misspellings is sorted by its first cells, without
 * case and punctuation. The error is at the first row that is not. */
bool rulebook_check_sorted(const struct page *page, struct error *error);

#endif
