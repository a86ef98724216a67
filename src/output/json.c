#include "base/arena.h"
#include "base/utf8.h"
#include "output/output.h"
#include "output/writer.h"

#include <jansson.h>
#include <stdlib.h>

static void set(json_t *object, const char *name, json_t *value)
{
    if (json_object_set_new(object, name, value) != 0)
        out_of_memory();
}

static void add(json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        out_of_memory();
}

/* jansson takes UTF-8 and nothing else. */
static json_t *string(struct text text, struct arena *arena)
{
    text = utf8_repaired(arena, text);
    return json_stringn(text.length ? text.bytes : "", text.length);
}

static void set_text(json_t *object, const char *name, struct text text, struct arena *arena)
{
    set(object, name, string(text, arena));
}

static void set_number(json_t *object, const char *name, size_t number)
{
    set(object, name, json_integer((json_int_t)number));
}

static void set_place(json_t *object, const struct source *source, uint32_t offset, struct arena *arena)
{
    struct position position = source_position(source, offset);
    set_text(object, "file", text_from(source->path), arena);
    set_number(object, "line", position.line);
    set_number(object, "column", position.column);
}

static json_t *notes_json(const struct finding *finding, const struct source *source, struct arena *arena)
{
    json_t *notes = json_array();
    for (size_t i = 0; i < finding->notes.count; i++) {
        const struct note *note = &finding->notes.items[i];
        json_t *object = json_object();
        set_place(object, source, note->range.start, arena);
        set_text(object, "message", note->message, arena);
        add(notes, object);
    }
    return notes;
}

static json_t *effect_json(const struct effect *effect, struct arena *arena)
{
    json_t *object = json_object();
    set(object, "kind", json_string(effect_name(effect->kind)));
    switch (effect->kind) {
    case EFFECT_REPLACES:
    case EFFECT_REMOVES_ROW:
    case EFFECT_MENDS_ROW:
    case EFFECT_MAKES_BLOCK:
    case EFFECT_MOVES:
    case EFFECT_CHANGES_LINK:
    case EFFECT_CHANGES_DATE:
        set_text(object, "before", effect->before, arena);
        set_text(object, "after", effect->after, arena);
        break;
    case EFFECT_MAKES_ROWS:
    case EFFECT_MAKES_TABLE:
    case EFFECT_MAKES_TEXT:
        set_number(object, "count", effect->count);
        break;
    case EFFECT_ADDS_CONTENTS_LINE:
        set_text(object, "after", effect->after, arena);
        break;
    case EFFECT_NONE:
    case EFFECT_CHANGES_HEADING_LEVEL:
        break;
    }
    return object;
}

static json_t *fix_json(const struct fix *fix, struct arena *arena)
{
    if (!fix)
        return json_null();
    json_t *object = json_object(), *edits = json_array(), *effects = json_array();
    for (size_t i = 0; i < fix->edits.count; i++) {
        const struct edit *edit = &fix->edits.items[i];
        json_t *edit_object = json_object();
        set_number(edit_object, "start", edit->range.start);
        set_number(edit_object, "end", edit->range.end);
        set_text(edit_object, "text", edit->replacement, arena);
        add(edits, edit_object);
        if (edit->effect.kind != EFFECT_NONE)
            add(effects, effect_json(&edit->effect, arena));
    }
    set(object, "safety", json_string(fix->safety == FIX_UNSAFE ? "unsafe" : "safe"));
    set(object, "edits", edits);
    set(object, "effects", effects);
    return object;
}

static json_t *finding_json(const struct finding *finding, const struct source *source, struct arena *arena)
{
    json_t *object = json_object();
    struct position end = source_position(source, finding->range.end);
    set_place(object, source, finding->range.start, arena);
    set_number(object, "end_line", end.line);
    set_number(object, "end_column", end.column);
    set(object, "severity", json_string(severity_name(finding->severity)));
    set_text(object, "rule", finding->rule->name, arena);
    set_text(object, "message", finding->message, arena);
    set(object, "notes", notes_json(finding, source, arena));
    set(object, "fix", fix_json(finding->fix, arena));
    set_text(object, "key", finding->key, arena);
    return object;
}

/* Past the writer, which knows what a terminal and GitHub must not see. */
static void write_line(FILE *stream, json_t *object)
{
    struct writer writer = {.stream = stream, .writes_json = true};
    char *line = json_dumps(object, JSON_COMPACT);
    if (!line)
        out_of_memory();
    writer_add(&writer, text_from(line));
    writer_add_literal(&writer, "\n");
    free(line);
    json_decref(object);
}

static void json_begin(FILE *stream, const struct report_options *options)
{
    (void)options;
    json_t *header = json_object();
    set(header, "format", json_string("rsfm-lint"));
    set_number(header, "version", 1);
    write_line(stream, header);
}

static void json_file(FILE *stream, const struct report_options *options, const struct source *source,
                      const struct findings *findings)
{
    (void)options;
    for (size_t i = 0; i < findings->count; i++) {
        struct arena arena = {0};
        write_line(stream, finding_json(&findings->items[i], source, &arena));
        arena_free(&arena);
    }
}

const struct output output_json = {.name = "json", .begin = json_begin, .file = json_file};
