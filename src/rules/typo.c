#include "base/arena.h"
#include "list/misspelt.h"
#include "list/place.h"
#include "list/prose.h"
#include "markdown/byte.h"
#include "rules/rules.h"

struct walk {
    const struct list *list;
    struct findings *out;
    struct prose prose;
};

/* What a correction may break, or put into somebody's mouth. */
enum standing {
    STANDING_OWN,    /* the keeper's own words */
    STANDING_TITLE,  /* a quotation */
    STANDING_NAME,   /* likewise, or the label of a link to something so called */
    STANDING_TARGET, /* a heading that links lead to by these words */
};

static enum role role_of(const struct prose_piece *piece)
{
    const struct table *table = piece->row->table;
    size_t column = (size_t)(piece->cell - piece->row->cells);
    return column < table->column_count ? table->columns[column].role : ROLE_NONE;
}

static enum standing standing_of(struct walk *walk, const struct prose_piece *piece, uint32_t offset)
{
    if (piece->block && piece->block->kind == BLOCK_HEADING)
        return STANDING_TARGET;
    if (piece->row && piece->row == &piece->row->table->header)
        return STANDING_OWN;
    enum role role = piece->row ? role_of(piece) : ROLE_NONE;
    if (role == ROLE_TITLE || (piece->row && role == ROLE_NONE))
        return STANDING_TITLE;
    bool is_name = role == ROLE_ABBREVIATION || (role != ROLE_CODE && prose_is_label(&walk->prose, offset));
    return is_name ? STANDING_NAME : STANDING_OWN;
}

static bool is_blank_or_pipe(char byte)
{
    return byte_is_space(byte) || byte == '|';
}

/* The word and what stands around it without a blank. */
static struct text surroundings(struct text content, struct range around, struct range word)
{
    enum { REACH = 256 };
    uint32_t start = word.start, end = word.end;
    while (start > around.start && word.start - start < REACH && !is_blank_or_pipe(content.bytes[start - 1]))
        start--;
    while (end < around.end && end - word.end < REACH && !is_blank_or_pipe(content.bytes[end]))
        end++;
    return text_slice(content, start, end);
}

/* A bare URL, a host, a file's name, an e-mail address, a formula's command. */
static bool is_in_address(struct walk *walk, const struct prose_piece *piece, struct range word)
{
    struct text content = walk->list->source->content;
    struct text text = surroundings(content, piece->range, word);
    if (text_find(text, TEXT("://"), 0) != TEXT_NOT_FOUND || text_find_byte(text, '@', 0) != TEXT_NOT_FOUND)
        return true;
    if (word.start > piece->range.start && content.bytes[word.start - 1] == '\\')
        return true;
    for (size_t i = 1; i + 1 < text.length; i++)
        if (text.bytes[i] == '.' && byte_is_letter_or_digit(text.bytes[i - 1]) &&
            byte_is_letter_or_digit(text.bytes[i + 1]))
            return true;
    return false;
}

static void report(struct walk *walk, const struct prose_piece *piece, const struct misspelt *misspelt)
{
    struct findings *out = walk->out;
    struct text word = list_text(walk->list, misspelt->range);
    struct text right = misspelt_correction(misspelt->misspelling, word, out->arena);
    enum standing standing = standing_of(walk, piece, misspelt->range.start);
    enum safety safety = standing == STANDING_OWN ? FIX_SAFE : FIX_UNSAFE;
    static const char *const remarks[] = {
        [STANDING_OWN] = "",
        [STANDING_TITLE] = ", unless the title is really spelt so",
        [STANDING_NAME] = ", unless the name is really spelt so",
        [STANDING_TARGET] = ", and in links to this heading too",
    };
    struct finding *finding = findings_add(out, misspelt->range, "%.*s is misspelt: write %.*s%s",
                                           TEXT_ARGUMENTS(word), TEXT_ARGUMENTS(right), remarks[standing]);
    struct effect effect = {.kind = EFFECT_REPLACES, .before = word, .after = right};
    finding->key_detail = word;
    if (standing != STANDING_TARGET)
        finding_add_edit(out, finding, safety, misspelt->range, right, effect);
}

static void check_until(struct walk *walk, const struct misspelt_filter *filter, size_t at, size_t end)
{
    const struct list *list = walk->list;
    struct text content = text_slice(list->source->content, 0, end);
    struct misspelt misspelt;
    struct prose_piece piece;
    while (misspelt_next(filter, list->context->rulebook, content, &at, &misspelt)) {
        uint32_t start = misspelt.range.start;
        if (prose_find(&walk->prose, start, &piece) != PROSE_WORDS || (piece.row && piece.row->is_unreliable) ||
            list_stray_row_at(list, start) || is_in_address(walk, &piece, misspelt.range))
            continue;
        report(walk, &piece, &misspelt);
    }
}

void check_typo(const struct list *list, struct findings *out)
{
    struct walk walk = {.list = list, .out = out, .prose = {.list = list, .arena = out->arena}};
    struct misspelt_filter filter;
    size_t at = 0;
    misspelt_prepare(&filter, list->context->rulebook);
    /* Half of a page is addresses, which need not be looked at. */
    for (size_t i = 0; i < list->links.count; i++) {
        struct range url = list->links.items[i].url;
        if (url.start < at || url.start == url.end)
            continue;
        check_until(&walk, &filter, at, url.start);
        at = url.end;
    }
    check_until(&walk, &filter, at, list->source->content.length);
}
