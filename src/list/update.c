#include "base/arena.h"
#include "list/build.h"
#include "markdown/byte.h"

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
    while (end < text.length &&
           (byte_is_digit(text.bytes[end]) || text.bytes[end] == '.' || text.bytes[end] == '-' ||
            text.bytes[end] == '/'))
        end++;
    while (end > at && !byte_is_digit(text.bytes[end - 1]))
        end--;
    return text_slice(text, at, end);
}

/* A year of these two centuries, a separator, one or two digits, whatever follows: 2024.11, 2024.1-5. */
static bool is_meant_as_date(struct text token)
{
    size_t digits = 5;
    if (token.length < 6 || (!text_starts_with(token, TEXT("19")) && !text_starts_with(token, TEXT("20"))) ||
        !byte_is_digit(token.bytes[2]) || !byte_is_digit(token.bytes[3]) || byte_is_digit(token.bytes[4]))
        return false;
    while (digits < token.length && byte_is_digit(token.bytes[digits]))
        digits++;
    return digits == 6 || digits == 7;
}

/* Of days from … to … the one that counts: the last, or with 2025.03.01-05 the first, which is whole. */
static struct text last_day(struct text token)
{
    struct date date;
    char separator;
    for (size_t at = 0; (at = text_find_byte(token, '-', at)) != TEXT_NOT_FOUND; at++) {
        struct text first = text_slice(token, 0, at), last = text_slice(token, at + 1, token.length);
        if (!date_read(first, &date, &separator) || !date_is_valid(date))
            continue;
        bool is_whole = date_read(last, &date, &separator) && date_is_valid(date);
        return is_whole ? last : last.length <= 5 ? first : token;
    }
    return token;
}

static bool read_date(const struct list *list, struct text token, struct update *update)
{
    token = last_day(token);
    update->date_range.start = (uint32_t)(token.bytes - list->source->content.bytes);
    update->date_range.end = update->date_range.start + (uint32_t)token.length;
    update->is_date = date_read(token, &update->date, &update->separator);
    if (update->is_date)
        return true;
    update->date = (struct date){0, 0, 0};
    update->separator = token.length > 4 ? token.bytes[4] : '\0';
    return is_meant_as_date(token);
}

/* Behind the banner: numbers with marks between them that begin as a year does and are no date, such as 205.04.02,
 * 2O25.04.02 and 2025.0402. */
static bool is_misspelt_date(struct text text, size_t at, struct text *token)
{
    enum { SHORTEST = 8, LONGEST = 12, YEAR = 4 };
    size_t end = at, digits = 0, letters = 0, leading = 0, marks = 0;
    for (; end < text.length; end++) {
        char byte = text.bytes[end];
        bool is_letter = byte == 'O' || byte == 'o' || byte == 'l' || byte == 'I';
        if (!is_letter && !byte_is_digit(byte) && text_find_byte(TEXT(".,-/"), byte, 0) == TEXT_NOT_FOUND)
            break;
        digits += byte_is_digit(byte);
        letters += is_letter;
        marks += !is_letter && !byte_is_digit(byte);
        leading += !marks;
    }
    while (end > at && text_find_byte(TEXT(".,-/"), text.bytes[end - 1], 0) != TEXT_NOT_FOUND)
        end--;
    *token = text_slice(text, at, end);
    bool ends_word = end == text.length || !byte_is_letter(text.bytes[end]);
    if (token->length < SHORTEST || token->length > LONGEST || leading < YEAR - 1 || !ends_word)
        return false;
    /* With one mark it may be anything, such as years from … to … */
    const char *month = token->bytes + YEAR + 1;
    bool has_month = leading == YEAR && token->length == 2 * YEAR + 1 &&
                     (month[0] == '0' || (month[0] == '1' && month[1] < '3'));
    return (marks > 1 || (marks && has_month)) && digits > letters * 3;
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
    for (size_t markup = 0; at < text.length && markup < MOST_MARKUP && !byte_is_digit(text.bytes[at]); at++)
        markup += text.bytes[at] != '\r';
    update->is_banner = true;
    if (read_date(list, date_token(text, at), update))
        return true;
    struct text token;
    if (!is_misspelt_date(text, at, &token))
        return false;
    read_date(list, token, update);
    return true;
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

/* The length of the verb that the text begins with, or 0. */
static size_t verb_length(const struct list *list, struct text text)
{
    const struct words *verbs = &list->context->rulebook->settings.update_verbs;
    for (size_t i = 0; i < verbs->count; i++)
        if (starts_with_word(text, verbs->items[i]))
            return verbs->items[i].length;
    return 0;
}

/* Likewise of what ends a sentence, with the verb that begins the next one. */
static size_t next_sentence_at(const struct list *list, struct text text, size_t at)
{
    bool ends = text_starts_with(text_slice(text, at, text.length), TEXT(". "));
    size_t verb = ends ? verb_length(list, text_slice(text, at + 2, text.length)) : 0;
    return verb ? verb + 2 : 0;
}

/* "Update A, B and C. Add D." */
static void read_names(const struct list *list, struct text text, struct update *update, struct arena *arena)
{
    size_t capacity = 0, start = 0;
    while (text.length && text_find_byte(TEXT("*_]: "), text.bytes[0], 0) != TEXT_NOT_FOUND)
        text = text_slice(text, 1, text.length);
    size_t verb = verb_length(list, text);
    update->has_verb = verb > 0;
    if (!verb)
        return;
    text = text_slice(text, verb, text.length);
    text = text_trim(text);
    if (text_ends_with(text, TEXT(".")))
        text.length--;
    for (size_t at = 0; at < text.length;) {
        size_t separator = separator_at(text, at);
        size_t length = separator ? separator : next_sentence_at(list, text, at);
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
    bool is_date = read_date(list, token, update);
    if (!is_date && !is_misspelt_date(text, at, &token))
        return false;
    if (!is_date)
        read_date(list, token, update);
    read_names(list, text_slice(text, at + token.length, text.length), update, arena);
    return is_date || update->has_verb;
}

/* 2024.1.0 */
static bool is_version(const struct update *update)
{
    return update->is_date && (!update->date.month || !update->date.day);
}

/* Where no update of the list has a verb, 2026-02 begins a line of news, or a paper's. */
static bool is_strangers_date(const struct update *update, bool has_dates)
{
    return update->is_date && (has_dates || date_is_valid(update->date));
}

/* Marks the updates of one run, and takes those out that no date makes an update. */
static void settle_run(struct list *list, size_t start)
{
    size_t kept = start;
    bool is_house = false, has_dates = false, has_versions = false;
    for (size_t i = start; i < list->updates.count; i++) {
        is_house = is_house || list->updates.items[i].has_verb;
        has_dates = has_dates || date_is_valid(list->updates.items[i].date);
        has_versions = has_versions || is_version(&list->updates.items[i]);
    }
    for (size_t i = start; i < list->updates.count; i++) {
        struct update *update = &list->updates.items[i];
        update->is_house = is_house || update->is_banner;
        update->starts_run = kept == start;
        if (update->is_house || (!has_versions && is_strangers_date(update, has_dates)))
            list->updates.items[kept++] = *update;
    }
    list->updates.count = kept;
}

void build_updates(struct list *list, struct arena *arena)
{
    size_t run = 0;
    for (size_t i = 0; i < list->document->block_count; i++) {
        const struct block *block = &list->document->blocks[i];
        struct update update = {.range = block->range};
        if (block->kind == BLOCK_PARAGRAPH && block->list_depth) {
            if (read_item(list, list_text(list, block->range), &update, arena)) {
                *array_add(arena, &list->updates) = update;
                continue;
            }
        } else {
            settle_run(list, run);
            run = list->updates.count;
        }
        update = (struct update){.range = block->range};
        if (block->kind != BLOCK_PARAGRAPH || !read_banner(list, list_text(list, block->range), &update))
            continue;
        settle_run(list, run);
        run = list->updates.count;
        *array_add(arena, &list->updates) = update;
        settle_run(list, run);
        run = list->updates.count;
    }
    settle_run(list, run);
}
