/* What GitHub shows of a page, by cmark-gfm itself: HTML without emphasis, white space (hard line breaks too) and what
 * only spaces blocks. */
#ifndef TESTS_SHOWN_H
#define TESTS_SHOWN_H

#include "base/arena.h"
#include "base/text.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <stdlib.h>

static inline char *shown_html(struct text page)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_UNSAFE);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, page.bytes, page.length);
    cmark_node *root = cmark_parser_finish(parser);
    char *html = cmark_render_html(root, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(root);
    cmark_parser_free(parser);
    return html;
}

/* The tag at the start of the text, when it is one of those that count for nothing. */
static inline size_t shown_skip(struct text html)
{
    static const char *const tags[] = {"<strong>", "</strong>", "<em>", "</em>", "<p>", "</p>", "<tbody>", "</tbody>",
                                       "<br />"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (text_starts_with(html, text_from(tags[i])))
            return text_from(tags[i]).length;
    bool is_space = html.bytes[0] == ' ' || html.bytes[0] == '\t' || html.bytes[0] == '\n' || html.bytes[0] == '\r';
    return is_space ? 1 : text_starts_with(html, TEXT("\xC2\xA0")) ? 2 : 0;
}

static inline struct text shown_text(struct text page, struct arena *arena)
{
    char *html = shown_html(page);
    struct text rest = text_from(html);
    struct builder builder = {.arena = arena};
    while (rest.length) {
        size_t skipped = shown_skip(rest);
        if (!skipped)
            builder_add_byte(&builder, rest.bytes[0]);
        rest = text_slice(rest, skipped ? skipped : 1, rest.length);
    }
    free(html);
    return builder_text(&builder);
}

#endif
