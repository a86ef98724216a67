/* rsfm-lint-probe: addresses in, verdicts out. */
#include "probe/clock.h"
#include "probe/input.h"
#include "probe/intake.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { EXIT_DONE = 0, EXIT_TROUBLE = 2, LONGEST_WAIT = 500, PATIENCE_AFTER_DEADLINE = 1000 };

struct run {
    struct settings settings;
    struct scheduler *scheduler;
    struct input input;
    uint64_t deadline;
    struct arena arena;
};

static int complain(const struct error *error)
{
    fputs("rsfm-lint-probe: error: ", stderr);
    for (const char *byte = error->message; *byte; byte++)
        fputc(*byte >= ' ' && *byte < 0x7F ? *byte : '?', stderr);
    fputc('\n', stderr);
    return EXIT_TROUBLE;
}

/* How many files may be open, after asking for enough. */
static unsigned files_to_open(void)
{
    enum { ENOUGH = 4096 };
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return ENOUGH;
    if (limit.rlim_cur < ENOUGH && limit.rlim_cur < limit.rlim_max) {
        struct rlimit raised = limit;
        raised.rlim_cur = limit.rlim_max < ENOUGH ? limit.rlim_max : ENOUGH;
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    return limit.rlim_cur < ENOUGH ? (unsigned)limit.rlim_cur : ENOUGH;
}

/* As many requests at once, and as many connections kept, as leaves files for what is neither. */
static void set_bounds(struct transfer_settings *settings, unsigned wanted)
{
    enum { SPARE = 12, KEPT = 32 };
    unsigned files = files_to_open(), free_files = files > SPARE + 2 ? files - SPARE : 2;
    settings->most = wanted < free_files / 2 ? wanted : free_files / 2;
    settings->most_connections = settings->most + KEPT < free_files ? settings->most + KEPT : free_files;
}

static bool begin(struct run *run, struct error *error)
{
    struct settings *settings = &run->settings;
    struct scheduler *scheduler = run->scheduler = arena_allocate(&run->arena, sizeof *scheduler);
    struct transfer_settings transfer_settings = {
        .timeout = (long)settings->timeout, .connect_timeout = (long)settings->connect_timeout,
        .ca_file = settings->ca_file, .policy = &settings->policy,
    };
    set_bounds(&transfer_settings, settings->in_flight);
    if (settings->ca_file && access(settings->ca_file, R_OK) != 0)
        return error_set(error, "%s: %s", settings->ca_file, strerror(errno));
    *scheduler = (struct scheduler){
        .settings = settings, .arena = &run->arena, .stream = stdout, .most_in_flight = transfer_settings.most,
        .hosts = {.settings = settings, .arena = &run->arena}, .random = clock_now() ^ (uint64_t)getpid(),
    };
    scheduler->transfers = transfers_new(&transfer_settings, &run->arena, error);
    if (!scheduler->transfers)
        return false;
    scheduler->resolver = resolver_new(settings->connect_timeout, transfers_wake, scheduler->transfers);
    run->deadline = settings->deadline ? clock_now() + settings->deadline : CLOCK_NEVER;
    return true;
}

static bool is_past_deadline(const struct run *run)
{
    return clock_now() >= run->deadline;
}

static void take_line(struct run *run, struct text line)
{
    struct request request;
    const char *problem;
    if (text_is_blank(line))
        return;
    if (!request_read(&request, line, &run->arena, &problem))
        intake_tell(run->scheduler, &request, VERDICT_REFUSED, problem);
    else if (is_past_deadline(run))
        intake_tell(run->scheduler, &request, VERDICT_UNCHECKED, "the deadline came first");
    else
        intake_take(run->scheduler, &request);
}

static bool read_input(struct run *run, struct error *error)
{
    struct text line;
    if (!input_read(&run->input, STDIN_FILENO))
        return error_set(error, "cannot read standard input: %s", strerror(errno));
    while (input_next(&run->input, &line))
        take_line(run, line);
    return true;
}

/* Verdicts are told as they come, and nobody may be left probing for a reader that has gone. */
static bool write_output(struct error *error)
{
    struct pollfd output = {.fd = STDOUT_FILENO};
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout))
        return error_set(error, "cannot write to standard output: %s", strerror(errno ? errno : EIO));
    if (poll(&output, 1, 0) > 0 && output.revents & (POLLERR | POLLNVAL))
        return error_set(error, "cannot write to standard output: %s", strerror(EPIPE));
    return true;
}

/* Whether there is something to read, or to learn that nothing will come. */
static bool has_input(const struct run *run, int milliseconds)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return !run->input.has_ended && poll(&input, 1, milliseconds) > 0;
}

static bool wait_for_news(struct run *run, struct error *error)
{
    struct pollfd files[2] = {{.fd = STDOUT_FILENO}, {.fd = STDIN_FILENO, .events = POLLIN}};
    uint64_t now = clock_now(), due = scheduler_due(run->scheduler);
    if (run->deadline < due)
        due = run->deadline;
    uint64_t wait = due <= now ? 0 : due - now < LONGEST_WAIT ? due - now : LONGEST_WAIT;
    return transfers_wait(run->scheduler->transfers, files, run->input.has_ended ? 1 : 2, (int)wait, error);
}

static bool probe_all(struct run *run, struct error *error)
{
    while (!run->input.has_ended || !scheduler_is_idle(run->scheduler)) {
        if (is_past_deadline(run))
            return true;
        if (has_input(run, 0) && !read_input(run, error))
            return false;
        scheduler_work(run->scheduler);
        if (!write_output(error) || !wait_for_news(run, error))
            return false;
    }
    return write_output(error);
}

/* After the deadline: what is not told yet, and what is still sent. */
static bool leave_the_rest(struct run *run, struct error *error)
{
    scheduler_give_up(run->scheduler);
    do {
        if (!write_output(error))
            return false;
        if (!has_input(run, PATIENCE_AFTER_DEADLINE))
            return true;
    } while (read_input(run, error));
    return false;
}

static int finish(struct run *run, bool is_done, const struct error *error)
{
    int status = is_done ? EXIT_DONE : complain(error);
    /* A thread that waits for a name server would be torn down in the middle of its work. */
    if (run->scheduler->resolver && !resolver_free(run->scheduler->resolver))
        _exit(status);
    if (run->scheduler->transfers)
        transfers_free(run->scheduler->transfers);
    input_free(&run->input);
    arena_free(&run->arena);
    return status;
}

/* What was closed must not become a file of somebody else: nothing can be read from it, nothing written to it. */
static void fill_closed_files(void)
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0 && open("/dev/null", file == STDERR_FILENO ? O_WRONLY : O_RDONLY) != file)
            _exit(EXIT_TROUBLE);
}

int main(int argc, char **argv)
{
    struct run run = {.deadline = CLOCK_NEVER};
    struct error error;
    fill_closed_files();
    signal(SIGPIPE, SIG_IGN);
    /* Host names beyond ASCII are turned into it by way of the locale. */
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        setlocale(LC_CTYPE, "UTF-8");
    if (!settings_read(&run.settings, argc, argv, &run.arena, &error)) {
        arena_free(&run.arena);
        return complain(&error);
    }
    if (run.settings.action != ACTION_PROBE) {
        if (run.settings.action == ACTION_HELP)
            settings_help(stdout);
        else
            puts("rsfm-lint-probe " RSFM_LINT_VERSION);
        bool is_written = write_output(&error);
        arena_free(&run.arena);
        return is_written ? EXIT_DONE : complain(&error);
    }
    bool is_done = begin(&run, &error) && probe_all(&run, &error) &&
                   (!is_past_deadline(&run) || leave_the_rest(&run, &error));
    return finish(&run, is_done, &error);
}
