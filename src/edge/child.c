#include "edge/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { FIRST_OWN_DESCRIPTOR = 3, MOMENT = 2000, STEP = 10 }; /* milliseconds */

/* Above the standard ones, which may be closed: so putting one end in its place never meets the other. */
static bool open_pipe(int ends[2])
{
    int raw[2];
    if (pipe(raw) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        ends[i] = fcntl(raw[i], F_DUPFD_CLOEXEC, FIRST_OWN_DESCRIPTOR);
        close(raw[i]);
    }
    return ends[0] >= 0 && ends[1] >= 0;
}

static void close_both(const int ends[2])
{
    for (int i = 0; i < 2; i++)
        if (ends[i] >= 0)
            close(ends[i]);
}

static int set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, pipe_only;
    sigemptyset(&none);
    sigemptyset(&pipe_only);
    sigaddset(&pipe_only, SIGPIPE);
    int problem = posix_spawnattr_setsigmask(attributes, &none);
    if (!problem)
        problem = posix_spawnattr_setsigdefault(attributes, &pipe_only);
    return problem ? problem
                   : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                                              POSIX_SPAWN_SETSIGDEF);
}

static int spawn(pid_t *process, const char *const *arguments, int input, int output)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int problem = posix_spawn_file_actions_init(&actions);
    if (problem)
        return problem;
    problem = posix_spawnattr_init(&attributes);
    if (!problem) {
        problem = set_attributes(&attributes);
        if (!problem)
            problem = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        if (!problem)
            problem = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
        if (!problem)
            problem = posix_spawn(process, arguments[0], &actions, &attributes, (char **)arguments, environ);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return problem;
}

bool child_start(struct child *child, const char *const *arguments, struct error *error)
{
    int input[2] = {-1, -1}, output[2] = {-1, -1};
    int problem = 0;
    if (!open_pipe(input) || !open_pipe(output) || fcntl(input[1], F_SETFL, O_NONBLOCK) != 0 ||
        fcntl(output[0], F_SETFL, O_NONBLOCK) != 0)
        problem = errno;
    if (!problem)
        problem = spawn(&child->process, arguments, input[0], output[1]);
    if (problem) {
        close_both(input);
        close_both(output);
        return error_set_at(error, arguments[0], 0, 0, "cannot start it: %s", strerror(problem));
    }
    close(input[0]);
    close(output[1]);
    child->input = input[1];
    child->output = output[0];
    return true;
}

void child_close_input(struct child *child)
{
    if (child->input >= 0)
        close(child->input);
    child->input = -1;
}

static bool has_ended(const struct child *child, int *status, int patience)
{
    for (int waited = 0; waited <= patience; waited += STEP) {
        pid_t ended = waitpid(child->process, status, WNOHANG);
        if (ended == child->process || (ended < 0 && errno != EINTR))
            return true;
        poll(NULL, 0, STEP);
    }
    return false;
}

static int wait_for_end(const struct child *child, bool by_force)
{
    int status = 0;
    if (!by_force && has_ended(child, &status, MOMENT))
        return status;
    kill(child->process, SIGTERM);
    if (!has_ended(child, &status, MOMENT)) {
        kill(child->process, SIGKILL);
        while (waitpid(child->process, &status, 0) < 0 && errno == EINTR)
            ;
    }
    return status;
}

/* Its output stays open until then, so that it has nothing to complain of. */
int child_end(struct child *child, bool by_force)
{
    child_close_input(child);
    int status = wait_for_end(child, by_force);
    close(child->output);
    child->output = -1;
    return status;
}
