#include "base/arena.h"
#include "output/json_value.h"
#include "output/output.h"
#include "output/writer.h"

static void set_place(json_t *object, const struct source *source, uint32_t offset, struct arena *arena)
{
    struct position position = source_position(source, offset);
    json_set_text(object, "file", text_from(source->path), arena);
    json_set_number(object, "line", position.line);
    json_set_number(object, "column", position.column);
}

static json_t *notes_json(const struct finding *finding, const struct source *source, struct arena *arena)
{
    json_t *notes = json_array();
    for (size_t i = 0; i < finding->notes.count; i++) {
        const struct note *note = &finding->notes.items[i];
        json_t *object = json_object();
        set_place(object, source, note->range.start, arena);
        json_set_text(object, "message", note->message, arena);
        json_add(notes, object);
    }
    return notes;
}

static json_t *effect_json(const struct effect *effect, struct arena *arena)
{
    json_t *object = json_object();
    json_set(object, "kind", json_string(effect_name(effect->kind)));
    switch (effect->kind) {
    case EFFECT_REPLACES:
    case EFFECT_REMOVES_ROW:
    case EFFECT_CHANGES_LINK:
    case EFFECT_CHANGES_DATE:
        json_set_text(object, "before", effect->before, arena);
        json_set_text(object, "after", effect->after, arena);
        break;
    case EFFECT_MAKES_ROWS:
        json_set_number(object, "count", effect->count);
        break;
    case EFFECT_NONE:
    case EFFECT_MAKES_TABLE:
    case EFFECT_ADDS_CONTENTS_LINE:
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
        json_set_number(edit_object, "start", edit->range.start);
        json_set_number(edit_object, "end", edit->range.end);
        json_set_text(edit_object, "text", edit->replacement, arena);
        json_add(edits, edit_object);
        if (edit->effect.kind != EFFECT_NONE)
            json_add(effects, effect_json(&edit->effect, arena));
    }
    json_set(object, "safety", json_string(fix->safety == FIX_UNSAFE ? "unsafe" : "safe"));
    json_set(object, "edits", edits);
    json_set(object, "effects", effects);
    return object;
}

static json_t *finding_json(const struct finding *finding, const struct source *source, struct arena *arena)
{
    json_t *object = json_object();
    struct position end = source_position(source, finding->range.end);
    set_place(object, source, finding->range.start, arena);
    json_set_number(object, "end_line", end.line);
    json_set_number(object, "end_column", end.column);
    json_set(object, "severity", json_string(severity_name(finding->severity)));
    json_set_text(object, "rule", finding->rule->name, arena);
    json_set_text(object, "message", finding->message, arena);
    json_set(object, "notes", notes_json(finding, source, arena));
    json_set(object, "fix", fix_json(finding->fix, arena));
    json_set_text(object, "key", finding->key, arena);
    return object;
}

static void write_line(FILE *stream, json_t *object)
{
    json_write(stream, object);
    fputc('\n', stream);
}

static void json_begin(struct report *report)
{
    json_t *header = json_object();
    json_set(header, "format", json_string("rsfm-lint"));
    json_set_number(header, "version", 1);
    write_line(report->stream, header);
}

static void json_file(struct report *report, const struct list *list, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        struct arena arena = {0};
        json_t *object = finding_json(&findings->items[i], list->source, &arena);
        if (list->context->changes)
            json_set(object, "was_there", json_boolean(findings->items[i].was_there));
        write_line(report->stream, object);
        arena_free(&arena);
    }
}

const struct output output_json = {.name = "json", .begin = json_begin, .file = json_file};
