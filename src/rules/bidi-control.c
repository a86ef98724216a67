#include "rules/removal.h"
#include "rules/rules.h"

void check_bidi_control(const struct list *list, struct findings *out)
{
    struct invisible_walk walk = {.content = list->source->content, .at = list->source->start};
    struct removal removal = {.list = list, .out = out};
    struct invisible_character character;
    if (list->source->is_ascii)
        return;
    while (invisible_next(&walk, &character))
        if (character.kind == INVISIBLE_DIRECTION)
            removal_add(&removal, &character, character.range, TEXT(""),
                             "with it readers may see another order than is written here. Remove it");
    removal_end(&removal);
}
