#include "edge/process.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static size_t name_length(const char *variable)
{
    return strcspn(variable, "=");
}

static bool is_named(const char *variable, const char *const *names)
{
    for (; *names; names++) {
        size_t length = name_length(*names);
        if (length == name_length(variable) && strncmp(variable, *names, length) == 0)
            return true;
    }
    return false;
}

static const char **make_environment(const char *const *variables, struct arena *arena)
{
    struct { const char **items; size_t count, capacity; } made = {0};
    for (char **variable = environ; *variable; variable++)
        if (!is_named(*variable, variables))
            *array_add(arena, &made) = *variable;
    for (; *variables; variables++)
        if (strchr(*variables, '='))
            *array_add(arena, &made) = *variables;
    *array_add(arena, &made) = NULL;
    return made.items;
}

static void close_end(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

/* A descriptor that is closed in what we start, but for the copy that is made as a standard stream. It is none of
 * these itself, even where ours are closed. */
static int own(int descriptor)
{
    int copy = descriptor >= 0 ? fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) : -1;
    if (descriptor >= 0)
        close(descriptor);
    return copy;
}

static bool open_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    ends[0] = own(ends[0]);
    ends[1] = own(ends[1]);
    return ends[0] >= 0 && ends[1] >= 0;
}

static int open_nameless_file(void)
{
    FILE *file = tmpfile();
    int descriptor = file ? fcntl(fileno(file), F_DUPFD_CLOEXEC, STDERR_FILENO + 1) : -1;
    if (file)
        fclose(file);
    return descriptor;
}

static int spawn(struct process *process, const char *const *arguments, const char **environment, int input,
                 int output)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, process->complaints, STDERR_FILENO);
    int problem = posix_spawnp(&process->pid, arguments[0], &actions, &attributes, (char *const *)arguments,
                               (char *const *)environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return problem;
}

bool process_start(struct process *process, const char *const *arguments, const char *const *variables,
                   bool has_input, struct arena *arena, struct error *error)
{
    int input[2] = {-1, -1}, output[2] = {-1, -1};
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigaction(SIGCHLD, &usual, NULL); /* who started us may have it ignored: then nobody learns how a child ended */
    *process = (struct process){.input = -1, .output = -1, .complaints = open_nameless_file()};
    bool is_open = process->complaints >= 0 && open_pipe(output);
    if (is_open && has_input)
        is_open = open_pipe(input);
    else if (is_open)
        is_open = (input[0] = own(open("/dev/null", O_RDONLY))) >= 0;
    const char **environment = make_environment(variables, arena);
    int problem = is_open ? spawn(process, arguments, environment, input[0], output[1]) : errno;
    close_end(&input[0]);
    close_end(&output[1]);
    process->input = input[1];
    process->output = output[0];
    if (!problem)
        return true;
    process->pid = 0;
    close_end(&process->input);
    close_end(&process->output);
    close_end(&process->complaints);
    return error_set(error, "cannot run %s: %s", arguments[0], strerror(problem));
}

/* Nobody may be left to read: that is no reason for us to die. */
bool process_write(const struct process *process, struct text text)
{
    struct sigaction ignored = {.sa_handler = SIG_IGN}, usual;
    sigaction(SIGPIPE, &ignored, &usual);
    while (text.length) {
        ssize_t written = write(process->input, text.bytes, text.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break;
        text = text_slice(text, (size_t)written, text.length);
    }
    sigaction(SIGPIPE, &usual, NULL);
    return !text.length;
}

void process_end_writing(struct process *process)
{
    if (process->pid)
        close_end(&process->input);
}

static struct text first_line_said(int descriptor, struct arena *arena)
{
    char bytes[400];
    ssize_t length = pread(descriptor, bytes, sizeof bytes, 0);
    struct text rest = {bytes, length > 0 ? (size_t)length : 0};
    return text_copy(arena, text_trim(text_cut(&rest, '\n')));
}

void process_finish(struct process *process, int *status, struct text *said, struct arena *arena)
{
    int result = 0;
    pid_t ended;
    *status = 0;
    *said = TEXT("");
    if (!process->pid)
        return;
    close_end(&process->input);
    close_end(&process->output);
    do
        ended = waitpid(process->pid, &result, 0);
    while (ended < 0 && errno == EINTR);
    *status = ended < 0 ? 128 : WIFEXITED(result) ? WEXITSTATUS(result) : 128 + WTERMSIG(result);
    *said = first_line_said(process->complaints, arena);
    close_end(&process->complaints);
    process->pid = 0;
}

static bool fill(struct process_reader *reader)
{
    ssize_t length;
    if (reader->has_ended)
        return false;
    do
        length = read(reader->descriptor, reader->bytes, sizeof reader->bytes);
    while (length < 0 && errno == EINTR);
    reader->at = 0;
    reader->end = length > 0 ? (size_t)length : 0;
    reader->has_ended = length <= 0;
    return !reader->has_ended;
}

bool process_read_line(struct process_reader *reader, char separator, struct builder *line, struct text *text)
{
    bool has_any = false, has_separator = false;
    line->length = 0;
    while (!has_separator && (reader->at < reader->end || fill(reader))) {
        struct text rest = {reader->bytes + reader->at, reader->end - reader->at};
        size_t end = text_find_byte(rest, separator, 0), taken = end == TEXT_NOT_FOUND ? rest.length : end;
        size_t room = LONGEST_PROCESS_LINE - line->length;
        has_any = true;
        has_separator = end != TEXT_NOT_FOUND;
        builder_add(line, text_slice(rest, 0, taken < room ? taken : room));
        reader->at += taken + has_separator;
    }
    *text = builder_text(line);
    return has_any;
}

bool process_read_bytes(struct process_reader *reader, char *room, size_t count)
{
    while (count && (reader->at < reader->end || fill(reader))) {
        size_t length = reader->end - reader->at < count ? reader->end - reader->at : count;
        if (room) {
            memcpy(room, reader->bytes + reader->at, length);
            room += length;
        }
        reader->at += length;
        count -= length;
    }
    return !count;
}
