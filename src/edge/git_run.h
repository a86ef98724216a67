/* How git is run: git.h's own. */
#ifndef EDGE_GIT_RUN_H
#define EDGE_GIT_RUN_H

#include "edge/git.h"

/* Runs git with these arguments; NULL ends them. */
bool git_start(struct process *process, const char *const *arguments, bool has_input, struct arena *arena,
               struct error *error);
/* Waits for it, and fails with its own words when it did. what: what could not be done. */
bool git_finish(struct process *process, const char *what, struct arena *arena, struct error *error);
/* Its whole output, without the last line break; at most 64 KiB. The status is left to the caller. */
bool git_ask(const char *const *arguments, struct text *answer, int *status, struct text *said, struct arena *arena,
             struct error *error);

/* Where in the work tree we are: fills prefix and folder, at once or when git has answered. */
bool git_start_place(struct git *git, struct error *error);
bool git_ask_place(struct git *git, struct error *error);
bool git_read_place(struct git *git, struct error *error);

/* Starts git cat-file, which reads blobs. */
bool git_start_batch(struct git *git, struct error *error);

/* git diff: starts it, and reads what it says. commit: what the index or the work tree, or to, is compared with;
 * NULL and empty for what is staged against the last commit. */
struct git_comparison {
    bool is_staged;
    struct text from, to;
};
bool git_start_diff(struct process *process, const struct git_comparison *comparison, struct arena *arena,
                    struct error *error);
bool git_read_diff(struct process *process, const struct words *named, struct git_files *files, struct arena *arena,
                   struct error *error);

#endif
