#include "list/hidden.h"

#include "markdown/html.h"

struct comments comments_of(const struct block *block)
{
    return (struct comments){.block = block, .searched = block->range.start};
}

bool comments_hide(struct comments *comments, const struct list *list, uint32_t line_start)
{
    const struct block *block = comments->block;
    struct html_piece piece;
    while (comments->last.end <= line_start && comments->searched < line_start &&
           html_next(list->source->content, &comments->searched, block->range.end, &piece)) {
        /* In Markdown, what is not closed is no comment. */
        bool is_closed = text_ends_with(list_text(list, piece.whole), TEXT("-->"));
        if (piece.kind == HTML_COMMENT && (block->kind == BLOCK_HTML || is_closed))
            comments->last = piece.whole;
    }
    return comments->last.start < line_start && line_start < comments->last.end;
}

bool block_is_comment(const struct list *list, const struct block *block)
{
    struct html_piece piece;
    uint32_t at = block->range.start;
    if (block->kind != BLOCK_HTML)
        return false;
    while (html_next(list->source->content, &at, block->range.end, &piece))
        if (piece.kind != HTML_COMMENT)
            return false;
    return text_starts_with(text_trim(list_text(list, block->range)), TEXT("<!--"));
}

bool block_is_verbatim(const struct list *list, const struct block *block)
{
    static const struct text tags[] = {{"<pre", 4},      {"<script", 7}, {"<style", 6},
                                       {"<textarea", 9}, {"<!", 2},      {"<?", 2}};
    struct text text = list_text(list, block->range);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (text.length >= tags[i].length &&
            text_equal_ignoring_case(text_slice(text, 0, tags[i].length), tags[i]))
            return true;
    return false;
}
