/* Holds the inline scanner against cmark-gfm on generated paragraphs and cells, and on lines and cells of files.
 *
 *     differential_inline [DOCUMENTS [SEED [FILE]...]]
 *
 * Each document is read by both; what they find is written down in one notation and must be the same. */
#include "base/arena.h"
#include "inline_notes.h"
#include "markdown/inline.h"
#include "markdown/row.h"
#include "markdown/source.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SHOWN_DIFFERENCES = 5,
    LONGEST_LINE = 16 * 1024,
    HELD_AGAINST = 29 << 16 | 6, /* 0.29.0.gfm.6: the version whose reading our scanner has */
};

struct run {
    uint64_t state; /* of the generator */
    struct arena arena; /* of one document */
    size_t compared, differences;
};

static const char *const definition_lines[] = {
    "[a]: /url-of-a",    "[b  c]: <u b> 'title'", "[ẞ]: https://x.y/a_(b)*c*&amp;\\_", "[*x*]: </z\\>> \"t\"",
    "[A]: /second-of-a", "[link]: #fragment",     "[!]: /exclamation",                  "[\\]]: <>",
};

static const char *const tokens[] = {
    /* those that pair */
    "*", "*", "*", "**", "**", "***", "****", "*****", "_", "_", "__", "___", "______", "a", "b", "c", " ", " ",
    " ", "!", ".", "(", ")", "[", "[", "]", "]", "![", "](", "](x)", "](y)", "中", "。", "`", "``", "```",
    /* brackets */
    "[", "]", "](", "](", "(", "(", ")", ")", ")", "[]", "][", "[x](y)", "[x](<a b>)", "![i](j)", "[a]", "[a][]",
    "[x][b c]", "[link]", "[x](y \"t\")", "[x](y 'a\\')", "(y (t))", "(y (t\\(u))", "[![i](j)](k)", "[^a]",
    "![^a]", "(<", "<>", "()", "\"t\"", "( y )", "\\'", "https://a.b/c_d_e?f=*&g=h",
    /* angles */
    "<", "<", ">", ">", "/>", "-->", "<!--", "<!-", "--", "-", "<?", "?", "?>", "?\?>", "<!A ", "<!",
    "<![CDATA[", "]]>", "]]", "</", "</a>", "<a", "<b c='", "<a href=\"x\">", " b=c", "='", "=\"", "=", "'", "\"",
    "<br>", "<br/>", "<a:", "<https://a.b/_c_*d*>", "<me@a.b>", "@", "<mailto:x@y.z>", "<ins>", "</ins>",
    /* escapes and references */
    "&amp;", "&lt;", "&#42;", "&#x5F;", "&bogus;", "&#0;", "&", ";", "\\", "\\", "\\*", "\\_", "\\[", "\\]",
    "\\(", "\\)", "\\`", "\\<", "\\>", "\\&", "\\\\", "\\\"", "\\!", "\\|", "\\|", "\\\\|",
    /* white space, words, other marks */
    " ", " ", " ", " ", "  ", "\t", "\v", "\f", "\n", "\n", "  \n", "\\\n", "\n  ", "!", "#", "^", "~", "$", "+",
    ".", ",", ":", "a", "A", "x", "link", "b c", "b C", "1", "é", "ß", "ẞ", "SS", "文", "中文：", "，",
    "（", "）", "「", "」", "€", "¡", "\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B", "\xE2\x80\xA8",
    "\xC2\x85", "😀", "**bold**", "*em*", "`code`", "` a `", "**[x](y)**",
};

enum { TOKEN_COUNT = sizeof tokens / sizeof *tokens, PAIRING_COUNT = 36 };

/* SplitMix64. */
static uint64_t next_random(struct run *run)
{
    uint64_t value = run->state += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
}

static size_t below(struct run *run, size_t limit)
{
    return (size_t)(next_random(run) % limit);
}

/* Most texts are made of few different tokens: so those meet each other more often. */
static struct text random_text(struct run *run, bool is_cell)
{
    enum { FEW = 8, LONGEST_TEXT = 40 };
    struct builder builder = {.arena = &run->arena};
    const char *few[FEW];
    size_t count = 1 + below(run, below(run, LONGEST_TEXT) + 1);
    size_t choice = 1 + below(run, FEW), of = below(run, 3) ? TOKEN_COUNT : PAIRING_COUNT;
    bool is_any = below(run, 4) == 0;
    for (size_t i = 0; i < FEW; i++)
        few[i] = tokens[below(run, of)];
    for (size_t i = 0; i < count; i++) {
        const char *token = is_any ? tokens[below(run, TOKEN_COUNT)] : few[below(run, choice)];
        if (!is_cell || !strchr(token, '\n'))
            builder_add(&builder, text_from(token));
    }
    return builder_text(&builder);
}

static void add_line(struct document *document, struct builder *content, struct text line, bool is_definition)
{
    size_t start = content->length;
    builder_add(content, line);
    document->range = (struct range){(uint32_t)start, (uint32_t)content->length};
    builder_add_byte(content, '\n');
    document->content = builder_text(content);
    if (is_definition)
        inline_scan_definition(document->content, document->range, content->arena, &document->definitions);
}

/* A page with the text as its only paragraph, or as the only cell of its only body row. */
static struct document make_document(struct run *run, struct text text, bool is_cell, size_t definition_count)
{
    struct document document = {.is_cell = is_cell};
    struct builder content = {.arena = &run->arena};
    for (size_t i = 0; i < definition_count; i++)
        add_line(&document, &content, text_from(definition_lines[i]), true);
    add_line(&document, &content, TEXT(""), false);
    if (is_cell) {
        add_line(&document, &content, TEXT("|a|"), false);
        add_line(&document, &content, TEXT("|-|"), false);
        text = text_format(&run->arena, "|%.*s|", TEXT_ARGUMENTS(text));
    }
    add_line(&document, &content, text, false);
    return document;
}

/* Where a blank line or a definition may have been: text that is not in the paragraph. */
static bool may_be_cut(struct text text)
{
    bool has_definition = text.length && text.bytes[0] == '[' && text_find(text, TEXT("]:"), 0) != TEXT_NOT_FOUND;
    for (struct text rest = text, line; rest.length;) {
        line = text_cut(&rest, '\n');
        if (text_is_blank(line))
            return true;
    }
    return has_definition;
}

/* The block that both are to read; NULL where the page turned out to be another one. Puts the range of its text
 * into the document. */
static cmark_node *find_block(cmark_node *root, struct document *document, struct arena *arena)
{
    cmark_node *block = cmark_node_first_child(root);
    if (!block || cmark_node_next(block))
        return NULL;
    if (document->is_cell) {
        struct cells cells = {0};
        row_scan(document->content, document->range, arena, &cells);
        document->range = cells.count == 1 ? cells.items[0].value : (struct range){0, 0};
        /* A vertical tab or form feed at a cell's start is the row scanner's matter: cmark drops it there. */
        if (document->range.start == document->range.end ||
            strchr("\v\f", document->content.bytes[document->range.start]))
            return NULL;
        return cmark_node_first_child(cmark_node_last_child(block));
    }
    struct text text = text_trim(text_range(document->content, document->range));
    return cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH && !may_be_cut(text) ? block : NULL;
}

static bool has_marks(struct text whole, enum span_kind kind)
{
    static const char *const first[] = {"*_", "*_", "[", "!", "<", "`", "<"};
    static const char *const last[] = {"*_", "*_", ")]", ")]", ">", "`", ">"};
    const char *bytes = whole.bytes;
    size_t end = whole.length;
    if (end < 3 || !strchr(first[kind], bytes[0]) || !strchr(last[kind], bytes[end - 1]))
        return false;
    if (kind == SPAN_STRONG && (end < 5 || bytes[1] != bytes[0] || bytes[end - 2] != bytes[0]))
        return false;
    return (kind > SPAN_STRONG || bytes[end - 1] == bytes[0]) && (kind != SPAN_IMAGE || bytes[1] == '[');
}

/* Whether every span has its marks, lies where it may and is in its place in the order. */
static bool spans_are_sound(const struct document *document, const struct spans *spans, struct arena *arena)
{
    struct range *open = arena_allocate_array(arena, spans->count + 1, sizeof *open);
    size_t depth = 0;
    uint32_t last_start = 0;
    open[0] = document->range;
    for (size_t i = 0; i < spans->count; i++) {
        const struct span *span = &spans->items[i];
        while (depth && open[depth].end <= span->whole.start)
            depth--;
        bool has_url = !span->is_reference && span->kind >= SPAN_LINK && span->kind <= SPAN_AUTOLINK;
        if (!range_contains(open[depth], span->whole) || !range_contains(span->whole, span->content) ||
            (has_url && !range_contains(span->whole, span->url)) || (i && span->whole.start <= last_start) ||
            !has_marks(text_range(document->content, span->whole), span->kind))
            return false;
        last_start = span->whole.start;
        open[++depth] = span->content;
    }
    return true;
}

static void show(struct run *run, const struct document *document, const char *what, struct text cmark,
                 struct text ours)
{
    run->differences++;
    if (run->differences > SHOWN_DIFFERENCES)
        return;
    struct text text = text_range(document->content, document->range);
    printf("%s in a %s%s:\n  text:  %.*s\n  cmark: %.*s\n  ours:  %.*s\n", what,
           document->is_cell ? "cell" : "paragraph", document->definitions.count ? " with definitions" : "",
           TEXT_ARGUMENTS(text), TEXT_ARGUMENTS(cmark), TEXT_ARGUMENTS(ours));
}

static void compare(struct run *run, struct document *document, cmark_node *block)
{
    struct builder cmark = {.arena = &run->arena}, ours = cmark, cmark_plain = cmark;
    struct spans spans = {0};
    inline_scan(document->content, document->range, document->is_cell, &document->definitions, &run->arena, &spans);
    struct text plain = inline_plain_text(document->content, document->range, document->is_cell,
                                          &document->definitions, &run->arena);
    struct text text = text_trim(text_range(document->content, document->range));
    document->range.start = (uint32_t)(text.bytes - document->content.bytes);
    document->range.end = document->range.start + (uint32_t)text.length;
    note_cmark(block, &cmark, &cmark_plain);
    run->compared++;
    if (!spans_are_sound(document, &spans, &run->arena)) {
        show(run, document, "unsound spans", builder_text(&cmark), TEXT(""));
        return;
    }
    note_ours(document, &spans, &ours);
    if (!text_equal(builder_text(&cmark), builder_text(&ours)))
        show(run, document, "other spans", builder_text(&cmark), builder_text(&ours));
    else if (!text_equal(builder_text(&cmark_plain), plain))
        show(run, document, "another text", builder_text(&cmark_plain), plain);
}

static void check_text(struct run *run, struct text text, bool is_cell, size_t definition_count)
{
    struct document document = make_document(run, text, is_cell, definition_count);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, document.content.bytes, document.content.length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_node *block = find_block(root, &document, &run->arena);
    if (block)
        compare(run, &document, block);
    cmark_node_free(root);
    cmark_parser_free(parser);
}

static void check_random_text(struct run *run)
{
    bool is_cell = below(run, 2) == 0, has_definitions = below(run, 3) == 0;
    size_t definition_count = has_definitions ? sizeof definition_lines / sizeof *definition_lines : 0;
    check_text(run, random_text(run, is_cell), is_cell, definition_count);
    arena_free(&run->arena);
}

static bool check_file(struct run *run, const char *path)
{
    struct arena arena = {0};
    struct source source;
    struct error error = {0};
    bool is_read = source_read(&source, path, -1, &arena, &error);
    for (uint32_t line = 0; is_read && line < source.line_count; line++) {
        struct range range = source_line_range(&source, line);
        struct cells cells = {0};
        if (range.end > source.valid_length || range.end - range.start > LONGEST_LINE)
            continue;
        check_text(run, source_text(&source, range), false, 0);
        row_scan(source.content, range, &run->arena, &cells);
        for (size_t i = 0; i < cells.count; i++)
            check_text(run, source_text(&source, cells.items[i].value), true, 0);
        arena_free(&run->arena);
    }
    arena_free(&arena);
    return is_read;
}

int main(int argument_count, char **arguments)
{
    size_t wanted = argument_count > 1 ? strtoull(arguments[1], NULL, 10) : 20000;
    uint64_t seed = argument_count > 2 ? strtoull(arguments[2], NULL, 10) : 1;
    struct run run = {.state = seed};
    bool is_read = true;
    if (cmark_version() > HELD_AGAINST) {
        printf("1..1\nok 1 # SKIP cmark-gfm %s reads comments, CDATA and some brackets otherwise than gfm.6\n",
               cmark_version_string());
        return 0;
    }
    cmark_gfm_core_extensions_ensure_registered();
    while (run.compared < wanted)
        check_random_text(&run);
    for (int i = 3; i < argument_count; i++) {
        if (check_file(&run, arguments[i]))
            continue;
        fprintf(stderr, "differential_inline: cannot read %s\n", arguments[i]);
        is_read = false;
    }
    printf("differential inline: %zu documents, seed %" PRIu64 ": %zu differences\n", run.compared, seed,
           run.differences);
    return run.differences || !is_read;
}
