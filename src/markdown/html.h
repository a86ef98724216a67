/* Just enough of raw HTML: tags with their attributes, and comments, found in the raw bytes. */
#ifndef MARKDOWN_HTML_H
#define MARKDOWN_HTML_H

#include "base/text.h"

enum html_kind { HTML_OPEN_TAG, HTML_CLOSE_TAG, HTML_COMMENT };

struct html_piece {
    enum html_kind kind;
    struct range whole;
    struct range name;       /* of a tag, as written */
    struct range attributes; /* between the name and the closing > or /> */
};

/* The next piece that starts in content[*at, end); moves *at behind it. An unclosed comment goes on to end. */
bool html_next(struct text content, uint32_t *at, uint32_t end, struct html_piece *piece);

/* The value of an attribute (name in lower case, compared without case), without its quotes. */
bool html_attribute(struct text content, struct range attributes, struct text name, struct range *value);

/* The level of h1 … h6, else 0. */
int html_heading_level(struct text tag_name);

/* Character references (&amp; &#8211; &#x2013; …) decoded; named ones: those of HTML that lists use. */
struct text html_decoded(struct arena *arena, struct text text);

#endif
