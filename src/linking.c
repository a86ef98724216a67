#include "linking.h"

#include "base/arena.h"
#include "edge/link_cache.h"
#include "edge/locate.h"
#include "edge/prober.h"
#include "list/bare_link.h"
#include "list/changes.h"
#include "output/progress.h"
#include "output/writer.h"

#include <stdlib.h>
#include <time.h>

bool linking_begin(struct linking *linking)
{
    const struct link_options *options = &linking->options->links;
    linking->probes = (struct probes){.arena = &linking->arena, .has_fragments = options->checks_fragments};
    linking->collects = options->mode != LINKS_NONE || options->dumps;
    return linking->collects;
}

/* A definition may be new, or a link by its name. */
static void collect(struct linking *linking, const struct list *list, const struct link *link)
{
    bool is_all = linking->options->links.mode == LINKS_ALL;
    if (is_all || changes_touch(list, link->whole) || changes_touch(list, link->url))
        probes_add(&linking->probes, list->context->rulebook, link->address);
}

void linking_collect(struct linking *linking, const struct list *list)
{
    for (size_t i = 0; i < list->links.count; i++)
        collect(linking, list, &list->links.items[i]);
    struct arena arena = {0};
    struct bare_links walk = {.prose = {.list = list, .arena = &arena}};
    for (struct link link; bare_link_next(&walk, &link);)
        collect(linking, list, &link);
    arena_free(&arena);
}

const struct probes *linking_probes(const struct linking *linking)
{
    return linking->has_asked ? &linking->probes : NULL;
}

static void tell(struct text text)
{
    struct writer writer = {.stream = stderr};
    fflush(stdout);
    writer_add_literal(&writer, "rsfm-lint: ");
    writer_add(&writer, text);
    writer_add_literal(&writer, "\n");
}

static size_t count_of(const struct probes *probes, enum verdict verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < probes->count; i++)
        count += probes->items[i].verdict == verdict;
    return count;
}

/* The variable is for who keeps the prober elsewhere. */
static const char *find_prober(struct arena *arena, struct error *error)
{
    const char *named = getenv("RSFM_LINT_PROBE");
    const char *program = named && *named ? named : locate_program("rsfm-lint-probe", arena);
    if (!program)
        error_set(error, "--links needs the program rsfm-lint-probe, which is neither beside this one nor on PATH: "
                         "make install puts it there");
    return program;
}

static void watch(void *progress, const struct probes *probes)
{
    progress_show(progress, probes);
}

/* What nobody can be blamed for, and should know. */
static void tell_unchecked(struct linking *linking)
{
    const struct probes *probes = &linking->probes;
    struct text why = TEXT("interrupted");
    size_t unchecked = count_of(probes, VERDICT_UNCHECKED) + count_of(probes, VERDICT_NONE);
    for (size_t i = probes->count; i-- > 0 && !linking->interrupt;)
        if (probes->items[i].verdict == VERDICT_UNCHECKED)
            why = probes->items[i].reason;
    why = text_cut(&why, ';');
    if (unchecked)
        tell(text_format(&linking->arena, "%zu of %zu links are unchecked: %.*s", unchecked, probes->count,
                         TEXT_ARGUMENTS(why)));
}

static bool ask_prober(struct linking *linking, struct error *error)
{
    const struct link_options *options = &linking->options->links;
    struct prober_terms terms = {options->allowed, options->in_flight, options->per_host, options->deadline};
    struct progress progress;
    struct prober_watcher watcher = {watch, &progress};
    const char *program = count_of(&linking->probes, VERDICT_NONE) ? find_prober(&linking->arena, error) : "";
    if (!program)
        return false;
    progress_begin(&progress, stderr);
    bool is_well = prober_run(program, &linking->probes, &terms, &watcher, &linking->interrupt, error);
    progress_end(&progress);
    if (progress.stream && !linking->options->is_quiet && linking->probes.count)
        tell(text_format(&linking->arena, "%zu links: %.*s", linking->probes.count,
                         TEXT_ARGUMENTS(progress_counts(&linking->probes, &linking->arena))));
    if (is_well)
        tell_unchecked(linking);
    return is_well;
}

static struct text joined(const struct words *words, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < words->count; i++)
        builder_format(&builder, "%s%.*s", i ? " " : "", TEXT_ARGUMENTS(words->items[i]));
    return builder_text(&builder);
}

static bool has_news(const struct probes *probes)
{
    for (size_t i = 0; i < probes->count; i++)
        if (probes->items[i].verdict != VERDICT_NONE && !probes->items[i].is_remembered)
            return true;
    return false;
}

/* A cache that nobody named may fail, as where the home folder is read-only: it is said, and no more. */
static bool is_worse(const struct linking *linking, const struct error *error)
{
    if (linking->options->links.cache)
        return true;
    writer_error(stderr, error);
    return false;
}

static bool ask(struct linking *linking, struct error *error)
{
    const struct link_options *options = &linking->options->links;
    struct link_cache cache = {.now = (long long)time(NULL), .max_age = options->max_age};
    struct error cache_error;
    cache.allowed = joined(&options->allowed, &linking->arena);
    if (!options->has_no_cache)
        cache.path = options->cache ? options->cache : link_cache_usual_path(&linking->arena);
    if (cache.path && !link_cache_read(&cache, &linking->probes, &cache_error) && is_worse(linking, &cache_error)) {
        *error = cache_error;
        return false;
    }
    bool is_well = ask_prober(linking, error);
    if (cache.path && has_news(&linking->probes) && !link_cache_write(&cache, &linking->probes, &cache_error) &&
        is_worse(linking, &cache_error)) {
        if (is_well)
            *error = cache_error;
        is_well = false;
    }
    return is_well;
}

static void dump(const struct probes *probes)
{
    struct writer writer = {.stream = stdout};
    for (size_t i = 0; i < probes->count; i++) {
        writer_add(&writer, probes->items[i].url);
        writer_add_literal(&writer, "\n");
    }
}

bool linking_ask(struct linking *linking, struct error *error)
{
    linking->collects = false;
    probes_settle(&linking->probes);
    if (linking->options->links.dumps) {
        dump(&linking->probes);
        return true;
    }
    linking->has_asked = true;
    return ask(linking, error);
}

void linking_end(struct linking *linking)
{
    arena_free(&linking->arena);
}
