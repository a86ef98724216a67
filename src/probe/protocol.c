#include "probe/protocol.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static bool take_statuses(struct statuses *statuses, const json_t *array, struct arena *arena)
{
    enum { MOST = 64 };
    if (array && (!json_is_array(array) || json_array_size(array) > MOST))
        return false;
    for (size_t i = 0; i < json_array_size(array); i++) {
        json_int_t status = json_integer_value(json_array_get(array, i));
        if (status < 100 || status > 999)
            return false;
        *array_add(arena, statuses) = (int)status;
    }
    return true;
}

/* An integer from least on, if it is there at all. */
static bool is_integer_from(const json_t *value, json_int_t least)
{
    return !value || (json_is_integer(value) && json_integer_value(value) >= least);
}

static bool take_object(struct request *request, const json_t *object, struct arena *arena, const char **problem)
{
    const json_t *url = json_object_get(object, "url"), *id = json_object_get(object, "id");
    const json_t *in_flight = json_object_get(object, "in_flight");
    *problem = "a request needs a text as its url";
    if (!json_is_string(url))
        return false;
    request->url = text_copy(arena, (struct text){json_string_value(url), json_string_length(url)});
    *problem = "the id of a request is an integer from 0 on";
    if (!is_integer_from(id, 0))
        return false;
    request->has_id = id;
    request->id = json_integer_value(id);
    *problem = "in_flight is an integer from 1 on";
    if (!is_integer_from(in_flight, 1))
        return false;
    json_int_t most = json_integer_value(in_flight);
    request->in_flight = most > 1000 ? 1000 : (unsigned)most;
    *problem = "alive is an array of statuses";
    return take_statuses(&request->alive, json_object_get(object, "alive"), arena);
}

bool request_read(struct request *request, struct text line, struct arena *arena, const char **problem)
{
    line = text_trim(line);
    *request = (struct request){.url = text_copy(arena, line)};
    *problem = "a line longer than 64 KiB";
    if (line.length > LINE_LONGEST)
        return false;
    if (!text_starts_with(line, TEXT("{")))
        return true;
    json_error_t error;
    json_t *object = json_loadb(line.bytes, line.length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    *problem = "not JSON";
    bool is_read = json_is_object(object) && take_object(request, object, arena, problem);
    json_decref(object);
    return is_read;
}

static void set(json_t *object, const char *name, json_t *value)
{
    if (json_object_set_new(object, name, value) != 0)
        out_of_memory();
}

static json_t *string(struct text text, struct arena *arena)
{
    text = utf8_repaired(arena, text);
    return json_stringn(text.length ? text.bytes : "", text.length);
}

static json_t *hops_json(const struct chain *chain, struct arena *arena)
{
    json_t *hops = json_array();
    for (size_t i = 0; i < chain->hops.count; i++) {
        json_t *hop = json_object();
        set(hop, "url", string(chain->hops.items[i].url.whole, arena));
        set(hop, "status", json_integer(chain->hops.items[i].status));
        if (json_array_append_new(hops, hop) != 0)
            out_of_memory();
    }
    return hops;
}

/* What jansson writes is ASCII but for one control, which can only stand inside a string. */
static void write_line(FILE *stream, const char *line)
{
    for (const char *rest; (rest = strchr(line, 0x7F)); line = rest + 1) {
        fwrite(line, 1, (size_t)(rest - line), stream);
        fputs("\\u007f", stream);
    }
    fputs(line, stream);
    fputc('\n', stream);
}

void report_write(const struct report *report, FILE *stream, struct arena *arena)
{
    json_t *object = json_object();
    set(object, "url", string(report->request->url, arena));
    if (report->request->has_id)
        set(object, "id", json_integer(report->request->id));
    set(object, "verdict", json_string(verdict_word(report->verdict)));
    set(object, "status", json_integer(report->status));
    set(object, "hops", hops_json(report->chain, arena));
    set(object, "final", string(report->final, arena));
    set(object, "reason", string(report->reason, arena));
    set(object, "elapsed_ms", json_integer((json_int_t)report->elapsed));
    char *line = json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII);
    if (!line)
        out_of_memory();
    write_line(stream, line);
    free(line);
    json_decref(object);
}
