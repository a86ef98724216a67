/* What is recalled of a cache that may hold anything, and what becomes of it when it is written again. */
#include "fuzz.h"

#include "base/arena.h"
#include "edge/link_cache.h"

enum { NOW = 1700000000, HOUR = 60 * 60 };

static const char *const addresses[] = {"https://a.example/", "https://b.example/", "https://c.example/"};
enum { ADDRESS_COUNT = sizeof addresses / sizeof *addresses };

/* All have the verdict; VERDICT_NONE: nobody has asked yet. */
static struct probes probes_with(enum verdict verdict, struct arena *arena)
{
    struct probes probes = {.arena = arena};
    for (size_t i = 0; i < ADDRESS_COUNT; i++)
        *array_add(arena, &probes) = (struct probe){.url = text_from(addresses[i]), .verdict = verdict,
                                                    .status = 200, .reason = TEXT("200 OK")};
    return probes;
}

static struct probes recalled(const struct link_cache *cache, struct text content, struct arena *arena)
{
    struct probes probes = probes_with(VERDICT_NONE, arena);
    link_cache_recall(cache, content, &probes);
    for (size_t i = 0; i < probes.count; i++) {
        const struct probe *probe = &probes.items[i];
        ALWAYS(text_equal(probe->url, text_from(addresses[i])));
        bool is_alive = probe->verdict == VERDICT_ALIVE || probe->verdict == VERDICT_MOVED;
        ALWAYS(is_alive || probe->verdict == VERDICT_NONE);
        ALWAYS(probe->is_remembered == is_alive);
        ALWAYS(!probe->is_remembered || (probe->status >= 200 && probe->status < 300));
    }
    return probes;
}

static size_t count_remembered(const struct probes *probes)
{
    size_t count = 0;
    for (size_t i = 0; i < probes->count; i++)
        count += probes->items[i].is_remembered;
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct feed feed = feed_of(data, size);
    struct link_cache cache = {.now = NOW, .max_age = (long long)feed_below(&feed, 800) * HOUR};
    cache.allowed = feed_below(&feed, 2) ? TEXT("127.0.0.1") : TEXT("");
    struct probes nothing = {.arena = &arena}, alive = probes_with(VERDICT_ALIVE, &arena);
    struct probes dead = probes_with(VERDICT_DEAD, &arena), before = recalled(&cache, feed.rest, &arena);

    /* Whoever has learnt nothing loses nothing, and what was written stays as it is. */
    struct text kept = link_cache_renewed(&cache, feed.rest, &nothing, &arena);
    struct probes after = recalled(&cache, kept, &arena);
    ALWAYS(count_remembered(&before) == count_remembered(&after));
    ALWAYS(!kept.length || text_ends_with(kept, TEXT("\n")));
    ALWAYS(text_equal(link_cache_renewed(&cache, kept, &nothing, &arena), kept));

    /* What was learnt is recalled, whatever stood there before. */
    struct text learnt = link_cache_renewed(&cache, feed.rest, &alive, &arena);
    after = recalled(&cache, learnt, &arena);
    ALWAYS(count_remembered(&after) == (cache.max_age > 0 ? ADDRESS_COUNT : 0));

    /* So it is behind lines that are damaged. */
    struct text joined = text_format(&arena, "%.*s\n%.*s", TEXT_ARGUMENTS(text_slice(learnt, 0, learnt.length / 2)),
                                     TEXT_ARGUMENTS(learnt));
    after = recalled(&cache, joined, &arena);
    ALWAYS(count_remembered(&after) == (cache.max_age > 0 ? ADDRESS_COUNT : 0));

    /* What has died is forgotten. */
    after = recalled(&cache, link_cache_renewed(&cache, learnt, &dead, &arena), &arena);
    ALWAYS(count_remembered(&after) == 0);
    arena_free(&arena);
    return 0;
}
