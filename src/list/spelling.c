#include "list/spelling.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/changes.h"
#include "list/habit.h"
#include "list/venue.h"

enum {
    MOST_SPELLINGS = 8, /* of one venue that are told apart: a page with more has no habit */
    LEAST_LETTERS = 5,  /* of names in which one letter can be told to be a slip */
    LAST_NIPS = 2017,   /* NeurIPS since */
};

struct tally {
    struct text text;
    size_t count;
    enum spelling spelling;
};

struct usage {
    struct tally tallies[MOST_SPELLINGS];
    size_t kinds, votes;
};

struct spellings {
    const struct rulebook *rulebook;
    struct usage **usages; /* by the venue's place in the rulebook; NULL: the page does not name it */
    size_t with_publisher, without_publisher; /* uses of journals that may be written either way */
};

static bool is_listed(const struct venue *venue, struct text name)
{
    for (size_t i = 0; i < venue->aliases.count; i++)
        if (text_equal(venue->aliases.items[i], name))
            return true;
    return false;
}

static bool has_publisher(const struct venue *venue, struct text name)
{
    size_t longer = name.length - venue->name.length;
    return name.length > venue->name.length && text_ends_with(name, venue->name) && name.bytes[longer - 1] == ' ';
}

static bool may_have_publisher(const struct venue *venue)
{
    for (size_t i = 0; i < venue->aliases.count && text_equal(venue->kind, TEXT("journal")); i++)
        if (has_publisher(venue, venue->aliases.items[i]))
            return true;
    return false;
}

static bool is_slip(struct text folded, struct text name)
{
    return folded.length >= LEAST_LETTERS && name.length >= LEAST_LETTERS && text_distance(folded, name, 1) == 1;
}

enum spelling spelling_of(const struct venue *venue, const struct publication *publication)
{
    struct arena arena = {0};
    if (text_equal(publication->name, venue->name))
        return SPELLING_NAME;
    struct text folded = utf8_folded_letters(&arena, publication->name);
    struct text name = utf8_folded_letters(&arena, venue->name);
    bool is_nips = text_equal(folded, TEXT("nips")), is_new = publication->year > LAST_NIPS;
    bool is_odd = text_equal(folded, name) && !is_listed(venue, publication->name);
    enum spelling spelling = is_nips                 ? (is_new ? SPELLING_FORMER : SPELLING_OF_TIME)
                             : is_slip(folded, name) ? SPELLING_MISTAKEN
                             : is_odd                ? SPELLING_ODD
                                                     : SPELLING_VARIANT;
    arena_free(&arena);
    return spelling;
}

static void count_vote(struct usage *usage, struct text name, enum spelling spelling)
{
    size_t i = 0;
    if (spelling == SPELLING_MISTAKEN || spelling == SPELLING_OF_TIME || spelling == SPELLING_FORMER)
        return;
    usage->votes++;
    while (i < usage->kinds && !text_equal(usage->tallies[i].text, name))
        i++;
    if (i == MOST_SPELLINGS)
        return;
    usage->kinds += i == usage->kinds;
    usage->tallies[i].text = name;
    usage->tallies[i].spelling = spelling;
    usage->tallies[i].count++;
}

struct spellings *spellings_read(const struct list *list, struct arena *arena)
{
    struct spellings *spellings = arena_allocate(arena, sizeof *spellings);
    const struct rulebook *rulebook = spellings->rulebook = list->context->rulebook;
    const struct list *voters = changes_voters(list);
    spellings->usages = arena_allocate_array(arena, rulebook->venues.count, sizeof(struct usage *));
    for (size_t i = 0; i < voters->entries.count; i++) {
        const struct publication *publication = &voters->entries.items[i].publication;
        const struct venue *venue = publication_venue(rulebook, publication);
        if (!venue)
            continue;
        struct usage **usage = &spellings->usages[venue - rulebook->venues.items];
        if (!*usage)
            *usage = arena_allocate(arena, sizeof **usage);
        count_vote(*usage, publication->name, spelling_of(venue, publication));
        if (may_have_publisher(venue)) {
            spellings->with_publisher += has_publisher(venue, publication->name);
            spellings->without_publisher += text_equal(venue->name, publication->name);
        }
    }
    return spellings;
}

bool spellings_keep_publisher(const struct spellings *spellings, const struct venue *venue, struct text name)
{
    size_t uses = spellings->with_publisher + spellings->without_publisher;
    return has_publisher(venue, name) && uses >= HABIT_LEAST_VOTES && spellings->with_publisher * 4 >= uses * 3;
}

static const struct usage *usage_of(const struct spellings *spellings, const struct venue *venue)
{
    static const struct usage none = {.kinds = 0};
    const struct usage *usage = spellings->usages[venue - spellings->rulebook->venues.items];
    return usage ? usage : &none;
}

struct text spellings_wanted(const struct spellings *spellings, const struct venue *venue,
                             const struct table *table, bool *by_page)
{
    const struct usage *usage = usage_of(spellings, venue);
    const struct tally *first = &usage->tallies[0];
    bool is_one_way = usage->kinds == 1 && first->count > 1 && first->spelling == SPELLING_VARIANT;
    *by_page = true;
    for (size_t i = 0; i < usage->kinds && usage->votes >= HABIT_LEAST_VOTES; i++)
        if (usage->tallies[i].count * 4 >= usage->votes * 3)
            return usage->tallies[i].text;
    if (usage->votes >= HABIT_LEAST_VOTES || !table->is_house)
        return TEXT("");
    *by_page = is_one_way;
    return is_one_way ? first->text : venue->name;
}
