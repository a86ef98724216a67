#include "edge/verdict.h"

#include "base/arena.h"

static bool take_status(const struct json_line *object, int *status)
{
    long long number;
    if (!json_line_number(object, "status", &number) || number < 0 || number > VERDICT_STATUS)
        return false;
    *status = (int)number;
    return true;
}

static bool take_text(const struct json_line *object, const char *name, struct text *text, struct arena *arena)
{
    if (!json_line_text(object, name, text))
        return false;
    *text = text_copy(arena, *text);
    return true;
}

static bool take_hops(const struct json_line *object, struct probe *probe, struct arena *arena)
{
    size_t count = json_line_count(object, "hops");
    for (size_t i = 0; i < count && count <= VERDICT_HOPS; i++) {
        const struct json_line *item = json_line_item(object, "hops", i);
        struct hop hop;
        if (!item || !take_text(item, "url", &hop.url, arena) || !take_status(item, &hop.status))
            return false;
        *array_add(arena, &probe->hops) = hop;
    }
    return count <= VERDICT_HOPS;
}

bool verdict_take(const struct json_line *object, struct probe *probe, struct arena *arena)
{
    struct probe taken = *probe;
    struct text word;
    taken.hops.items = NULL;
    taken.hops.count = taken.hops.capacity = 0;
    if (!json_line_text(object, "verdict", &word))
        return false;
    taken.verdict = verdict_from_text(word);
    if (taken.verdict == VERDICT_NONE || !take_status(object, &taken.status) || !take_hops(object, &taken, arena) ||
        !take_text(object, "final", &taken.final, arena) || !take_text(object, "reason", &taken.reason, arena))
        return false;
    *probe = taken;
    return true;
}

void verdict_write(struct builder *builder, const struct probe *probe)
{
    builder_add(builder, TEXT("\"url\":"));
    json_line_add_text(builder, probe->url);
    builder_format(builder, ",\"verdict\":\"%s\",\"status\":%d,\"hops\":[", verdict_name(probe->verdict),
                   probe->status);
    for (size_t i = 0; i < probe->hops.count; i++) {
        builder_format(builder, "%s{\"url\":", i ? "," : "");
        json_line_add_text(builder, probe->hops.items[i].url);
        builder_format(builder, ",\"status\":%d}", probe->hops.items[i].status);
    }
    builder_add(builder, TEXT("],\"final\":"));
    json_line_add_text(builder, probe->final);
    builder_add(builder, TEXT(",\"reason\":"));
    json_line_add_text(builder, probe->reason);
}
