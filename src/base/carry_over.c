#include "base/carry_over.h"

#include "base/line_comparison.h"

struct carrying {
    struct line_comparison change; /* before and after */
    struct line_comparison own;    /* before and mine */
    struct builder result;
    size_t at; /* the line of mine that comes next */
};

struct stretch {
    size_t first, end; /* lines */
};

static void add_lines(struct builder *builder, const struct compared_lines *lines, struct stretch stretch)
{
    for (size_t i = stretch.first; i < stretch.end; i++)
        builder_add(builder, lines->items[i]);
}

/* Where mine has those lines before; of none, where they would stand. */
static bool find_own(const struct carrying *carrying, struct stretch lines, struct stretch *own)
{
    const size_t *partner = carrying->own.partner;
    size_t count = carrying->own.before.count;
    size_t first = lines.first < count ? partner[lines.first] : NO_LINE;
    if (lines.first == lines.end && lines.first && partner[lines.first - 1] != NO_LINE)
        first = partner[lines.first - 1] + 1;
    *own = (struct stretch){first, first + (lines.end - lines.first)};
    for (size_t i = lines.first; i < lines.end; i++)
        if (partner[i] != first + (i - lines.first))
            return false;
    return first != NO_LINE;
}

/* Whether mine has the new lines in their place already. */
static bool is_made(const struct carrying *carrying, struct stretch lines, struct stretch new, struct stretch *own)
{
    const struct line_comparison *mine = &carrying->own;
    *own = (struct stretch){0, mine->after.count};
    if (lines.first)
        own->first = mine->partner[lines.first - 1] + 1;
    if (lines.end < mine->before.count)
        own->end = mine->partner[lines.end];
    if ((lines.first && !own->first) || own->end == NO_LINE || own->end - own->first != new.end - new.first)
        return false;
    for (size_t i = 0; i < new.end - new.first; i++)
        if (!text_equal(mine->after.items[own->first + i], carrying->change.after.items[new.first + i]))
            return false;
    return true;
}

static bool ends_in_the_middle(const struct carrying *carrying, struct stretch new, struct stretch own)
{
    const struct line_comparison *mine = &carrying->own;
    if (new.first < new.end && own.end < mine->after.count)
        return !text_ends_with(carrying->change.after.items[new.end - 1], TEXT("\n"));
    return new.first < new.end && own.first && !text_ends_with(mine->after.items[own.first - 1], TEXT("\n"));
}

static bool carry(struct carrying *carrying, struct stretch lines, struct stretch new)
{
    struct stretch own;
    if (!is_made(carrying, lines, new, &own) &&
        (!find_own(carrying, lines, &own) || ends_in_the_middle(carrying, new, own)))
        return false;
    if (own.first < carrying->at)
        return false;
    add_lines(&carrying->result, &carrying->own.after, (struct stretch){carrying->at, own.first});
    add_lines(&carrying->result, &carrying->change.after, new);
    carrying->at = own.end;
    return true;
}

static bool carry_all(struct carrying *carrying)
{
    const struct line_comparison *change = &carrying->change;
    size_t before = 0, after = 0;
    while (before < change->before.count || after < change->after.count) {
        struct stretch lines = {before, before};
        while (lines.end < change->before.count && change->partner[lines.end] == NO_LINE)
            lines.end++;
        struct stretch new = {
            after, lines.end < change->before.count ? change->partner[lines.end] : change->after.count};
        if ((lines.end > lines.first || new.end > new.first) && !carry(carrying, lines, new))
            return false;
        before = lines.end + 1;
        after = new.end + 1;
    }
    add_lines(&carrying->result, &carrying->own.after, (struct stretch){carrying->at, carrying->own.after.count});
    return true;
}

bool carry_over(struct text before, struct text after, struct text mine, struct text *result, struct arena *arena)
{
    struct carrying carrying = {.result = {.arena = arena}};
    *result = after;
    if (text_equal(mine, before))
        return true;
    line_comparison_make(&carrying.change, before, after);
    line_comparison_make(&carrying.own, before, mine);
    bool is_done = carry_all(&carrying);
    *result = builder_text(&carrying.result);
    line_comparison_free(&carrying.change);
    line_comparison_free(&carrying.own);
    return is_done;
}
