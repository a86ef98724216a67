/* Anchors as GitHub makes them from headings: the algorithm of github-slugger, which follows GitHub's own. */
#ifndef MARKDOWN_ANCHOR_H
#define MARKDOWN_ANCHOR_H

#include "base/text.h"

struct arena;

/* The slug of a heading's text (tags dropped, character references decoded), before duplicates are numbered. */
struct text anchor_slug(struct arena *arena, struct text heading);

/* Numbers the duplicates of one page: the second "usage" becomes "usage-1", skipping names already given. */
struct slugger;
struct slugger *slugger_new(struct arena *arena, size_t heading_count);
struct text slugger_add(struct slugger *slugger, struct text slug);

/* The fragment of a link as a browser reads it: percent-escapes decoded. */
struct text anchor_fragment(struct arena *arena, struct text fragment);

#endif
