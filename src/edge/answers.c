#include "edge/answers.h"

#include "base/arena.h"
#include "base/json_line.h"
#include "edge/verdict.h"

#include <string.h>

void answers_begin(struct answers *answers, struct probes *probes)
{
    *answers = (struct answers){.probes = probes};
    for (size_t i = 0; i < probes->count; i++)
        answers->waiting += probes->items[i].verdict == VERDICT_NONE;
}

char *answers_room(struct answers *answers, size_t *size)
{
    enum { AT_FIRST = 16 * 1024 };
    if (answers->length == answers->capacity) {
        answers->capacity = answers->capacity ? answers->capacity * 2 : AT_FIRST;
        char *bytes = arena_allocate(answers->probes->arena, answers->capacity);
        if (answers->length)
            memcpy(bytes, answers->bytes, answers->length);
        answers->bytes = bytes;
    }
    *size = answers->capacity - answers->length;
    return answers->bytes + answers->length;
}

/* The probe that a verdict is about; NULL where it was not asked for, or has one. */
static struct probe *probe_of(const struct answers *answers, const struct json_line *object)
{
    long long id;
    if (!json_line_number(object, "id", &id) || id < 0 || (unsigned long long)id >= answers->asked ||
        answers->probes->items[id].verdict != VERDICT_NONE)
        return NULL;
    return &answers->probes->items[id];
}

static const char *take_line(struct answers *answers, struct text line)
{
    answers->lines++;
    struct json_line *object = json_line_new(line);
    struct probe *probe = object ? probe_of(answers, object) : NULL;
    bool is_verdict = probe && verdict_take(object, probe, answers->probes->arena);
    bool is_known = object != NULL;
    json_line_free(object);
    answers->waiting -= is_verdict;
    if (is_verdict)
        return NULL;
    const char *what = !is_known ? "is not JSON" : !probe ? "is about an address that was not asked for"
                                                          : "is no verdict";
    return text_format(answers->probes->arena, "line %zu of its answers %s", answers->lines, what).bytes;
}

const char *answers_take(struct answers *answers, size_t count)
{
    answers->length += count;
    struct text rest = {answers->bytes, answers->length};
    while (text_find_byte(rest, '\n', 0) != TEXT_NOT_FOUND) {
        const char *problem = take_line(answers, text_cut(&rest, '\n'));
        if (problem)
            return problem;
    }
    if (rest.length >= ANSWER_LONGEST)
        return "a line of its answers is longer than 1 MiB";
    if (rest.length)
        memmove(answers->bytes, rest.bytes, rest.length);
    answers->length = rest.length;
    return NULL;
}
