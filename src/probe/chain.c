#include "probe/chain.h"

#include "base/arena.h"

struct hop *chain_end(const struct chain *chain)
{
    return &chain->hops.items[chain->hops.count - 1];
}

static void add_hop(struct chain *chain, const struct url *url, uint64_t cookies, struct arena *arena)
{
    *array_add(arena, &chain->hops) = (struct hop){.url = *url, .cookies = cookies};
}

void chain_begin(struct chain *chain, const struct url *url, struct arena *arena)
{
    chain->hops.count = 0;
    chain->cookies = TEXT("");
    add_hop(chain, url, 0, arena);
}

/* Names and values; when a cookie ends changes with every answer. */
static uint64_t hash_of_cookies(struct text cookies)
{
    enum { EXPIRY = 4 };
    uint64_t hash = 0;
    while (cookies.length) {
        struct text line = text_cut(&cookies, '\n');
        for (int field = 0; line.length; field++) {
            struct text value = text_cut(&line, '\t');
            if (field != EXPIRY)
                hash = hash * 31 + text_hash(value);
        }
    }
    return hash;
}

enum chain_step chain_follow(struct chain *chain, struct text location, struct arena *arena, const char **problem)
{
    struct url url;
    if (!url_read(&url, location, &chain_end(chain)->url, arena, problem))
        return CHAIN_ENDS;
    uint64_t cookies = hash_of_cookies(chain->cookies);
    *problem = "redirects in a circle";
    for (size_t i = 0; i < chain->hops.count; i++)
        if (text_equal(chain->hops.items[i].url.whole, url.whole) && chain->hops.items[i].cookies == cookies)
            return CHAIN_TURNS_ROUND;
    *problem = "more than 10 redirects";
    if (chain->hops.count > CHAIN_MOST_REDIRECTS)
        return CHAIN_TURNS_ROUND;
    add_hop(chain, &url, cookies, arena);
    return CHAIN_GOES_ON;
}
