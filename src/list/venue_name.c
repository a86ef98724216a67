#include "list/venue_name.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/address.h"
#include "list/spelling.h"
#include "list/venue.h"

enum { LEAST_LETTERS = 6 };

struct venue_name {
    struct text folded;
    const struct venue *venue;
};

struct venue_names {
    struct venue_name *items;
    size_t count, capacity;
};

/* Who holds a conference, or that there are proceedings of it, tells no venue from another. */
static struct text without_holder(struct text name)
{
    static const char *const holders[] = {"IEEE/CVF ",       "IEEE ",  "ACM ",         "ISPRS ",
                                          "Proceedings of ", "Proc. ", "Findings of ", "the "};
    for (size_t i = 0; i < sizeof holders / sizeof *holders;)
        if (address_skip(&name, text_from(holders[i])))
            i = 0;
        else
            i++;
    return name;
}

static bool is_conference(const struct rulebook *rulebook, struct text name)
{
    const struct venue *venue = name.length ? rulebook_venue(rulebook, name) : NULL;
    return venue && venue_is(venue, TEXT("conference"));
}

bool venue_name_is_variation(const struct rulebook *rulebook, struct text name)
{
    struct text bare = without_holder(name), rest = bare;
    struct text first = text_cut(&rest, ' ');
    if (text_ends_with(bare, TEXT("W")) && is_conference(rulebook, text_slice(bare, 0, bare.length - 1)))
        return true;
    const struct publication publication = {.name = bare};
    const struct venue *venue = bare.length < name.length ? publication_venue(rulebook, &publication) : NULL;
    bool is_known = venue && spelling_of(venue, &publication) != SPELLING_MISTAKEN;
    return is_known || (rest.length && is_conference(rulebook, first));
}

struct text venue_name_without_digits(const struct rulebook *rulebook, struct text name)
{
    struct text rest = name, letters = address_take_letters(&rest);
    return letters.length && rest.length && rulebook_venue(rulebook, letters) ? letters : name;
}

static void add(struct venue_names *names, const struct venue *venue, struct text name, struct arena *arena)
{
    struct text folded = utf8_folded_letters(arena, without_holder(name));
    if (folded.length >= LEAST_LETTERS)
        *array_add(arena, names) = (struct venue_name){folded, venue};
}

struct venue_names *venue_names_new(const struct rulebook *rulebook, struct arena *arena)
{
    struct venue_names *names = arena_allocate(arena, sizeof *names);
    for (size_t i = 0; i < rulebook->venues.count; i++) {
        const struct venue *venue = &rulebook->venues.items[i];
        add(names, venue, venue->name, arena);
        for (size_t k = 0; k < venue->aliases.count; k++)
            add(names, venue, venue->aliases.items[k], arena);
    }
    return names;
}

/* All but two letters at most stand at the same places from the start or from the end: which is seen faster than
 * the distance. */
static bool may_be_near(struct text left, struct text right)
{
    size_t shorter = left.length < right.length ? left.length : right.length;
    size_t longer = left.length + right.length - shorter, start = 0, end = 0;
    if (longer - shorter > 1)
        return false;
    while (start < shorter && left.bytes[start] == right.bytes[start])
        start++;
    while (end < shorter - start && left.bytes[left.length - 1 - end] == right.bytes[right.length - 1 - end])
        end++;
    return start + end + 2 >= longer;
}

static bool is_latin(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    return true;
}

const struct venue *venue_names_near(const struct venue_names *names, struct text name, struct arena *arena)
{
    const struct venue *found = NULL;
    struct text folded = utf8_folded_letters(arena, without_holder(name));
    for (size_t i = 0; i < names->count && is_latin(folded); i++) {
        const struct venue_name *known = &names->items[i];
        if (!may_be_near(folded, known->folded) || text_distance(folded, known->folded, 1) != 1)
            continue;
        if (found && found != known->venue)
            return NULL;
        found = known->venue;
    }
    return found;
}
