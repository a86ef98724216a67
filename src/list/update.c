#include "base/arena.h"
#include "list/build.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t find_ignoring_case(struct text text, struct text wanted)
{
    for (size_t at = 0; wanted.length && at + wanted.length <= text.length; at++)
        if (text_equal_ignoring_case(text_slice(text, at, at + wanted.length), wanted))
            return at;
    return TEXT_NOT_FOUND;
}

/* The digits, dots, dashes and slashes that start at *at, without a full stop at the end. */
static struct text date_token(struct text text, size_t at)
{
    size_t end = at;
    while (end < text.length && (is_digit(text.bytes[end]) || text.bytes[end] == '.' || text.bytes[end] == '-' ||
                                 text.bytes[end] == '/'))
        end++;
    while (end > at && !is_digit(text.bytes[end - 1]))
        end--;
    return text_slice(text, at, end);
}

static bool read_date(const struct list *list, struct text token, struct update *update)
{
    update->date_range.start = (uint32_t)(token.bytes - list->source->content.bytes);
    update->date_range.end = update->date_range.start + (uint32_t)token.length;
    return date_read(token, &update->date, &update->separator);
}

/* "Last Updated on", then, within a few bytes of markup, the date. */
static bool read_banner(const struct list *list, struct text text, struct update *update)
{
    enum { MOST_MARKUP = 8 };
    struct text banner = list->context->rulebook->settings.banner;
    size_t at = find_ignoring_case(text, banner);
    if (at == TEXT_NOT_FOUND)
        return false;
    at += banner.length;
    size_t limit = at + MOST_MARKUP < text.length ? at + MOST_MARKUP : text.length;
    while (at < limit && !is_digit(text.bytes[at]))
        at++;
    update->is_banner = true;
    return read_date(list, date_token(text, at), update);
}

static bool starts_with_word(struct text text, struct text word)
{
    return text.length > word.length && text_equal_ignoring_case(text_slice(text, 0, word.length), word) &&
           text.bytes[word.length] == ' ';
}

static void add_name(struct update *update, size_t *capacity, struct text name, struct arena *arena)
{
    name = text_trim(name);
    struct { struct text *items; size_t count, capacity; } names = {update->names, update->name_count, *capacity};
    if (!name.length)
        return;
    *array_add(arena, &names) = name;
    update->names = names.items;
    update->name_count = names.count;
    *capacity = names.capacity;
}

/* The next thing between two names: a comma of any script, " and ", " & ". Gives its length, or 0. */
static size_t separator_at(struct text text, size_t at)
{
    static const struct text separators[] = {{",", 1},     {"\xE3\x80\x81", 3}, {"\xEF\xBC\x8C", 3},
                                             {" and ", 5}, {" & ", 3},          {";", 1}};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (text_starts_with(text_slice(text, at, text.length), separators[i]))
            return separators[i].length;
    return 0;
}

/* "Update A, B and C." */
static void read_names(const struct list *list, struct text text, struct update *update, struct arena *arena)
{
    const struct words *verbs = &list->context->rulebook->settings.update_verbs;
    size_t capacity = 0, start = 0;
    bool has_verb = false;
    while (text.length && (text.bytes[0] == '*' || text.bytes[0] == ':' || text.bytes[0] == ' '))
        text = text_slice(text, 1, text.length);
    for (size_t i = 0; i < verbs->count && !has_verb; i++)
        if ((has_verb = starts_with_word(text, verbs->items[i])))
            text = text_slice(text, verbs->items[i].length, text.length);
    if (!has_verb)
        return;
    text = text_trim(text);
    if (text_ends_with(text, TEXT(".")))
        text.length--;
    for (size_t at = 0; at < text.length;) {
        size_t length = separator_at(text, at);
        if (length) {
            add_name(update, &capacity, text_slice(text, start, at), arena);
            start = at + length;
        }
        at += length ? length : 1;
    }
    add_name(update, &capacity, text_slice(text, start, text.length), arena);
}

/* A list item that begins with a date, bold or not. */
static bool read_item(const struct list *list, struct text text, struct update *update, struct arena *arena)
{
    size_t at = 0;
    while (at < text.length && (text.bytes[at] == '*' || text.bytes[at] == '[' || text.bytes[at] == '_'))
        at++;
    struct text token = date_token(text, at);
    if (!read_date(list, token, update))
        return false;
    read_names(list, text_slice(text, at + token.length, text.length), update, arena);
    return true;
}

void build_updates(struct list *list, struct arena *arena)
{
    for (size_t i = 0; i < list->document->block_count; i++) {
        const struct block *block = &list->document->blocks[i];
        struct update update = {.range = block->range};
        if (block->kind != BLOCK_PARAGRAPH)
            continue;
        struct text text = list_text(list, block->range);
        if ((block->list_depth && read_item(list, text, &update, arena)) || read_banner(list, text, &update))
            *array_add(arena, &list->updates) = update;
    }
}
