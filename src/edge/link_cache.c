#include "edge/link_cache.h"

#include "base/arena.h"
#include "edge/cache_file.h"
#include "edge/replace.h"
#include "edge/verdict.h"

#include <stdlib.h>
#include <string.h>

enum {
    KEPT_SECONDS = 30 * 24 * 60 * 60, /* in the file, for runs with a larger max_age */
    CLOCK_SLACK = 60 * 60,            /* that another machine's clock may be ahead */
};

const char *link_cache_usual_path(struct arena *arena)
{
    static const char name[] = "rsfm-lint/links.jsonl";
    struct text cache = text_from(getenv("XDG_CACHE_HOME")), home = text_from(getenv("HOME"));
    if (text_starts_with(cache, TEXT("/")))
        return text_format(arena, "%.*s/%s", TEXT_ARGUMENTS(cache), name).bytes;
    if (text_starts_with(home, TEXT("/")))
        return text_format(arena, "%.*s/.cache/%s", TEXT_ARGUMENTS(home), name).bytes;
    return NULL;
}

/* A line of the file. */
struct memory {
    struct probe probe; /* its address and what was learnt of it */
    long long time;
    struct text allowed, line;
};

struct memories {
    struct memory *items;
    size_t count, capacity;
};

static bool is_worth_keeping(const struct probe *probe)
{
    return probe->verdict == VERDICT_ALIVE || probe->verdict == VERDICT_MOVED;
}

/* False for a line that is damaged, or not of a time that can be. */
static bool read_memory(struct memory *memory, struct text line, long long now, struct arena *arena)
{
    struct json_line *object = json_line_new(line);
    struct text url, allowed;
    *memory = (struct memory){.line = line};
    bool is_whole = object && json_line_text(object, "url", &url) && json_line_text(object, "allowed", &allowed) &&
                    json_line_number(object, "time", &memory->time) &&
                    verdict_take(object, &memory->probe, arena) && is_worth_keeping(&memory->probe) &&
                    memory->time > now - KEPT_SECONDS && memory->time <= now + CLOCK_SLACK;
    if (is_whole) {
        memory->probe.url = text_copy(arena, url);
        memory->allowed = text_copy(arena, allowed);
    }
    json_line_free(object);
    return is_whole;
}

/* By address and what was allowed, the newest of each first. */
static int compare_addresses(const void *left, const void *right)
{
    const struct memory *one = left, *other = right;
    int order = text_compare(one->probe.url, other->probe.url);
    if (!order)
        order = text_compare(one->allowed, other->allowed);
    return order ? order : (one->time < other->time) - (one->time > other->time);
}

static bool is_same(const struct memory *one, const struct memory *other)
{
    return text_equal(one->probe.url, other->probe.url) && text_equal(one->allowed, other->allowed);
}

/* Of equal ones only the newest counts. */
static void keep_newest(struct memories *memories)
{
    size_t kept = 0;
    if (memories->count)
        qsort(memories->items, memories->count, sizeof *memories->items, compare_addresses);
    for (size_t i = 0; i < memories->count; i++)
        if (!kept || !is_same(&memories->items[kept - 1], &memories->items[i]))
            memories->items[kept++] = memories->items[i];
    memories->count = kept;
}

static struct memories read_memories(struct text content, long long now, struct arena *arena)
{
    struct memories memories = {0};
    while (content.length) {
        struct memory memory;
        if (read_memory(&memory, text_cut(&content, '\n'), now, arena))
            *array_add(arena, &memories) = memory;
    }
    keep_newest(&memories);
    return memories;
}

/* A status that was alive by the list's own page is so no longer than the page says it. */
static bool is_still_alive(const struct probe *probe, int status)
{
    bool is_alive = status >= 200 && status < 300;
    for (size_t i = 0; i < probe->alive.count; i++)
        is_alive |= probe->alive.items[i] == status;
    return is_alive;
}

static void recall(struct probe *probe, const struct memory *memory)
{
    if (!is_still_alive(probe, memory->probe.status))
        return;
    probe->verdict = memory->probe.verdict;
    probe->is_remembered = true;
    probe->status = memory->probe.status;
    probe->hops.items = memory->probe.hops.items;
    probe->hops.count = probe->hops.capacity = memory->probe.hops.count;
    probe->final = memory->probe.final;
    probe->reason = memory->probe.reason;
}

void link_cache_recall(const struct link_cache *cache, struct text content, struct probes *probes)
{
    struct memories memories = read_memories(content, cache->now, probes->arena);
    for (size_t i = 0; i < memories.count; i++) {
        const struct memory *memory = &memories.items[i];
        struct probe *probe = probes_find(probes, memory->probe.url);
        if (probe && memory->time > cache->now - cache->max_age && text_equal(memory->allowed, cache->allowed))
            recall(probe, memory);
    }
}

bool link_cache_read(const struct link_cache *cache, struct probes *probes, struct error *error)
{
    struct text content;
    if (!cache_file_read(cache->path, &content, probes->arena, error))
        return false;
    link_cache_recall(cache, content, probes);
    return true;
}

static int compare_times(const void *left, const void *right)
{
    const struct memory *one = left, *other = right;
    return (one->time < other->time) - (one->time > other->time);
}

/* Whether this run has learnt it anew, or that it is not so any more: whatever the line's clock said. */
static bool is_over(const struct memory *memory, const struct link_cache *cache, const struct probes *probes)
{
    const struct probe *probe = probes_find(probes, memory->probe.url);
    bool is_news = probe && !probe->is_remembered && probe->verdict != VERDICT_NONE &&
                   probe->verdict != VERDICT_UNCHECKED;
    return is_news && text_equal(memory->allowed, cache->allowed);
}

static void add_news(struct memories *memories, const struct link_cache *cache, const struct probes *probes,
                     struct arena *arena)
{
    for (size_t i = 0; i < probes->count; i++) {
        const struct probe *probe = &probes->items[i];
        if (!is_worth_keeping(probe) || probe->is_remembered)
            continue;
        struct builder line = {.arena = arena};
        builder_add_byte(&line, '{');
        verdict_write(&line, probe);
        builder_format(&line, ",\"time\":%lld,\"allowed\":", cache->now);
        json_line_add_text(&line, cache->allowed);
        builder_add_byte(&line, '}');
        *array_add(arena, memories) = (struct memory){
            .probe = *probe, .time = cache->now, .allowed = cache->allowed, .line = builder_text(&line)};
    }
}

/* The newest first, as many as there is room for. */
static struct text written(struct memories *memories, struct arena *arena)
{
    struct builder content = {.arena = arena};
    keep_newest(memories);
    if (memories->count)
        qsort(memories->items, memories->count, sizeof *memories->items, compare_times);
    for (size_t i = 0;
         i < memories->count && content.length + memories->items[i].line.length < CACHE_FILE_LIMIT; i++) {
        builder_add(&content, memories->items[i].line);
        builder_add_byte(&content, '\n');
    }
    return builder_text(&content);
}

struct text link_cache_renewed(const struct link_cache *cache, struct text content, const struct probes *probes,
                               struct arena *arena)
{
    struct memories memories = {0}, old = read_memories(content, cache->now, arena);
    for (size_t i = 0; i < old.count; i++)
        if (!is_over(&old.items[i], cache, probes))
            *array_add(arena, &memories) = old.items[i];
    add_news(&memories, cache, probes, arena);
    return written(&memories, arena);
}

bool link_cache_write(const struct link_cache *cache, const struct probes *probes, struct error *error)
{
    struct arena arena = {0};
    struct text content;
    int lock = cache_file_lock(cache->path, &arena, error);
    bool is_well = lock >= 0 && cache_file_read(cache->path, &content, &arena, error) &&
                   replace_file(cache->path, content, link_cache_renewed(cache, content, probes, &arena), &arena,
                                error);
    cache_file_unlock(lock);
    arena_free(&arena);
    return is_well;
}
