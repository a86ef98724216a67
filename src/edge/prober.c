#include "edge/prober.h"

#include "base/arena.h"
#include "base/json_line.h"
#include "edge/answers.h"
#include "edge/child.h"
#include "edge/interrupt.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    URL_LIMIT = 10 * 1024, /* bytes of an address: so few that a request takes it with every byte escaped */
    TICK = 100,            /* milliseconds between two looks at signals and clock */
    GRACE = 10,            /* seconds that the prober has beyond its deadline */
};

struct prober {
    const char *name;
    struct child child;
    struct answers answers;
    struct arena line; /* of the request that is on its way, whose rest is: */
    struct text request;
};

static bool fail(const struct prober *prober, struct error *error, const char *what)
{
    return error_set_at(error, prober->name, 0, 0, "%s: %zu of the addresses have no verdict", what,
                        prober->answers.waiting);
}

/* Makes the next request; false where none is left. */
static bool make_request(struct prober *prober)
{
    struct answers *answers = &prober->answers;
    const struct probes *probes = answers->probes;
    while (answers->asked < probes->count && probes->items[answers->asked].verdict != VERDICT_NONE)
        answers->asked++;
    if (answers->asked == probes->count)
        return false;
    arena_free(&prober->line);
    const struct probe *probe = &probes->items[answers->asked];
    struct builder builder = {.arena = &prober->line};
    builder_format(&builder, "{\"id\":%zu,\"url\":", answers->asked++);
    json_line_add_text(&builder, probe->url);
    if (probe->in_flight)
        builder_format(&builder, ",\"in_flight\":%u", probe->in_flight);
    for (size_t i = 0; i < probe->alive.count; i++)
        builder_format(&builder, "%s%d", i ? "," : ",\"alive\":[", probe->alive.items[i]);
    builder_format(&builder, "%s}\n", probe->alive.count ? "]" : "");
    prober->request = builder_text(&builder);
    return true;
}

/* As much as the pipe takes. A prober that reads no more has ended: its output tells. */
static void send_requests(struct prober *prober)
{
    while (prober->request.length || make_request(prober)) {
        ssize_t count = write(prober->child.input, prober->request.bytes, prober->request.length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            return;
        if (count < 0)
            break;
        prober->request = text_slice(prober->request, (size_t)count, prober->request.length);
    }
    child_close_input(&prober->child);
}

/* *has_ended: nothing more will come. */
static bool receive_answers(struct prober *prober, bool *has_ended, struct error *error)
{
    size_t size;
    char *room = answers_room(&prober->answers, &size);
    ssize_t count = read(prober->child.output, room, size);
    if (count < 0)
        return errno == EAGAIN || errno == EINTR || fail(prober, error, strerror(errno));
    *has_ended = count == 0;
    const char *problem = answers_take(&prober->answers, (size_t)count);
    return !problem || fail(prober, error, problem);
}

static long long seconds_now(void)
{
    struct timespec now;
    return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? (long long)now.tv_sec : 0;
}

/* Until all have their verdicts, the prober ends, or somebody interrupts. */
static bool talk(struct prober *prober, const struct prober_terms *terms, const struct prober_watcher *watcher,
                 const struct interrupt *interrupt, struct error *error)
{
    long long latest = seconds_now() + terms->deadline + GRACE;
    bool has_ended = false;
    while (prober->answers.waiting && !has_ended && !interrupt_has_come(interrupt)) {
        size_t lines = prober->answers.lines;
        struct pollfd ends[] = {{.fd = prober->child.output, .events = POLLIN},
                                {.fd = prober->child.input, .events = POLLOUT}};
        if (poll(ends, 2, TICK) < 0 && errno != EINTR)
            return fail(prober, error, strerror(errno));
        if (ends[1].revents && prober->child.input >= 0)
            send_requests(prober);
        if (ends[0].revents && !receive_answers(prober, &has_ended, error))
            return false;
        watcher->watch(watcher->data, prober->answers.probes);
        if (prober->answers.lines == lines && seconds_now() > latest)
            return fail(prober, error, "it does not end");
    }
    return true;
}

static bool judge_end(const struct prober *prober, int status, struct error *error)
{
    struct arena arena = {0};
    struct text how = WIFSIGNALED(status) ? text_format(&arena, "it was ended by signal %d", WTERMSIG(status))
                                          : text_format(&arena, "it ended with status %d", WEXITSTATUS(status));
    fail(prober, error, how.bytes);
    arena_free(&arena);
    return false;
}

static const char **arguments_for(const char *program, const struct probes *probes,
                                  const struct prober_terms *terms)
{
    enum { OTHERS = 9 };
    struct arena *arena = probes->arena;
    const char **arguments = arena_allocate_array(arena, terms->allowed.count * 2 + OTHERS, sizeof *arguments);
    size_t count = 0;
    arguments[count++] = program;
    for (size_t i = 0; i < terms->allowed.count; i++) {
        arguments[count++] = "--allow";
        arguments[count++] = text_copy(arena, terms->allowed.items[i]).bytes;
    }
    const struct { const char *name; unsigned value; } numbers[] = {
        {"--in-flight", terms->in_flight}, {"--per-host", terms->per_host}, {"--deadline", terms->deadline}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (!numbers[i].value)
            continue;
        arguments[count++] = numbers[i].name;
        arguments[count++] = text_format(arena, "%u", numbers[i].value).bytes;
    }
    if (probes->has_fragments)
        arguments[count++] = "--fragments";
    return arguments;
}

static void refuse_the_longest(struct probes *probes)
{
    for (size_t i = 0; i < probes->count; i++) {
        struct probe *probe = &probes->items[i];
        if (probe->url.length > URL_LIMIT) {
            probe->verdict = VERDICT_REFUSED;
            probe->final = probe->url;
            probe->reason = TEXT("the address is longer than 10 KiB");
        }
    }
}

bool prober_run(const char *program, struct probes *probes, const struct prober_terms *terms,
                const struct prober_watcher *watcher, int *signal, struct error *error)
{
    struct prober prober = {.name = program};
    struct interrupt interrupt;
    *signal = 0;
    refuse_the_longest(probes);
    answers_begin(&prober.answers, probes);
    if (!prober.answers.waiting)
        return true;
    interrupt_hold(&interrupt);
    bool is_well = child_start(&prober.child, arguments_for(program, probes, terms), error);
    if (is_well) {
        is_well = talk(&prober, terms, watcher, &interrupt, error);
        *signal = interrupt_take(&interrupt);
        int status = child_end(&prober.child, !is_well || *signal);
        if (is_well && prober.answers.waiting && !*signal)
            is_well = judge_end(&prober, status, error);
    }
    interrupt_release(&interrupt);
    arena_free(&prober.line);
    return is_well;
}
