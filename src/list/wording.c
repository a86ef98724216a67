#include "list/wording.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>

enum {
    SENTENCE_WORDS = 3,
    SENTENCE_WIDE = 5, /* pairs of characters, so six characters */
    RARE_LETTERS = 4,
    RARE_TITLES = 3,    /* a word that so few titles have is rare … */
    RARE_SHARE = 50,    /* … or one in so many */
};

struct word {
    uint64_t hash;
    bool may_be_rare, is_wide;
};

struct counted {
    uint64_t hash;
    size_t titles, last; /* last: number of the title that was counted last */
    bool is_common;
};

/* What the titles of the field speak of, so that it tells none of them apart, however few of them a page has. */
static const char common_words[] =
    "remote sensing earth observation geospatial satellite aerial image images imagery visual vision language "
    "large foundation model models learning supervised multimodal multi modal pretraining training trained "
    "pretrained generation understanding deep neural network networks transformer transformers dataset datasets "
    "data benchmark survey review towards based with from using via analysis segmentation detection classification "
    "遥感 图像 影像 视觉 语言 模型 基础 学习 数据 研究 综述 进展";

struct word_array {
    struct word *items;
    size_t count, capacity;
};

struct wording {
    struct arena *arena;
    struct { struct counted *items; size_t count, capacity; } words; /* sorted once is_sealed */
    bool is_sealed;
    size_t titles;
    struct word_array left, right; /* room that is used again */
};

static uint32_t lower(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= 'A' && code_point <= 'Z' ? code_point + ('a' - 'A') : code_point;
    return utf8_lower(code_point);
}

static uint64_t add_to_hash(uint64_t hash, uint32_t code_point)
{
    return (hash ^ code_point) * 0x100000001b3u;
}

static bool is_wide(uint32_t code_point)
{
    return code_point >= 0x80 && utf8_is_wide_script(code_point);
}

/* The word at or behind *at; false at the end of the title. */
static bool next_word(struct text title, size_t *at, struct word *word)
{
    size_t letters = 0;
    *word = (struct word){.hash = 0xcbf29ce484222325u};
    while (*at < title.length) {
        size_t start = *at;
        uint32_t code_point = utf8_next(title, at);
        if (!letters && is_wide(code_point)) {
            size_t behind = *at;
            uint32_t next = behind < title.length ? utf8_next(title, &behind) : 0;
            word->hash = add_to_hash(add_to_hash(word->hash, code_point), is_wide(next) ? next : 0);
            word->may_be_rare = word->is_wide = is_wide(next);
            return true;
        }
        if (is_wide(code_point)) {
            *at = start;
            break;
        }
        if (utf8_is_letter_or_digit(code_point)) {
            word->hash = add_to_hash(word->hash, lower(code_point));
            letters++;
        } else if (letters) {
            break;
        }
    }
    word->may_be_rare = letters >= RARE_LETTERS;
    return letters > 0;
}

bool wording_is_sentence(struct text title)
{
    struct word word;
    size_t words = 0, wide = 0;
    for (size_t at = 0; words < SENTENCE_WORDS && wide < SENTENCE_WIDE && next_word(title, &at, &word);) {
        words += !word.is_wide;
        wide += word.is_wide;
    }
    return words >= SENTENCE_WORDS || wide >= SENTENCE_WIDE;
}

struct wording *wording_new(struct arena *arena)
{
    struct wording *wording = arena_allocate(arena, sizeof *wording);
    wording->arena = arena;
    return wording;
}

void wording_add(struct wording *wording, struct text title)
{
    struct word word;
    for (size_t at = 0; next_word(title, &at, &word);)
        if (word.may_be_rare)
            *array_add(wording->arena, &wording->words) = (struct counted){.hash = word.hash};
}

static int compare_counted(const void *left, const void *right)
{
    const struct counted *a = left, *b = right;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

static struct counted *find_counted(const struct wording *wording, uint64_t hash)
{
    struct counted wanted = {.hash = hash};
    if (!wording->words.count)
        return NULL;
    return bsearch(&wanted, wording->words.items, wording->words.count, sizeof wanted, compare_counted);
}

static void seal(struct wording *wording)
{
    struct counted *words = wording->words.items;
    size_t count = 0;
    if (wording->words.count)
        qsort(words, wording->words.count, sizeof *words, compare_counted);
    for (size_t i = 0; i < wording->words.count; i++)
        if (!i || words[i].hash != words[i - 1].hash)
            words[count++] = words[i];
    wording->words.count = count;
    wording->is_sealed = true;
    struct word word;
    struct text common = text_from(common_words);
    for (size_t at = 0; next_word(common, &at, &word);) {
        struct counted *counted = find_counted(wording, word.hash);
        if (counted)
            counted->is_common = true;
    }
}

void wording_count(struct wording *wording, struct text title)
{
    struct word word;
    if (!wording->is_sealed)
        seal(wording);
    wording->titles++;
    for (size_t at = 0; next_word(title, &at, &word);) {
        struct counted *counted = word.may_be_rare ? find_counted(wording, word.hash) : NULL;
        if (!counted || counted->last == wording->titles)
            continue;
        counted->last = wording->titles;
        counted->titles++;
    }
}

static int compare_words(const void *left, const void *right)
{
    const struct word *a = left, *b = right;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

/* The different words of the title, sorted. */
static void read_words(struct wording *wording, struct word_array *words, struct text title)
{
    struct word word;
    size_t count = 0;
    words->count = 0;
    for (size_t at = 0; next_word(title, &at, &word);)
        *array_add(wording->arena, words) = word;
    if (words->count)
        qsort(words->items, words->count, sizeof word, compare_words);
    for (size_t i = 0; i < words->count; i++)
        if (!i || words->items[i].hash != words->items[i - 1].hash)
            words->items[count++] = words->items[i];
    words->count = count;
}

static bool is_rare(const struct wording *wording, const struct word *word)
{
    size_t limit = wording->titles / RARE_SHARE;
    const struct counted *counted = word->may_be_rare ? find_counted(wording, word->hash) : NULL;
    return counted && !counted->is_common && counted->titles <= (limit > RARE_TITLES ? limit : RARE_TITLES);
}

bool wording_is_related(struct wording *wording, struct text left, struct text right)
{
    struct word_array *a = &wording->left, *b = &wording->right;
    size_t shared = 0, rare = 0;
    read_words(wording, a, left);
    read_words(wording, b, right);
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        int order = compare_words(&a->items[i], &b->items[k]);
        if (!order) {
            shared++;
            rare += is_rare(wording, &a->items[i]);
        }
        i += order <= 0;
        k += order >= 0;
    }
    size_t shorter = a->count < b->count ? a->count : b->count, longer = a->count + b->count - shorter;
    return (rare && shared * 2 >= shorter) || shared * 5 >= longer * 4 || shared == shorter;
}
