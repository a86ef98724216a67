/* What the linter takes of a prober's answers, however they come in pieces. */
#include "fuzz.h"

#include "base/arena.h"
#include "edge/answers.h"
#include "edge/verdict.h"

#include <string.h>

enum { MOST_PROBES = 8 };

struct run {
    struct arena arena;
    struct probes probes;
    struct answers answers;
    const char *problem;
};

static void begin(struct run *run, size_t count, size_t asked)
{
    static const char digits[] = "01234567";
    *run = (struct run){.problem = NULL};
    run->probes.arena = &run->arena;
    for (size_t i = 0; i < count; i++)
        *array_add(&run->arena, &run->probes) = (struct probe){.url = {digits + i, 1}};
    answers_begin(&run->answers, &run->probes);
    run->answers.asked = asked;
}

static void feed_in_pieces(struct run *run, struct text bytes, size_t piece)
{
    while (bytes.length && !run->problem) {
        size_t size;
        char *room = answers_room(&run->answers, &size);
        ALWAYS(size > 0);
        size_t count = piece < size ? piece : size;
        count = count < bytes.length ? count : bytes.length;
        memcpy(room, bytes.bytes, count);
        bytes = text_slice(bytes, count, bytes.length);
        run->problem = answers_take(&run->answers, count);
    }
}

static void check_same(const struct probe *one, const struct probe *other)
{
    ALWAYS(one->verdict == other->verdict && one->status == other->status && one->hops.count == other->hops.count);
    ALWAYS(text_equal(one->final, other->final) && text_equal(one->reason, other->reason));
    for (size_t i = 0; i < one->hops.count; i++)
        ALWAYS(one->hops.items[i].status == other->hops.items[i].status &&
               text_equal(one->hops.items[i].url, other->hops.items[i].url));
}

/* What the cache keeps of it is all of it. */
static void check_written(const struct probe *probe, struct arena *arena)
{
    struct builder line = {.arena = arena};
    struct probe again = {.url = probe->url};
    builder_add_byte(&line, '{');
    verdict_write(&line, probe);
    builder_add_byte(&line, '}');
    ALWAYS(text_find_byte(builder_text(&line), '\n', 0) == TEXT_NOT_FOUND);
    struct json_line *object = json_line_new(builder_text(&line));
    ALWAYS(object && verdict_take(object, &again, arena));
    json_line_free(object);
    check_same(probe, &again);
}

static void check(struct run *run)
{
    size_t waiting = 0;
    for (size_t i = 0; i < run->probes.count; i++) {
        const struct probe *probe = &run->probes.items[i];
        waiting += probe->verdict == VERDICT_NONE;
        if (probe->verdict == VERDICT_NONE) {
            ALWAYS(!probe->hops.count && !probe->final.length && !probe->reason.length);
            continue;
        }
        ALWAYS(i < run->answers.asked && probe->verdict < VERDICT_COUNT);
        ALWAYS(probe->status >= 0 && probe->status <= VERDICT_STATUS && probe->hops.count <= VERDICT_HOPS);
        check_written(probe, &run->arena);
    }
    ALWAYS(waiting == run->answers.waiting);
    ALWAYS(run->problem ? *run->problem : run->answers.lines == run->probes.count - waiting);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct feed feed = feed_of(data, size);
    struct run whole, cut;
    size_t count = feed_below(&feed, MOST_PROBES) + 1, asked = feed_below(&feed, count + 1);
    size_t piece = feed_below(&feed, 64) + 1;
    begin(&whole, count, asked);
    begin(&cut, count, asked);
    feed_in_pieces(&whole, feed.rest, SIZE_MAX);
    feed_in_pieces(&cut, feed.rest, piece);
    check(&whole);
    ALWAYS(!whole.problem == !cut.problem && (!whole.problem || strcmp(whole.problem, cut.problem) == 0));
    for (size_t i = 0; i < count; i++)
        check_same(&whole.probes.items[i], &cut.probes.items[i]);
    arena_free(&whole.arena);
    arena_free(&cut.arena);
    return 0;
}
