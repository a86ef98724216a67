/* JSON that comes and goes a line at a time, by jansson. */
#ifndef BASE_JSON_LINE_H
#define BASE_JSON_LINE_H

#include "base/text.h"

struct json_line; /* an object that was read */

/* NULL where the line is not one JSON object, or has a key twice. It belongs to the caller: json_line_free. */
struct json_line *json_line_new(struct text line);
void json_line_free(struct json_line *object);

/* Each is false where the object has nothing of that name and type. The text lives as long as the object. */
bool json_line_text(const struct json_line *object, const char *name, struct text *text);
bool json_line_number(const struct json_line *object, const char *name, long long *number);

/* Objects in an array: how many items it has (0 where there is no array), and one that lives as long as the
 * object; NULL where it is no object. */
size_t json_line_count(const struct json_line *object, const char *name);
const struct json_line *json_line_item(const struct json_line *object, const char *name, size_t index);

/* Adds the text as a JSON string, quotes included; broken UTF-8 becomes U+FFFD. */
void json_line_add_text(struct builder *builder, struct text text);

#endif
