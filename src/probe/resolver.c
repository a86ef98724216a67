#define _GNU_SOURCE /* EAI_NODATA */
#include "probe/resolver.h"

#include "probe/address.h"
#include "probe/clock.h"

#include "base/arena.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { MOST_AT_ONCE = 16, MOST_THREADS = 64, STACK_BYTES = 256 * 1024 };

struct lookup {
    struct lookup *next;
    struct resolver *resolver;
    uint64_t deadline;
    bool is_done, is_abandoned; /* abandoned: its thread frees it */
    struct resolution resolution;
    char name[256];
};

struct resolver {
    pthread_mutex_t mutex; /* over all lookups that run, and thread_count */
    struct lookup *waiting, **last_waiting;
    struct lookup *running;
    unsigned running_count, thread_count;
    uint64_t limit;
    void (*wake)(void *data);
    void *data;
};

struct resolver *resolver_new(uint64_t limit, void (*wake)(void *data), void *data)
{
    struct resolver *resolver = calloc(1, sizeof *resolver);
    if (!resolver || pthread_mutex_init(&resolver->mutex, NULL) != 0)
        out_of_memory();
    resolver->last_waiting = &resolver->waiting;
    resolver->limit = limit;
    resolver->wake = wake;
    resolver->data = data;
    return resolver;
}

static void free_lookups(struct lookup *lookup)
{
    while (lookup) {
        struct lookup *next = lookup->next;
        free(lookup);
        lookup = next;
    }
}

bool resolver_free(struct resolver *resolver)
{
    pthread_mutex_lock(&resolver->mutex);
    bool is_idle = resolver->thread_count == 0;
    pthread_mutex_unlock(&resolver->mutex);
    if (!is_idle)
        return false;
    free_lookups(resolver->waiting);
    free_lookups(resolver->running);
    pthread_mutex_destroy(&resolver->mutex);
    free(resolver);
    return true;
}

void resolver_ask(struct resolver *resolver, struct text name, void *owner)
{
    struct lookup *lookup = calloc(1, sizeof *lookup);
    if (!lookup)
        out_of_memory();
    lookup->resolver = resolver;
    lookup->resolution.owner = owner;
    bool is_name = name.length < sizeof lookup->name;
    memcpy(lookup->name, name.bytes, is_name ? name.length : 0);
    *resolver->last_waiting = lookup;
    resolver->last_waiting = &lookup->next;
}

static void fail(struct resolution *resolution, enum failure failure, const char *problem)
{
    resolution->failure = failure;
    resolution->problem = problem;
}

static void explain(struct resolution *resolution, int result, int error_number)
{
    bool is_ours = result == EAI_MEMORY ||
                   (result == EAI_SYSTEM && (error_number == EMFILE || error_number == ENFILE));
    bool is_unknown = result == EAI_NONAME;
#ifdef EAI_NODATA
    is_unknown |= result == EAI_NODATA;
#endif
    if (is_ours)
        fail(resolution, FAILURE_OWN, "this machine has no file descriptors or memory left");
    else if (is_unknown)
        fail(resolution, FAILURE_NO_SUCH_HOST, "no such host");
    else
        fail(resolution, FAILURE_NAME_SERVER, "the name server has no answer");
}

static void add_address(struct resolution *resolution, const struct addrinfo *found)
{
    char text[INET6_ADDRSTRLEN];
    size_t length = strlen(resolution->addresses);
    struct address address;
    uint16_t port;
    if (!address_of_socket(&address, found->ai_addr, &port))
        return;
    bool is_ipv6 = address.is_ipv6;
    if (!inet_ntop(found->ai_family, address.bytes, text, sizeof text) ||
        length + strlen(text) + sizeof ",[]" > sizeof resolution->addresses)
        return;
    snprintf(resolution->addresses + length, sizeof resolution->addresses - length, "%s%s%s%s", length ? "," : "",
             is_ipv6 ? "[" : "", text, is_ipv6 ? "]" : "");
}

static void look_up(struct lookup *lookup)
{
    struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM}, *found = NULL;
    int result = lookup->name[0] ? getaddrinfo(lookup->name, NULL, &hints, &found) : EAI_NONAME;
    if (result) {
        explain(&lookup->resolution, result, errno);
        return;
    }
    for (const struct addrinfo *address = found; address; address = address->ai_next)
        add_address(&lookup->resolution, address);
    freeaddrinfo(found);
    if (!lookup->resolution.addresses[0])
        fail(&lookup->resolution, FAILURE_NO_SUCH_HOST, "the host has no address");
}

static void *run(void *data)
{
    struct lookup *lookup = data;
    struct resolver *resolver = lookup->resolver;
    look_up(lookup);
    pthread_mutex_lock(&resolver->mutex);
    resolver->thread_count--;
    lookup->is_done = true;
    bool is_abandoned = lookup->is_abandoned;
    if (!is_abandoned)
        resolver->wake(resolver->data);
    pthread_mutex_unlock(&resolver->mutex);
    if (is_abandoned)
        free(lookup);
    return NULL;
}

static bool start_thread(struct lookup *lookup)
{
    pthread_attr_t attributes;
    pthread_t thread;
    if (pthread_attr_init(&attributes) != 0)
        return false;
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    bool is_started = pthread_create(&thread, &attributes, run, lookup) == 0;
    pthread_attr_destroy(&attributes);
    return is_started;
}

/* Under the mutex. A look-up that found no thread counts as done. */
static void start_waiting(struct resolver *resolver, uint64_t now)
{
    while (resolver->waiting && resolver->running_count < MOST_AT_ONCE && resolver->thread_count < MOST_THREADS) {
        struct lookup *lookup = resolver->waiting;
        resolver->waiting = lookup->next;
        if (!resolver->waiting)
            resolver->last_waiting = &resolver->waiting;
        lookup->next = resolver->running;
        resolver->running = lookup;
        resolver->running_count++;
        resolver->thread_count++;
        lookup->deadline = now + resolver->limit;
        if (!start_thread(lookup)) {
            resolver->thread_count--;
            lookup->is_done = true;
            fail(&lookup->resolution, FAILURE_OWN, "this machine has no threads left");
        }
    }
}

/* Under the mutex. */
static bool take_finished(struct resolver *resolver, struct resolution *resolution, uint64_t now)
{
    for (struct lookup **link = &resolver->running; *link; link = &(*link)->next) {
        struct lookup *lookup = *link;
        if (!lookup->is_done && lookup->deadline > now)
            continue;
        if (lookup->is_done) {
            *resolution = lookup->resolution;
        } else {
            *resolution = (struct resolution){.owner = lookup->resolution.owner};
            fail(resolution, FAILURE_NAME_SERVER, "the name server does not answer");
        }
        *link = lookup->next;
        resolver->running_count--;
        if (lookup->is_done)
            free(lookup);
        else
            lookup->is_abandoned = true;
        return true;
    }
    return false;
}

bool resolver_next(struct resolver *resolver, struct resolution *resolution, uint64_t now)
{
    pthread_mutex_lock(&resolver->mutex);
    start_waiting(resolver, now);
    bool is_found = take_finished(resolver, resolution, now);
    pthread_mutex_unlock(&resolver->mutex);
    return is_found;
}

uint64_t resolver_due(struct resolver *resolver)
{
    uint64_t due = CLOCK_NEVER;
    pthread_mutex_lock(&resolver->mutex);
    for (const struct lookup *lookup = resolver->running; lookup; lookup = lookup->next)
        if (lookup->deadline < due)
            due = lookup->deadline;
    pthread_mutex_unlock(&resolver->mutex);
    return due;
}
