#include "output/progress.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/address.h"
#include "output/writer.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
    DRAW_EVERY = 200,   /* milliseconds */
    GUESS_AFTER = 2000, /* milliseconds: before, nobody can tell how long it will take */
    USUAL_COLUMNS = 80,
    MOST_HOSTS = 3,
};

struct waiting_host {
    struct text name;
    size_t count;
};

/* The hosts with the most addresses without a verdict. Addresses are sorted, so those of a host stand together. */
struct waiting {
    struct waiting_host hosts[MOST_HOSTS];
    size_t host_count, total;
};

static void offer(struct waiting *waiting, struct waiting_host host)
{
    size_t place = 0;
    if (!host.count)
        return;
    waiting->host_count++;
    while (place < MOST_HOSTS && waiting->hosts[place].count >= host.count)
        place++;
    for (size_t i = MOST_HOSTS - 1; i > place; i--)
        waiting->hosts[i] = waiting->hosts[i - 1];
    if (place < MOST_HOSTS)
        waiting->hosts[place] = host;
}

static struct waiting find_waiting(const struct probes *probes)
{
    struct waiting waiting = {0};
    struct waiting_host host = {.name = TEXT("")};
    for (size_t i = 0; i < probes->count; i++) {
        if (probes->items[i].verdict != VERDICT_NONE)
            continue;
        struct text name = address_host(probes->items[i].url);
        if (!text_equal(name, host.name)) {
            offer(&waiting, host);
            host = (struct waiting_host){.name = name};
        }
        host.count++;
        waiting.total++;
    }
    offer(&waiting, host);
    return waiting;
}

struct text progress_counts(const struct probes *probes, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    size_t counts[VERDICT_COUNT] = {0};
    for (size_t i = 0; i < probes->count; i++)
        counts[probes->items[i].verdict]++;
    for (enum verdict verdict = VERDICT_ALIVE; verdict < VERDICT_COUNT; verdict++)
        if (counts[verdict])
            builder_format(&builder, "%s%zu %s", builder.length ? ", " : "", counts[verdict],
                           verdict_name(verdict));
    return builder_text(&builder);
}

static void add_hosts(struct builder *builder, const struct waiting *waiting)
{
    for (size_t i = 0; i < MOST_HOSTS && waiting->hosts[i].count; i++) {
        builder_add(builder, i ? TEXT(", ") : TEXT("; waiting for "));
        builder_add(builder, waiting->hosts[i].name);
        builder_format(builder, " (%zu)", waiting->hosts[i].count);
    }
    if (waiting->host_count > MOST_HOSTS)
        builder_format(builder, " and %zu more", waiting->host_count - MOST_HOSTS);
}

static void add_time_left(struct builder *builder, const struct probes *probes, size_t waiting, long long elapsed)
{
    size_t answered = 0;
    for (size_t i = 0; i < probes->count; i++)
        answered += probes->items[i].verdict != VERDICT_NONE && !probes->items[i].is_remembered;
    if (!answered || !waiting || elapsed < GUESS_AFTER)
        return;
    long long seconds = (long long)((double)elapsed / (double)answered * (double)waiting / 1000) + 1;
    if (seconds < 100)
        builder_format(builder, "; about %lld s left", seconds);
    else
        builder_format(builder, "; about %lld min left", (seconds + 59) / 60);
}

static struct text cut_to(struct text text, size_t columns)
{
    size_t at = 0, width = 0;
    while (at < text.length) {
        size_t next = at;
        utf8_next(text, &next);
        width += writer_width(text_slice(text, at, next));
        if (width > columns)
            break;
        at = next;
    }
    return text_slice(text, 0, at);
}

struct text progress_line(const struct probes *probes, long long elapsed, size_t columns, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    struct waiting waiting = find_waiting(probes);
    builder_format(&builder, "%zu/%zu links", probes->count - waiting.total, probes->count);
    struct text counts = progress_counts(probes, arena);
    if (counts.length)
        builder_format(&builder, ": %.*s", TEXT_ARGUMENTS(counts));
    add_time_left(&builder, probes, waiting.total, elapsed);
    add_hosts(&builder, &waiting);
    return cut_to(builder_text(&builder), columns);
}

static long long now(void)
{
    struct timespec time;
    return clock_gettime(CLOCK_MONOTONIC, &time) == 0 ? (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000 : 0;
}

static size_t columns_of(FILE *stream)
{
    struct winsize size;
    bool is_known = ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col;
    return is_known ? size.ws_col : USUAL_COLUMNS;
}

void progress_begin(struct progress *progress, FILE *stream)
{
    const char *terminal = getenv("TERM");
    bool is_able = terminal && *terminal && !text_equal(text_from(terminal), TEXT("dumb"));
    bool can_draw = is_able && isatty(fileno(stream));
    *progress = (struct progress){.stream = can_draw ? stream : NULL, .started = now()};
}

static void erase(const struct progress *progress)
{
    fputs("\r\033[K", progress->stream);
}

void progress_show(struct progress *progress, const struct probes *probes)
{
    long long time = now();
    if (!progress->stream || (progress->is_shown && time - progress->drawn < DRAW_EVERY))
        return;
    struct arena arena = {0};
    struct writer writer = {.stream = progress->stream};
    erase(progress);
    /* In the last column the cursor would move on, and each line stay. */
    writer_add(&writer, progress_line(probes, time - progress->started, columns_of(progress->stream) - 1, &arena));
    fflush(progress->stream);
    arena_free(&arena);
    progress->is_shown = true;
    progress->drawn = time;
}

void progress_end(struct progress *progress)
{
    if (progress->stream && progress->is_shown) {
        erase(progress);
        fflush(progress->stream);
    }
    progress->is_shown = false;
}
