#include "probe/input.h"

#include "probe/protocol.h"

#include "base/arena.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 64 * 1024, MOST = LINE_LONGEST + 2 * PIECE };

static void make_room(struct input *input)
{
    if (input->start) {
        memmove(input->bytes, input->bytes + input->start, input->end - input->start);
        input->end -= input->start;
        input->start = 0;
    }
    if (input->capacity - input->end >= PIECE || input->capacity >= MOST)
        return;
    input->capacity = MOST;
    input->bytes = realloc(input->bytes, input->capacity);
    if (!input->bytes)
        out_of_memory();
}

bool input_read(struct input *input, int file)
{
    make_room(input);
    ssize_t count = read(file, input->bytes + input->end, PIECE);
    if (count < 0)
        return errno == EINTR || errno == EAGAIN;
    input->has_ended = count == 0;
    input->end += (size_t)count;
    return true;
}

/* The bytes up to the end of the line, and behind it. */
static bool cut_line(struct input *input, struct text *line)
{
    struct text rest = {input->bytes + input->start, input->end - input->start};
    size_t end = text_find_byte(rest, '\n', 0);
    bool is_whole = end != TEXT_NOT_FOUND || input->has_ended || rest.length > LINE_LONGEST;
    if (!rest.length || !is_whole)
        return false;
    *line = text_slice(rest, 0, end == TEXT_NOT_FOUND ? rest.length : end);
    input->start += line->length + (end != TEXT_NOT_FOUND);
    return true;
}

bool input_next(struct input *input, struct text *line)
{
    if (!input->bytes)
        return false;
    while (cut_line(input, line)) {
        bool was_skipped = input->skips;
        input->skips = !(input->start && input->bytes[input->start - 1] == '\n') && !input->has_ended;
        if (!was_skipped)
            return true;
    }
    return false;
}

void input_free(struct input *input)
{
    free(input->bytes);
    *input = (struct input){.bytes = NULL};
}
