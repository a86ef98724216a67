#include "output/json_value.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "output/writer.h"

#include <stdlib.h>

void json_set(json_t *object, const char *name, json_t *value)
{
    if (json_object_set_new(object, name, value) != 0)
        out_of_memory();
}

void json_add(json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        out_of_memory();
}

void json_set_text(json_t *object, const char *name, struct text text, struct arena *arena)
{
    text = utf8_repaired(arena, text);
    json_set(object, name, json_stringn(text.length ? text.bytes : "", text.length));
}

void json_set_number(json_t *object, const char *name, size_t number)
{
    json_set(object, name, json_integer((json_int_t)number));
}

void json_write(FILE *stream, json_t *value)
{
    struct writer writer = {.stream = stream, .writes_json = true};
    char *line = json_dumps(value, JSON_COMPACT);
    if (!line)
        out_of_memory();
    writer_add(&writer, text_from(line));
    free(line);
    json_decref(value);
}
