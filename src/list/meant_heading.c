#include "list/meant_heading.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/place.h"
#include "markdown/inline.h"

enum {
    MOST_WORK = 40 * 1000 * 1000, /* bytes held against bytes */
    LONGEST_COMPARED = 256,        /* bytes: a heading or a link's text */
    LIKE_ENOUGH = 50,              /* percent */
};

static struct text next_word(struct text text, size_t *at)
{
    size_t start, end = *at;
    do {
        start = end;
        if (end == text.length)
            return TEXT("");
    } while (!utf8_is_letter_or_digit(utf8_next(text, &end)));
    for (*at = end; end < text.length && utf8_is_letter_or_digit(utf8_next(text, &end)); *at = end)
        ;
    return text_slice(text, start, *at);
}

static bool holds_word(struct text text, struct text wanted)
{
    for (size_t at = 0;;) {
        struct text word = next_word(text, &at);
        if (!word.length)
            return false;
        if (text_equal(word, wanted))
            return true;
    }
}

static size_t count_words(struct text text, struct text also_in, size_t *shared)
{
    size_t count = 0;
    *shared = 0;
    for (size_t at = 0;; count++) {
        struct text word = next_word(text, &at);
        if (!word.length)
            return count;
        *shared += holds_word(also_in, word);
    }
}

/* In percent: the words that both have, or the letters that need no change, whichever says more. */
static size_t likeness(struct meant_headings *search, struct text left, struct text right)
{
    size_t shared, ignored;
    if (left.length > LONGEST_COMPARED || right.length > LONGEST_COMPARED)
        return 0;
    search->work += left.length * right.length;
    size_t words = count_words(left, right, &shared) + count_words(right, left, &ignored);
    size_t by_words = words ? shared * 200 / words : 0;
    size_t longer = left.length > right.length ? left.length : right.length;
    size_t distance = text_distance(left, right, longer / 3);
    size_t by_letters = longer && distance <= longer / 3 ? 100 - distance * 100 / longer : 0;
    return by_words > by_letters ? by_words : by_letters;
}

static void fold_headings(struct meant_headings *search)
{
    const struct list *list = search->list;
    if (search->folded)
        return;
    search->folded = arena_allocate_array(search->arena, list->headings.count, sizeof *search->folded);
    for (size_t i = 0; i < list->headings.count; i++)
        search->folded[i] = utf8_folded(search->arena, list->headings.items[i].text);
}

/* The heading most like the link's text or fragment that no contents line links already. */
static const struct heading *find_nearest(struct meant_headings *search, struct text label, struct text fragment,
                                          bool is_in_contents)
{
    const struct list *list = search->list;
    const struct heading *nearest = NULL;
    size_t best = LIKE_ENOUGH;
    label = utf8_folded(search->arena, label);
    fragment = utf8_folded(search->arena, fragment);
    fold_headings(search);
    for (size_t i = 0; i < list->headings.count; i++) {
        const struct heading *heading = &list->headings.items[i];
        if (!heading->slug.length || (is_in_contents && list->anchors->is_linked[i]))
            continue;
        if (++search->work > MOST_WORK)
            return NULL;
        size_t by_text = likeness(search, label, search->folded[i]);
        size_t by_slug = likeness(search, fragment, heading->slug);
        size_t like = by_text > by_slug ? by_text : by_slug;
        if (like > best) {
            best = like;
            nearest = heading;
        }
    }
    return nearest;
}

const struct heading *meant_heading(struct meant_headings *search, const struct link *link, struct text fragment,
                                    bool *is_certain)
{
    const struct list *list = search->list;
    struct text label = text_trim(inline_plain_text(list->source->content, link->label, link->row != NULL, NULL,
                                                    search->arena));
    const struct heading *titled = anchors_titled(list->anchors, label);
    *is_certain = titled != NULL;
    if (titled)
        return titled;
    return find_nearest(search, label, fragment, list_contents_link_at(list, link->whole.start) == link);
}
