/* What stands inside a paragraph, heading or cell: links, images, emphasis, code and raw HTML, found in the raw
 * bytes as GitHub's Markdown finds them (CommonMark 0.29, section 6), each with its exact range. */
#ifndef MARKDOWN_INLINE_H
#define MARKDOWN_INLINE_H

#include "base/text.h"

struct arena;

enum span_kind {
    SPAN_EMPHASIS, /* *…* or _…_ */
    SPAN_STRONG,   /* **…** or __…__ */
    SPAN_LINK,     /* [label](url) or, with a definition, [label][name], [name][] and [name] */
    SPAN_IMAGE,    /* likewise behind ! */
    SPAN_AUTOLINK, /* <https://…> or <me@…>, whose url is without mailto: as it is written */
    SPAN_CODE,     /* `…` */
    SPAN_HTML,     /* one tag or comment */
};

struct span {
    enum span_kind kind;
    struct range whole;   /* with its marks */
    struct range content; /* between its marks: the label of a link */
    struct range url;     /* the destination as written, without < and >; empty where there is none; for a reference
                             the range of the definition's destination */
    bool is_reference;
};

struct spans {
    struct span *items; /* in order of start; an outer span before those inside it */
    size_t count, capacity;
};

/* A link reference definition: [name]: url */
struct definition {
    struct text name; /* folded as CommonMark folds labels */
    struct range whole, url;
};

struct definitions {
    struct definition *items; /* in order of addition */
    size_t count, capacity;
    uint32_t *slots; /* where the first of each name stands, by hash: its index + 1 */
    size_t slot_count;
};

/* Adds the spans of content[range] to *spans. in_cell: \| counts as | before anything else. definitions may be
 * NULL. */
void inline_scan(struct text content, struct range range, bool in_cell, const struct definitions *definitions,
                 struct arena *arena, struct spans *spans);

/* Adds the definition that stands in content[line] (one line of a paragraph, from its first non-blank byte), if one
 * does. The first definition of a name counts. */
bool inline_scan_definition(struct text content, struct range line, struct arena *arena,
                            struct definitions *definitions);

/* A destination as a browser gets it: backslash escapes and character references decoded; in_cell: \| too. (In an
 * autolink a backslash escapes nothing.) */
struct text inline_url(struct arena *arena, struct text destination, bool in_cell);

/* The text that a reader sees of content[range]: marks dropped, code and labels kept, HTML tags and image
 * addresses dropped, escapes and character references decoded. */
struct text inline_plain_text(struct text content, struct range range, bool in_cell,
                              const struct definitions *definitions, struct arena *arena);

#endif
