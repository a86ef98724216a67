/* Stars in a cell: those that make text bold or italic, and those that GitHub shows as they stand. */
#ifndef LIST_STARS_H
#define LIST_STARS_H

#include "markdown/inline.h"

/* A run of stars that are shown. */
struct star_run {
    struct range range;
    bool follows_mark, precedes_mark; /* the star beside it is not shown: it begins or ends bold or italic text */
};

struct star_runs {
    struct star_run *items; /* from left to right */
    size_t count, capacity;
    bool has_bold; /* some of the text is bold */
};

/* Adds the runs of content[cell]; those in code, tags, addresses and behind a backslash are not among them. */
void stars_scan(struct text content, struct range cell, const struct definitions *definitions, struct arena *arena,
                struct star_runs *runs);

/* Whether a cell that holds this text is bold from end to end, without a star that is shown. */
bool stars_are_bold(struct text text, const struct definitions *definitions, struct arena *arena);

/* Takes stars and blanks off both ends. */
struct text stars_trim(struct text text);

#endif
