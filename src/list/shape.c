#include "list/shape.h"

#include "base/arena.h"
#include "list/address.h"
#include "list/none.h"
#include "list/venue.h"

enum {
    LONGEST_NAME = 32,    /* bytes: an abbreviation, not a title */
    MOST_ROWS_READ = 200, /* a profile needs no more */
};

static enum shape shape_of_link(const struct list *list, struct text address)
{
    const struct host *host = rulebook_host(list->context->rulebook, address_host(address));
    struct text role = host ? host->role : TEXT("");
    return text_equal(role, TEXT("paper"))  ? SHAPE_PAPER_LINK
           : text_equal(role, TEXT("code")) ? SHAPE_CODE_LINK
                                            : SHAPE_OTHER;
}

enum shape shape_of(const struct list *list, struct range value, struct arena *arena)
{
    struct spans spans = {0};
    struct text text = text_trim(list_text(list, value));
    bool is_bold = false;
    if (!text.length)
        return SHAPE_EMPTY;
    inline_scan(list->source->content, value, true, &list->document->definitions, arena, &spans);
    for (size_t i = 0; i < spans.count; i++) {
        if (spans.items[i].kind == SPAN_LINK)
            return shape_of_link(list, list_text(list, spans.items[i].url));
        if (spans.items[i].kind != SPAN_STRONG)
            continue;
        is_bold = true;
        text = list_text(list, spans.items[i].content);
    }
    if (is_any_none_word(list, text))
        return SHAPE_NONE_WORD;
    if (is_bold)
        return text.length > LONGEST_NAME ? SHAPE_SENTENCE : SHAPE_NAME;
    return publication_read(text).year ? SHAPE_VENUE : SHAPE_WORDS;
}

void profile_read(struct profile *profile, const struct list *list, const struct table *table, struct arena *arena)
{
    *profile = (struct profile){.table = table};
    profile->counts = arena_allocate_array(arena, table->column_count, sizeof *profile->counts);
    for (size_t r = 0; r < table->row_count && profile->rows < MOST_ROWS_READ; r++) {
        const struct row *row = &table->rows[r];
        if (row->is_unreliable)
            continue;
        profile->rows++;
        for (size_t c = 0; c < row->cell_count; c++)
            profile->counts[c][shape_of(list, row->cells[c].value, arena)]++;
    }
}

/* Where there are too few rows to go by: what a role may look like. */
static bool suits_role(enum role role, enum shape shape)
{
    switch (role) {
    case ROLE_ABBREVIATION:
        return shape == SHAPE_NAME || shape == SHAPE_NONE_WORD;
    case ROLE_TITLE:
        return shape == SHAPE_SENTENCE || shape == SHAPE_NAME;
    case ROLE_VENUE:
        return shape == SHAPE_VENUE || shape == SHAPE_NONE_WORD;
    case ROLE_PAPER:
        return shape == SHAPE_PAPER_LINK || shape == SHAPE_OTHER || shape == SHAPE_NONE_WORD;
    case ROLE_CODE:
        return shape == SHAPE_CODE_LINK || shape == SHAPE_OTHER || shape == SHAPE_NONE_WORD;
    case ROLE_ATTRIBUTE:
        return shape == SHAPE_NAME || shape == SHAPE_NONE_WORD;
    case ROLE_TASKS:
    case ROLE_PROSE:
        return shape == SHAPE_WORDS;
    case ROLE_NONE:
    case ROLE_COUNT:
        break;
    }
    return shape == SHAPE_WORDS || shape == SHAPE_OTHER;
}

int profile_fit(const struct profile *profile, size_t column, enum shape shape)
{
    if (profile->rows < PROFILE_ENOUGH_ROWS)
        return suits_role(profile->table->columns[column].role, shape) ? 3 : shape == SHAPE_EMPTY ? -1 : -4;
    size_t percent = profile->counts[column][shape] * 100 / profile->rows;
    return percent >= 50 ? 4 : percent >= 20 ? 3 : percent >= 5 ? 2 : percent > 0 ? 1 : -4;
}

int profile_fit_row(const struct profile *profile, const enum shape *shapes, size_t count, size_t skipped,
                    size_t missing)
{
    int sum = 0;
    for (size_t i = 0, column = 0; i < count; i++) {
        if (i == skipped)
            continue;
        column += column == missing;
        if (column < profile->table->column_count)
            sum += profile_fit(profile, column++, shapes[i]);
    }
    return sum;
}

/* A word for "none" may be the first of its column. */
static bool may_hold(const struct profile *profile, size_t column, enum shape shape)
{
    const struct column_definition *definition = profile->table->columns[column].definition;
    bool has_none_words = definition && definition->none_words.count;
    return profile_fit(profile, column, shape) > 0 || (shape == SHAPE_NONE_WORD && has_none_words);
}

bool profile_holds_row(const struct profile *profile, const enum shape *shapes, size_t count, size_t skipped)
{
    size_t column = 0;
    for (size_t i = 0; i < count; i++)
        if (i != skipped &&
            (column >= profile->table->column_count || !may_hold(profile, column++, shapes[i])))
            return false;
    return true;
}
