#include "markdown/inline.h"

#include "base/arena.h"
#include "markdown/angle.h"
#include "markdown/byte.h"
#include "markdown/code_span.h"
#include "markdown/definition.h"
#include "markdown/emphasis.h"
#include "markdown/link_syntax.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_DEPTH = 16 }; /* runs and brackets for which no memory is taken */

struct bracket {
    uint32_t start, content; /* at its [ or !, behind its [ */
    bool is_image, has_bracket_inside;
    size_t delimiter_count; /* when it was found */
};

struct brackets {
    struct bracket *items;
    size_t count, capacity;
};

/* Positions count from the start of the range, or within its unescaped copy, until all spans are found. */
struct scanner {
    struct text text;
    uint32_t at;
    const struct definitions *definitions;
    struct arena *arena, scratch;
    struct spans *spans;
    struct delimiters delimiters;
    struct brackets brackets;
    size_t closed_count; /* of the brackets: they stand before a link and so may open no link around it */
    struct angle_memory angles;
    struct code_memory codes;
};

static void add_span(struct scanner *scanner, enum span_kind kind, struct range whole, struct range content)
{
    struct span *span = array_add(scanner->arena, scanner->spans);
    *span = (struct span){.kind = kind, .whole = whole, .content = content};
    if (kind == SPAN_AUTOLINK)
        span->url = content;
}

static void scan_code(struct scanner *scanner)
{
    struct range open, close;
    bool is_code = code_span_find(scanner->text, scanner->at, &scanner->codes, &scanner->scratch, &open, &close);
    scanner->at = is_code ? close.end : open.end;
    if (is_code)
        add_span(scanner, SPAN_CODE, (struct range){open.start, close.end}, (struct range){open.end, close.start});
}

static void scan_angle(struct scanner *scanner)
{
    uint32_t at = scanner->at, end = angle_autolink_end(scanner->text, at);
    enum span_kind kind = end ? SPAN_AUTOLINK : SPAN_HTML;
    if (!end)
        end = angle_html_end(scanner->text, at, &scanner->angles);
    scanner->at = end ? end : at + 1;
    if (end)
        add_span(scanner, kind, (struct range){at, end}, (struct range){at + 1, end - 1});
}

static void open_bracket(struct scanner *scanner, uint32_t start)
{
    struct brackets *brackets = &scanner->brackets;
    bool is_image = scanner->text.bytes[start] == '!';
    scanner->at = start + (is_image ? 2 : 1);
    if (brackets->count)
        brackets->items[brackets->count - 1].has_bracket_inside = true;
    *array_add(&scanner->scratch, brackets) =
        (struct bracket){start, scanner->at, is_image, false, scanner->delimiters.count};
}

static uint32_t skip_gap(struct text text, uint32_t at)
{
    while (at < text.length && byte_is_gap(text.bytes[at]))
        at++;
    return at;
}

/* (url "title") behind the label. */
static bool scan_inline_link(struct scanner *scanner, struct span *link)
{
    struct text text = scanner->text;
    uint32_t at = scanner->at, end;
    if (at >= text.length || text.bytes[at] != '(' ||
        !link_destination_end(text, skip_gap(text, at + 1), &link->url, &end))
        return false;
    at = skip_gap(text, end);
    if (at > end)
        at = skip_gap(text, link_title_end(text, at));
    if (at >= text.length || text.bytes[at] != ')')
        return false;
    scanner->at = at + 1;
    return true;
}

/* [name], [] or nothing behind the label. */
static bool scan_reference_link(struct scanner *scanner, const struct bracket *opener, struct span *link)
{
    struct range label;
    if (!scanner->definitions || !scanner->definitions->count)
        return false;
    uint32_t end = link_label_end(scanner->text, scanner->at, &label);
    if (!end || label.start == label.end) {
        if (opener->has_bracket_inside)
            return false;
        label = link->content;
    }
    const struct definition *definition = definitions_find(scanner->definitions, text_range(scanner->text, label));
    if (!definition)
        return false;
    link->url = definition->url;
    link->is_reference = true;
    scanner->at = end ? end : scanner->at;
    return true;
}

static void close_bracket(struct scanner *scanner)
{
    struct brackets *brackets = &scanner->brackets;
    uint32_t close = scanner->at++;
    if (!brackets->count)
        return;
    struct bracket opener = brackets->items[--brackets->count];
    bool is_closed = !opener.is_image && brackets->count < scanner->closed_count;
    if (scanner->closed_count > brackets->count)
        scanner->closed_count = brackets->count;
    struct span link = {.kind = opener.is_image ? SPAN_IMAGE : SPAN_LINK, .content = {opener.content, close}};
    if (is_closed || (!scan_inline_link(scanner, &link) && !scan_reference_link(scanner, &opener, &link)))
        return;
    link.whole = (struct range){opener.start, scanner->at};
    *array_add(scanner->arena, scanner->spans) = link;
    emphasis_pair(&scanner->delimiters, opener.delimiter_count, scanner->arena, scanner->spans);
    if (!opener.is_image)
        scanner->closed_count = brackets->count;
}

static uint32_t next_special(struct text text, uint32_t at)
{
    static const bool is_special[256] = {['\\'] = true, ['`'] = true, ['<'] = true, ['*'] = true,
                                         ['_'] = true,  ['['] = true, [']'] = true, ['!'] = true};
    while (at < text.length && !is_special[(unsigned char)text.bytes[at]])
        at++;
    return at;
}

/* What ![^ opens would be a footnote in cmark-gfm, and is no image even where footnotes are off. */
static bool is_image_start(struct text text, uint32_t at)
{
    return at + 1 < text.length && text.bytes[at + 1] == '[' &&
           (at + 2 == text.length || text.bytes[at + 2] != '^');
}

static void scan_special(struct scanner *scanner)
{
    struct text text = scanner->text;
    uint32_t at = scanner->at;
    switch (text.bytes[at]) {
    case '\\':
        scanner->at += at + 1 < text.length && byte_is_punctuation(text.bytes[at + 1]) ? 2 : 1;
        break;
    case '`':
        scan_code(scanner);
        break;
    case '<':
        scan_angle(scanner);
        break;
    case '[':
        open_bracket(scanner, at);
        break;
    case ']':
        close_bracket(scanner);
        break;
    case '!':
        if (is_image_start(text, at))
            open_bracket(scanner, at);
        else
            scanner->at++;
        break;
    default:
        scanner->at = emphasis_add_run(&scanner->delimiters, text, at, &scanner->scratch);
    }
}

/* Turns every \| into | in a copy. Gives for each of its positions, its end too, where that stands in the cell. */
static const uint32_t *unescape_pipes(struct text *cell, struct arena *scratch)
{
    char *bytes = arena_allocate(scratch, cell->length);
    uint32_t *origins = arena_allocate_array(scratch, cell->length + 1, sizeof *origins), length = 0;
    for (uint32_t i = 0; i < cell->length; i++) {
        origins[length] = i;
        if (cell->bytes[i] == '\\' && i + 1 < cell->length && cell->bytes[i + 1] == '|')
            i++;
        bytes[length++] = cell->bytes[i];
    }
    origins[length] = (uint32_t)cell->length;
    *cell = (struct text){bytes, length};
    return origins;
}

static struct range locate(struct range range, uint32_t start, const uint32_t *origins)
{
    if (origins)
        range = (struct range){origins[range.start], origins[range.end]};
    return (struct range){start + range.start, start + range.end};
}

static int compare_starts(const void *left, const void *right)
{
    uint32_t a = ((const struct span *)left)->whole.start, b = ((const struct span *)right)->whole.start;
    return (a > b) - (a < b);
}

/* No two spans start at one place: each has a mark of its own. */
static void finish(struct span *spans, size_t count, uint32_t start, const uint32_t *origins)
{
    bool is_sorted = true;
    for (size_t i = 0; i < count; i++) {
        spans[i].whole = locate(spans[i].whole, start, origins);
        spans[i].content = locate(spans[i].content, start, origins);
        bool has_own_url = !spans[i].is_reference && spans[i].kind >= SPAN_LINK && spans[i].kind <= SPAN_AUTOLINK;
        if (has_own_url)
            spans[i].url = locate(spans[i].url, start, origins);
        is_sorted &= !i || spans[i - 1].whole.start < spans[i].whole.start;
    }
    if (!is_sorted)
        qsort(spans, count, sizeof *spans, compare_starts);
}

void inline_scan(struct text content, struct range range, bool in_cell, const struct definitions *definitions,
                 struct arena *arena, struct spans *spans)
{
    struct text text = text_trim(text_range(content, range));
    uint32_t start = (uint32_t)(text.bytes - content.bytes);
    const uint32_t *origins = NULL;
    size_t first = spans->count;
    uint32_t at = next_special(text, 0);
    if (at == text.length)
        return;
    struct delimiter delimiters[USUAL_DEPTH];
    struct bracket brackets[USUAL_DEPTH];
    struct scanner scanner = {.definitions = definitions,
                              .arena = arena,
                              .spans = spans,
                              .delimiters = {delimiters, 0, USUAL_DEPTH},
                              .brackets = {brackets, 0, USUAL_DEPTH}};
    if (in_cell && memchr(text.bytes, '|', text.length)) {
        origins = unescape_pipes(&text, &scanner.scratch);
        at = next_special(text, 0);
    }
    scanner.text = text;
    while ((scanner.at = at) < text.length) {
        scan_special(&scanner);
        at = next_special(text, scanner.at);
    }
    emphasis_pair(&scanner.delimiters, 0, arena, spans);
    if (spans->count > first)
        finish(spans->items + first, spans->count - first, start, origins);
    arena_free(&scanner.scratch);
}
