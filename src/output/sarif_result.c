#include "output/sarif_result.h"

#include "base/arena.h"

#include <string.h>

/* Of one result: GitHub shows less, and a page with many findings must stay within its 10 MB. */
enum { LONGEST_MESSAGE = 4096, LONGEST_FIX = 16 * 1024, MOST_NOTES = 100 };

static bool is_unreserved(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (byte != '\0' && strchr("-._~/", byte));
}

struct text sarif_uri(struct text path, struct arena *arena)
{
    struct builder uri = {.arena = arena};
    if (text_starts_with(path, TEXT("/")))
        builder_add(&uri, TEXT("file://"));
    for (size_t i = 0; i < path.length; i++)
        if (is_unreserved(path.bytes[i]))
            builder_add_byte(&uri, path.bytes[i]);
        else
            builder_format(&uri, "%%%02X", (unsigned)(unsigned char)path.bytes[i]);
    return builder_text(&uri);
}

/* In a message [words](target) is a link, unless a backslash stands before the brackets. */
static json_t *message_json(struct text text, struct arena *arena)
{
    json_t *object = json_object();
    struct builder escaped = {.arena = arena};
    struct text shown = text_head(text, LONGEST_MESSAGE);
    for (size_t i = 0; i < shown.length; i++) {
        if (strchr("\\[]", shown.bytes[i]) && shown.bytes[i])
            builder_add_byte(&escaped, '\\');
        builder_add_byte(&escaped, shown.bytes[i]);
    }
    if (shown.length < text.length)
        builder_add(&escaped, TEXT("…"));
    json_set_text(object, "text", builder_text(&escaped), arena);
    return object;
}

static json_t *region_json(struct region region)
{
    json_t *object = json_object();
    json_set_number(object, "startLine", region.line);
    json_set_number(object, "startColumn", region.column);
    json_set_number(object, "endLine", region.end_line);
    json_set_number(object, "endColumn", region.end_column);
    return object;
}

static json_t *artifact_json(struct text uri, struct arena *arena)
{
    json_t *object = json_object();
    json_set_text(object, "uri", uri, arena);
    return object;
}

static json_t *location_json(struct text uri, struct region region, struct arena *arena)
{
    json_t *object = json_object(), *physical = json_object();
    json_set(physical, "artifactLocation", artifact_json(uri, arena));
    json_set(physical, "region", region_json(region));
    json_set(object, "physicalLocation", physical);
    return object;
}

static json_t *notes_json(const struct finding *finding, const struct regions *regions, struct text uri,
                          struct arena *arena)
{
    json_t *array = json_array();
    for (size_t i = 0; i < finding->notes.count && i < MOST_NOTES; i++) {
        const struct note *note = &finding->notes.items[i];
        json_t *location = location_json(uri, region_shown(regions, note->range), arena);
        json_set_number(location, "id", i + 1);
        json_set(location, "message", message_json(note->message, arena));
        json_add(array, location);
    }
    return array;
}

static bool is_short(const struct fix *fix)
{
    size_t bytes = 0;
    for (size_t i = 0; i < fix->edits.count; i++) {
        enum { OVERHEAD = 128 };
        bytes += OVERHEAD + fix->edits.items[i].replacement.length;
        if (bytes > LONGEST_FIX)
            return false;
    }
    return fix->edits.count > 0;
}

static json_t *fixes_json(const struct fix *fix, const struct regions *regions, struct text uri,
                          struct arena *arena)
{
    json_t *fixes = json_array(), *object = json_object(), *changes = json_array(), *change = json_object();
    json_t *replacements = json_array(), *description = json_object();
    for (size_t i = 0; i < fix->edits.count; i++) {
        const struct edit *edit = &fix->edits.items[i];
        json_t *replacement = json_object(), *content = json_object();
        json_set(replacement, "deletedRegion", region_json(region_exact(regions, edit->range)));
        json_set_text(content, "text", edit->replacement, arena);
        json_set(replacement, "insertedContent", content);
        json_add(replacements, replacement);
    }
    json_set(description, "text", json_string(fix->safety == FIX_UNSAFE ? "A guess: check it." : "A safe repair."));
    json_set(change, "artifactLocation", artifact_json(uri, arena));
    json_set(change, "replacements", replacements);
    json_add(changes, change);
    json_set(object, "description", description);
    json_set(object, "artifactChanges", changes);
    json_add(fixes, object);
    return fixes;
}

json_t *sarif_result(const struct finding *finding, const struct regions *regions, struct text uri,
                     size_t rule_index, struct text fingerprint)
{
    struct arena arena = {0};
    json_t *object = json_object(), *locations = json_array(), *fingerprints = json_object();
    json_set_text(object, "ruleId", finding->rule->name, &arena);
    json_set_number(object, "ruleIndex", rule_index);
    json_set(object, "level", json_string(severity_name(finding->severity)));
    json_set(object, "message", message_json(finding->message, &arena));
    json_add(locations, location_json(uri, region_shown(regions, finding->range), &arena));
    json_set(object, "locations", locations);
    if (finding->notes.count)
        json_set(object, "relatedLocations", notes_json(finding, regions, uri, &arena));
    /* The one name of a fingerprint that GitHub goes by. */
    json_set_text(fingerprints, "primaryLocationLineHash", fingerprint, &arena);
    json_set(object, "partialFingerprints", fingerprints);
    if (finding->fix && is_short(finding->fix))
        json_set(object, "fixes", fixes_json(finding->fix, regions, uri, &arena));
    arena_free(&arena);
    return object;
}
