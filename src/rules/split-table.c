#include "base/arena.h"
#include "rules/rules.h"
#include "rules/unindent.h"

static bool is_one_comment(struct text gap)
{
    gap = text_trim(gap);
    return text_starts_with(gap, TEXT("<!--")) && text_find(gap, TEXT("-->"), 0) == gap.length - 3 &&
           text_find_byte(gap, '|', 0) == TEXT_NOT_FOUND && text_find_byte(gap, '\n', 0) == TEXT_NOT_FOUND;
}

static const char *gap_name(const struct list *list, const struct stray *stray)
{
    struct range first = stray->gaps.items[0];
    struct text text = text_trim(list_text(list, first));
    if (stray->gaps_are_blank)
        return stray->gaps.count == 1 &&
                       source_line_at(list->source, first.end - 1) == source_line_at(list->source, first.start)
                   ? "a blank line"
                   : "blank lines";
    if (!text.length)
        return "blank lines and more";
    if (text_starts_with(text, TEXT("<!--")))
        return "a comment on its own line";
    return text.bytes[0] == '<' ? "raw HTML" : "what stands in between";
}

static struct range gap_to_point_at(const struct list *list, const struct stray *stray)
{
    uint32_t line = source_line_at(list->source, stray->gaps.items[0].start);
    return source_line_range(list->source, line);
}

/* Removing a comment loses its words, so that is only offered where it hides no rows and a person looks. What else
 * stands in between is not ours to remove. */
static void add_fix(const struct list *list, const struct stray *stray, struct finding *finding,
                    struct findings *out)
{
    for (size_t i = 0; i < stray->gaps.count && !stray->gaps_are_blank; i++) {
        struct text gap = list_text(list, stray->gaps.items[i]);
        if (!text_is_blank(gap) && !is_one_comment(gap))
            return;
    }
    for (size_t i = 0; i < stray->gaps.count; i++) {
        struct range gap = stray->gaps.items[i];
        struct effect effect = {.kind = i ? EFFECT_NONE : EFFECT_MAKES_ROWS, .count = i ? 0 : stray->rows.count};
        if (!text_is_blank(list_text(list, gap))) {
            effect.kind = i ? EFFECT_REPLACES : EFFECT_MAKES_ROWS;
            effect.before = list_text(list, gap);
        }
        finding_add_edit(out, finding, stray->gaps_are_blank ? FIX_SAFE : FIX_UNSAFE, gap, TEXT(""), effect);
    }
    unindent_rows(list, stray, 0, finding, out);
}

void check_split_table(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->strays.count; i++) {
        const struct stray *stray = &list->strays.items[i];
        if (stray->kind != STRAY_CUT_OFF || !stray->gaps.count)
            continue;
        size_t rows = stray->rows.count;
        struct range place = stray->rows.items[0].range;
        const char *cause = gap_name(list, stray);
        struct finding *finding =
            rows == 1 ? findings_add(out, place, "this row is cut off from its table by %s: "
                                     "GitHub shows it as text", cause)
                      : findings_add(out, place, "%zu rows from here on are cut off from their table by %s: "
                                     "GitHub shows them as text", rows, cause);
        struct range gap = gap_to_point_at(list, stray);
        finding_add_note(out, finding, gap, !stray->gaps_are_blank ? "move it out of the table"
                                              : stray->gaps.count > 1 ? "remove them, from here on"
                                                                      : "remove it here");
        add_fix(list, stray, finding, out);
    }
}
