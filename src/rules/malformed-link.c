#include "base/arena.h"
#include "list/link_repair.h"
#include "rules/rules.h"

/* What is wrong, and what GitHub makes of it. */
static const char *fault_of(enum malformed_kind kind)
{
    switch (kind) {
    case MALFORMED_NESTED:
        return "a link inside a link: GitHub makes one dead link";
    case MALFORMED_AROUND:
        return "a link around a link: GitHub shows the outer one as text";
    case MALFORMED_UNCLOSED:
        return "a link without its closing ): GitHub shows it as text";
    case MALFORMED_MARKS:
        return "misplaced brackets: GitHub shows this as text";
    case MALFORMED_WRAPPED:
        return "brackets around a link's address: GitHub makes a dead link";
    case MALFORMED_SURPLUS:
        return "a bracket without its partner beside a link: GitHub shows it as text";
    case MALFORMED_SWAPPED:
        return "label and address have changed places: GitHub makes a dead link";
    case MALFORMED_GAP:
        return "white space between ] and (: GitHub shows the brackets as text";
    case MALFORMED_SPACE:
        return "white space in a link's address: GitHub shows the link as text";
    case MALFORMED_WIDE:
        return "full-width brackets: GitHub shows the link as text";
    case MALFORMED_NO_ADDRESS:
        break;
    }
    return "a label without an address: GitHub shows the brackets as text";
}

/* What the house writes where there is nothing to link, if nothing else stands in the cell. */
static struct text none_word(const struct malformed *malformed)
{
    const struct table *table = malformed->row->table;
    const struct column *column = &table->columns[malformed->cell - malformed->row->cells];
    bool is_whole = range_contains(malformed->range, malformed->cell->inner);
    bool is_known = is_whole && table->is_house && column->definition->none_words.count;
    return is_known ? column->definition->none_words.items[0] : TEXT("");
}

static struct text advice_for(const struct malformed *malformed, struct arena *arena)
{
    enum malformed_kind kind = malformed->kind;
    bool is_doubled = kind == MALFORMED_NESTED || kind == MALFORMED_AROUND, is_address;
    struct text label = malformed->label.length ? text_on_one_line(arena, malformed->label) : TEXT("label");
    if (malformed->mended.length)
        return text_format(arena, "%s%.*s", is_doubled ? "Keep one address: " : "Write ",
                           TEXT_ARGUMENTS(text_on_one_line(arena, malformed->mended)));
    if (is_doubled)
        return TEXT("Keep one address");
    if (kind == MALFORMED_SURPLUS)
        return TEXT("Remove it, or write its partner");
    is_address = address_starts(label, 0);
    struct text none = malformed->cell && !is_address ? none_word(malformed) : TEXT("");
    return text_format(arena, "Write [%.*s](%.*s)%s%.*s", TEXT_ARGUMENTS(is_address ? TEXT("label") : label),
                       TEXT_ARGUMENTS(is_address ? label : TEXT("address")), none.length ? ", or " : "",
                       TEXT_ARGUMENTS(none));
}

void check_malformed_link(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->malformed.count; i++) {
        const struct malformed *malformed = &list->malformed.items[i];
        struct text old = list_text(list, malformed->range), mended = malformed->mended;
        struct finding *finding = findings_add(out, malformed->range, "%s. %.*s", fault_of(malformed->kind),
                                               TEXT_ARGUMENTS(advice_for(malformed, out->arena)));
        struct effect effect = {.kind = EFFECT_REPLACES, .before = old, .after = mended};
        enum safety safety = malformed->is_sure ? FIX_SAFE : FIX_UNSAFE;
        finding->key_detail = old;
        if (mended.length)
            finding_add_edit(out, finding, safety, malformed->range, mended, effect);
    }
}
