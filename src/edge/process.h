/* A program that runs beside ours: started without a shell, written to, read from, waited for. */
#ifndef EDGE_PROCESS_H
#define EDGE_PROCESS_H

#include "base/error.h"
#include "base/text.h"

#include <sys/types.h>

struct arena;

/* {0} is none. */
struct process {
    pid_t pid;
    int input, output; /* our ends of its standard input and output; -1 where there is none */
    int complaints;    /* a file without a name: its standard error */
};

/* The program is looked for in PATH; arguments[0] is its name, NULL ends them. variables ("NAME=value"; "NAME":
 * without it), which end in NULL, change the environment. Without has_input it reads nothing. */
bool process_start(struct process *process, const char *const *arguments, const char *const *variables,
                   bool has_input, struct arena *arena, struct error *error);
/* False when it no longer reads. */
bool process_write(const struct process *process, struct text text);
/* It will read to the end of what was written. */
void process_end_writing(struct process *process);
/* Closes both ends and waits. status: its exit status, 128 and more when a signal ended it. said: the first line of
 * its standard error. Once it has ended this does nothing. */
void process_finish(struct process *process, int *status, struct text *said, struct arena *arena);

/* Its output, as it comes. */
struct process_reader {
    int descriptor;
    char bytes[32 * 1024];
    size_t at, end;
    bool has_ended;
};

/* Reads one line up to separator, without it; what goes beyond LONGEST_PROCESS_LINE bytes is left out. The text is
 * good until the next call with that builder. False at the end. */
enum { LONGEST_PROCESS_LINE = 64 * 1024 };
bool process_read_line(struct process_reader *reader, char separator, struct builder *line, struct text *text);
/* Reads so many bytes into room, or away where that is NULL. False when there are fewer. */
bool process_read_bytes(struct process_reader *reader, char *room, size_t count);

#endif
