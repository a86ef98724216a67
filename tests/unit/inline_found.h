/* What the inline scanner finds, written so that a test can say it. */
#ifndef TESTS_UNIT_INLINE_FOUND_H
#define TESTS_UNIT_INLINE_FOUND_H

#include "base/arena.h"
#include "markdown/inline.h"

static const char *const kind_names[] = {"emphasis", "strong", "link", "image", "autolink", "code", "html"};

/* One line a span: its kind, its bytes, what stands between its marks and, for links, the destination. */
static inline const char *spans_in(struct arena *arena, const char *string, bool in_cell,
                                   const struct definitions *definitions)
{
    /* In the middle of a page: positions count from the page's start. */
    struct text content = text_format(arena, "before* %s *after", string);
    struct range range = {8, (uint32_t)content.length - 7};
    struct spans spans = {0};
    struct builder found = {.arena = arena};
    inline_scan(content, range, in_cell, definitions, arena, &spans);
    for (size_t i = 0; i < spans.count; i++) {
        const struct span *span = &spans.items[i];
        builder_format(&found, "%s: %.*s > %.*s", kind_names[span->kind],
                       TEXT_ARGUMENTS(text_range(content, span->whole)),
                       TEXT_ARGUMENTS(text_range(content, span->content)));
        if (span->is_reference)
            builder_format(&found, " > definition at %u-%u", span->url.start, span->url.end);
        else if (span->kind >= SPAN_LINK && span->kind <= SPAN_AUTOLINK)
            builder_format(&found, " > %.*s", TEXT_ARGUMENTS(text_range(content, span->url)));
        builder_add_byte(&found, '\n');
    }
    builder_add_byte(&found, '\0');
    return found.bytes;
}

#endif
