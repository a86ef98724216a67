/* Writes pages as C source: the data behind embedded_pages. */
#ifndef RULEBOOK_EMBED_H
#define RULEBOOK_EMBED_H

#include "rulebook/page.h"

/* The source is ASCII and holds no string literals, whose length compilers bound. */
struct text embed_pages(const struct page *pages, size_t count, struct arena *arena);

#endif
