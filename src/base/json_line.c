#include "base/json_line.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <jansson.h>
#include <stdlib.h>

static const json_t *value_of(const struct json_line *object, const char *name)
{
    return json_object_get((const json_t *)object, name);
}

struct json_line *json_line_new(struct text line)
{
    json_t *value = json_loadb(line.length ? line.bytes : "", line.length, JSON_REJECT_DUPLICATES, NULL);
    if (value && json_is_object(value))
        return (struct json_line *)value;
    json_decref(value);
    return NULL;
}

void json_line_free(struct json_line *object)
{
    json_decref((json_t *)object);
}

bool json_line_text(const struct json_line *object, const char *name, struct text *text)
{
    const json_t *value = value_of(object, name);
    if (!json_is_string(value))
        return false;
    *text = (struct text){json_string_value(value), json_string_length(value)};
    return true;
}

bool json_line_number(const struct json_line *object, const char *name, long long *number)
{
    const json_t *value = value_of(object, name);
    if (!json_is_integer(value))
        return false;
    *number = json_integer_value(value);
    return true;
}

size_t json_line_count(const struct json_line *object, const char *name)
{
    return json_array_size(value_of(object, name));
}

const struct json_line *json_line_item(const struct json_line *object, const char *name, size_t index)
{
    const json_t *value = json_array_get(value_of(object, name), index);
    return json_is_object(value) ? (const struct json_line *)value : NULL;
}

void json_line_add_text(struct builder *builder, struct text text)
{
    struct text repaired = utf8_repaired(builder->arena, text);
    json_t *string = json_stringn(repaired.length ? repaired.bytes : "", repaired.length);
    char *quoted = json_dumps(string, JSON_ENCODE_ANY);
    if (!quoted)
        out_of_memory();
    builder_add(builder, text_from(quoted));
    free(quoted);
    json_decref(string);
}
