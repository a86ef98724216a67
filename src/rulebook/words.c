#include "rulebook/kind.h"

#include "base/utf8.h"

/* Attributes, misspellings, hosts. */

bool attribute_row(struct reading *reading)
{
    struct words *attributes = &reading->rulebook->attributes;
    struct lookup_entry *entry = reading_enter_name(reading, LOOKUP_ATTRIBUTE, "Attribute");
    if (!entry)
        return false;
    if (entry->index == LOOKUP_NOWHERE) {
        entry->index = (uint32_t)attributes->count;
        *array_add(reading->rulebook->arena, attributes) = TEXT("");
    }
    attributes->items[entry->index] = reading_cell(reading, "Attribute");
    return true;
}

/* What is looked for in texts, and what takes its place in a row. */
static bool check_misspelling(struct reading *reading, struct text wrong, struct text right)
{
    enum { LONGEST_WORD = 31 };
    bool is_word = wrong.length >= 2 && wrong.length <= LONGEST_WORD;
    for (size_t i = 0; i < wrong.length; i++) {
        char byte = wrong.bytes[i];
        is_word &= (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    }
    if (!is_word)
        return reading_fail(reading, "Misspelling", "\"%.*s\" is not one word of 2 to %d letters from A to Z",
                            TEXT_ARGUMENTS(wrong), LONGEST_WORD);
    if (text_find_byte(right, '|', 0) != TEXT_NOT_FOUND)
        return reading_fail(reading, "Correction", "a correction cannot hold |, which ends a cell");
    return true;
}

bool misspelling_row(struct reading *reading)
{
    struct rulebook *rulebook = reading->rulebook;
    struct text wrong = reading_cell(reading, "Misspelling"), right = reading_cell(reading, "Correction");
    if (!wrong.length)
        return reading_fail(reading, "Misspelling", "a misspelling is missing");
    struct lookup_entry *entry =
        reading_enter(reading, LOOKUP_MISSPELLING, "Misspelling", utf8_folded(rulebook->arena, wrong));
    if (!entry)
        return false;
    bool is_known = entry->index != LOOKUP_NOWHERE;
    if (is_known && reading_is_off(reading, "Correction")) {
        rulebook->misspellings.items[entry->index].wrong = TEXT("");
        reading->has_removed = true;
        entry->index = LOOKUP_NOWHERE;
        return true;
    }
    if (!is_known && !right.length)
        return reading_fail(reading, "Correction", "a new misspelling needs a correction");
    if (text_equal(wrong, right))
        return reading_fail(reading, "Correction", "\"%.*s\" is its own correction", TEXT_ARGUMENTS(wrong));
    if (!check_misspelling(reading, wrong, right))
        return false;
    if (!is_known) {
        entry->index = (uint32_t)rulebook->misspellings.count;
        array_add(rulebook->arena, &rulebook->misspellings);
    }
    struct misspelling *misspelling = &rulebook->misspellings.items[entry->index];
    misspelling->wrong = wrong;
    if (right.length)
        misspelling->right = right;
    return true;
}

static bool read_host(const struct reading *reading, struct host *host)
{
    static const struct choice yes_or_no[] = {{"yes", true}, {"no", false}, {NULL, 0}};
    struct text role = reading_cell(reading, "Role"), note = reading_cell(reading, "Note");
    int has_https = host->has_https;
    if (!reading_choose(reading, "Https", "answer", yes_or_no, &has_https) ||
        !reading_number(reading, "In flight", 1, 64, &host->in_flight))
        return false;
    host->name = reading_cell(reading, "Host");
    host->has_https = has_https;
    if (role.length)
        host->role = role;
    if (note.length)
        host->note = note;
    return true;
}

bool host_row(struct reading *reading)
{
    struct rulebook *rulebook = reading->rulebook;
    struct text name = utf8_folded(rulebook->arena, reading_cell(reading, "Host"));
    if (!name.length)
        return reading_fail(reading, "Host", "a host is missing");
    struct lookup_entry *entry = reading_enter(reading, LOOKUP_HOST, "Host", name);
    if (!entry)
        return false;
    bool is_known = entry->index != LOOKUP_NOWHERE;
    if (!is_known && reading_is_off(reading, "Role"))
        return reading_fail(reading, "Host", "there is no such host to switch off");
    if (reading_is_off(reading, "Role")) {
        rulebook->hosts.items[entry->index].name = TEXT("");
        reading->has_removed = true;
        entry->index = LOOKUP_NOWHERE;
        return true;
    }
    if (!is_known) {
        entry->index = (uint32_t)rulebook->hosts.count;
        array_add(rulebook->arena, &rulebook->hosts);
    }
    return read_host(reading, &rulebook->hosts.items[entry->index]);
}
