#include "markdown/code_span.h"

#include "base/arena.h"

enum { LONGEST_RUN = 80 }; /* a longer one opens nothing, as in cmark */

static struct range run_at(struct text text, uint32_t at)
{
    struct range run = {at, at};
    while (run.end < text.length && text.bytes[run.end] == '`')
        run.end++;
    return run;
}

/* The first run from `at` on; false where there is none. */
static bool next_run(struct text text, uint32_t at, struct range *run)
{
    size_t found = text_find_byte(text, '`', at);
    if (found == TEXT_NOT_FOUND)
        return false;
    *run = run_at(text, (uint32_t)found);
    return true;
}

static uint32_t length_of(struct range run)
{
    return run.end - run.start;
}

/* In cmark a search that succeeds after one that failed moves what is known back to where it ended: so a span
 * behind that place can be overlooked, and is overlooked here too. */
static void remember(struct code_memory *memory, struct range run)
{
    if (memory->last_starts && length_of(run) <= LONGEST_RUN)
        memory->last_starts[length_of(run)] = run.start;
}

bool code_span_find(struct text text, uint32_t at, struct code_memory *memory, struct arena *arena,
                    struct range *open, struct range *close)
{
    *open = run_at(text, at);
    if (length_of(*open) > LONGEST_RUN ||
        (memory->last_starts && memory->last_starts[length_of(*open)] < open->end))
        return false;
    for (*close = *open; next_run(text, close->end, close);) {
        remember(memory, *close);
        if (length_of(*close) == length_of(*open))
            return true;
    }
    memory->last_starts = arena_allocate_array(arena, LONGEST_RUN + 1, sizeof *memory->last_starts);
    for (struct range run = *open; next_run(text, run.end, &run);)
        remember(memory, run);
    return false;
}
