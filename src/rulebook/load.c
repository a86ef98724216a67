#include "rulebook/layer.h"

bool rulebook_load(struct rulebook *rulebook, struct arena *arena, struct error *error)
{
    layer_start(rulebook, arena);
    for (size_t i = 0; i < embedded_page_count; i++)
        if (!layer_read(rulebook, &embedded_pages[i], LAYER_EMBEDDED, error))
            return false;
    return true;
}
