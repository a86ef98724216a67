/* How a cell was meant whose stars GitHub shows. */
#ifndef LIST_STAR_REPAIR_H
#define LIST_STAR_REPAIR_H

#include "list/list.h"
#include "list/stars.h"

enum star_fault {
    STARS_FINE,
    STARS_UNCLOSED,    /* **x */
    STARS_UNOPENED,    /* x** */
    STARS_BLANK,       /* ** x** */
    STARS_PUNCTUATION, /* **x:**y */
    STARS_SURPLUS,     /* ***x** */
    STARS_EMPTY,       /* **** */
};

struct starred_cell {
    const struct list *list;
    struct range value;
    bool is_bold_column; /* the cells of its column are bold from end to end */
    struct star_runs runs;
};

/* What is wrong with run i. Stars that may well be meant (a footnote's, f(**a, **b)) are fine. */
enum star_fault star_fault_of(const struct starred_cell *cell, size_t i);

/* The cell's value without that fault and any other; the empty text where more than one would do. */
struct text star_repair(const struct starred_cell *cell, enum star_fault fault, struct arena *arena);

/* Whether the second mark of the pair that run i and the next were meant as stands in a text without blanks between
 * its words, as Chinese is written. */
bool star_pair_is_wide(const struct starred_cell *cell, size_t i);

/* star_repair of that pair alone, with the letters beside it; *place is where they stand. */
struct text star_pair_repair(const struct starred_cell *cell, size_t i, struct range *place, struct arena *arena);

#endif
