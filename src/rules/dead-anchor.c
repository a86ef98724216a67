#include "base/arena.h"
#include "base/utf8.h"
#include "markdown/anchor.h"
#include "rules/rules.h"

#include <stdlib.h>

enum {
    MOST_COMPARISONS = 2000 * 1000, /* of a dead link with a heading, in search of the one that was meant */
    LIKE_ENOUGH = 50,               /* percent */
};

struct name {
    struct text text;
    const struct heading *heading; /* NULL: an id or name attribute */
};

struct names {
    struct name *items;
    size_t count, capacity;
};

struct anchors {
    const struct list *list;
    struct names targets; /* sorted: what a fragment can be */
    struct names titles;  /* sorted: the headings by their texts */
    bool *is_linked;      /* by heading: a contents line leads there */
    size_t comparisons;
    struct arena *arena;
};

static int compare_names(const void *left, const void *right)
{
    return text_compare(((const struct name *)left)->text, ((const struct name *)right)->text);
}

static void sort(struct names *names)
{
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
}

static const struct name *find(const struct names *names, struct text text)
{
    struct name wanted = {.text = text};
    return names->count ? bsearch(&wanted, names->items, names->count, sizeof wanted, compare_names) : NULL;
}

/* GitHub puts this before every id, and its script takes it off again. */
static struct text without_prefix(struct text name)
{
    struct text prefix = TEXT("user-content-");
    return text_starts_with(name, prefix) ? text_slice(name, prefix.length, name.length) : name;
}

static struct text lowered(struct text text, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    for (size_t at = 0; at < text.length;)
        utf8_add(&builder, utf8_lower(utf8_next(text, &at)));
    return builder_text(&builder);
}

static bool is_in_page(const struct link *link)
{
    return !link->is_image && link->address.length > 1 && link->address.bytes[0] == '#';
}

static struct text fragment_of(const struct link *link, struct arena *arena)
{
    return without_prefix(anchor_fragment(arena, text_slice(link->address, 1, link->address.length)));
}

/* As a browser on github.com finds it: exactly, else in lower case. */
static const struct name *find_target(const struct anchors *anchors, struct text fragment)
{
    const struct name *exact = find(&anchors->targets, fragment);
    return exact ? exact : find(&anchors->targets, lowered(fragment, anchors->arena));
}

static void collect_targets(struct anchors *anchors)
{
    const struct list *list = anchors->list;
    for (size_t i = 0; i < list->headings.count; i++) {
        const struct heading *heading = &list->headings.items[i];
        *array_add(anchors->arena, &anchors->targets) = (struct name){without_prefix(heading->slug), heading};
        *array_add(anchors->arena, &anchors->titles) = (struct name){text_trim(heading->text), heading};
    }
    for (size_t i = 0; i < list->targets.count; i++)
        *array_add(anchors->arena, &anchors->targets) = (struct name){without_prefix(list->targets.items[i].name), NULL};
    *array_add(anchors->arena, &anchors->targets) = (struct name){TEXT("top"), NULL};
    sort(&anchors->targets);
    sort(&anchors->titles);
}

static void collect_linked(struct anchors *anchors)
{
    const struct list *list = anchors->list;
    anchors->is_linked = arena_allocate_array(anchors->arena, list->headings.count, sizeof *anchors->is_linked);
    for (size_t i = 0; i < list->contents.count; i++) {
        const struct name *name = find_target(anchors, fragment_of(list->contents.items[i], anchors->arena));
        if (name && name->heading)
            anchors->is_linked[name->heading - list->headings.items] = true;
    }
}

/* The heading whose text is the link's, when there is exactly one. */
static const struct heading *find_by_text(const struct anchors *anchors, struct text label)
{
    const struct name *first = anchors->titles.items, *found = find(&anchors->titles, label);
    if (!found || (found > first && text_equal(found[-1].text, label)) ||
        (found + 1 < first + anchors->titles.count && text_equal(found[1].text, label)))
        return NULL;
    return found->heading;
}

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

/* In percent: the words that both have, or the letters that need no change, whichever says more. Folded texts of
 * headings, which are short; longer ones are not compared. */
static size_t likeness(struct text left, struct text right)
{
    enum { LONGEST = 256 };
    size_t shared, ignored;
    if (left.length > LONGEST || right.length > LONGEST)
        return 0;
    size_t words = count_words(left, right, &shared) + count_words(right, left, &ignored);
    size_t by_words = words ? shared * 200 / words : 0;
    size_t longer = left.length > right.length ? left.length : right.length;
    size_t distance = text_distance(left, right, longer / 3);
    size_t by_letters = longer && distance <= longer / 3 ? 100 - distance * 100 / longer : 0;
    return by_words > by_letters ? by_words : by_letters;
}

/* The heading most like the link's text or fragment that no contents line links already. */
static const struct heading *find_nearest(struct anchors *anchors, struct text label, struct text fragment,
                                          bool is_in_contents)
{
    const struct list *list = anchors->list;
    const struct heading *nearest = NULL;
    size_t best = LIKE_ENOUGH;
    label = utf8_folded(anchors->arena, label);
    fragment = utf8_folded(anchors->arena, fragment);
    for (size_t i = 0; i < list->headings.count && anchors->comparisons < MOST_COMPARISONS; i++) {
        const struct heading *heading = &list->headings.items[i];
        if (is_in_contents && anchors->is_linked[i])
            continue;
        anchors->comparisons++;
        size_t by_text = likeness(label, utf8_folded(anchors->arena, heading->text));
        size_t by_slug = likeness(fragment, heading->slug);
        size_t like = by_text > by_slug ? by_text : by_slug;
        if (like > best) {
            best = like;
            nearest = heading;
        }
    }
    return nearest;
}

static bool is_contents_link(const struct list *list, const struct link *link)
{
    for (size_t low = 0, high = list->contents.count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (list->contents.items[middle] == link)
            return true;
        if (list->contents.items[middle]->whole.start < link->whole.start)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static void report(struct anchors *anchors, const struct link *link, struct text fragment, struct findings *out)
{
    const struct list *list = anchors->list;
    struct text label = text_trim(inline_plain_text(list->source->content, link->label, link->row != NULL, NULL,
                                                    anchors->arena));
    const struct heading *heading = find_by_text(anchors, label);
    enum safety safety = heading ? FIX_SAFE : FIX_UNSAFE;
    if (!heading)
        heading = find_nearest(anchors, label, fragment, is_contents_link(list, link));
    if (!heading) {
        findings_add(out, link->url, "no heading has the anchor #%.*s: the link leads nowhere", TEXT_ARGUMENTS(fragment))
            ->key_detail = fragment;
        return;
    }
    struct text wanted = text_format(out->arena, "#%.*s", TEXT_ARGUMENTS(heading->slug));
    struct finding *finding =
        findings_add(out, link->url, safety == FIX_SAFE ? "no heading has the anchor #%.*s: write %.*s"
                                                        : "no heading has the anchor #%.*s: did you mean %.*s?",
                     TEXT_ARGUMENTS(fragment), TEXT_ARGUMENTS(wanted));
    finding->key_detail = fragment;
    finding_add_note(out, finding, heading->range, "the heading");
    finding_add_edit(out, finding, safety, link->url, wanted,
                     (struct effect){.kind = EFFECT_CHANGES_LINK, .before = link->address, .after = wanted});
}

void check_dead_anchor(const struct list *list, struct findings *out)
{
    struct anchors anchors = {.list = list, .arena = out->arena};
    bool is_ready = false;
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        if (!is_in_page(link))
            continue;
        if (!is_ready) {
            collect_targets(&anchors);
            collect_linked(&anchors);
            is_ready = true;
        }
        struct text fragment = fragment_of(link, out->arena);
        if (!find_target(&anchors, fragment))
            report(&anchors, link, fragment, out);
    }
}
