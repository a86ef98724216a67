#include "edge/git_run.h"

#include "base/arena.h"

/* A configuration may name programs for each of these. What is missing must not be fetched either. */
static const char *const safe_options[] = {
    "git", "--no-pager", "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=true",
    "-c", "submodule.recurse=false"};

static const char *const safe_variables[] = {"GIT_ALLOW_PROTOCOL=", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0",
                                             "GIT_TERMINAL_PROMPT=0", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS",
                                             "RSFM_LINT_NOTHING=", "LC_ALL=C", NULL};

bool git_start(struct process *process, const char *const *arguments, bool has_input, struct arena *arena,
               struct error *error)
{
    struct { const char **items; size_t count, capacity; } all = {0};
    for (size_t i = 0; i < sizeof safe_options / sizeof *safe_options; i++)
        *array_add(arena, &all) = safe_options[i];
    do
        *array_add(arena, &all) = *arguments;
    while (*arguments++);
    return process_start(process, all.items, safe_variables, has_input, arena, error);
}

static bool fail(const char *what, struct text said, struct error *error)
{
    static const char *const openings[] = {"fatal: ", "error: "};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (text_starts_with(said, text_from(openings[i])))
            said = text_slice(said, text_from(openings[i]).length, said.length);
    return error_set(error, "git cannot %s%s%.*s", what, said.length ? ": " : "", TEXT_ARGUMENTS(said));
}

bool git_finish(struct process *process, const char *what, struct arena *arena, struct error *error)
{
    int status;
    struct text said;
    process_finish(process, &status, &said, arena);
    return !status || fail(what, said, error);
}

bool git_ask(const char *const *arguments, struct text *answer, int *status, struct text *said, struct arena *arena,
             struct error *error)
{
    struct process process;
    struct builder line = {.arena = arena};
    if (!git_start(&process, arguments, false, arena, error))
        return false;
    struct process_reader *reader = arena_allocate(arena, sizeof *reader);
    reader->descriptor = process.output;
    process_read_line(reader, '\0', &line, answer);
    process_finish(&process, status, said, arena);
    if (text_ends_with(*answer, TEXT("\n")))
        answer->length--;
    *answer = text_copy(arena, *answer);
    return true;
}
