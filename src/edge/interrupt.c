#include "edge/interrupt.h"

#include <stddef.h>

void interrupt_hold(struct interrupt *interrupt)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&interrupt->watched);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction now;
        if (sigaction(signals[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(&interrupt->watched, signals[i]);
    }
    sigprocmask(SIG_BLOCK, &interrupt->watched, &interrupt->before);
    sigaction(SIGPIPE, &ignore, &interrupt->pipe_before);
}

static int first_pending(const struct interrupt *interrupt)
{
    sigset_t pending;
    if (sigpending(&pending) != 0)
        return 0;
    for (int signal = 1; signal < NSIG; signal++)
        if (sigismember(&pending, signal) == 1 && sigismember(&interrupt->watched, signal) == 1)
            return signal;
    return 0;
}

bool interrupt_has_come(const struct interrupt *interrupt)
{
    return first_pending(interrupt) != 0;
}

int interrupt_take(const struct interrupt *interrupt)
{
    int taken = 0;
    return first_pending(interrupt) && sigwait(&interrupt->watched, &taken) == 0 ? taken : 0;
}

void interrupt_release(const struct interrupt *interrupt)
{
    sigaction(SIGPIPE, &interrupt->pipe_before, NULL);
    sigprocmask(SIG_SETMASK, &interrupt->before, NULL);
}

void interrupt_obey(int number)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigaction(number, &usual, NULL);
    raise(number);
}
