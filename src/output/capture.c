#include "output/capture.h"

#include "base/arena.h"

#include <stdlib.h>

void capture_begin(struct capture *capture)
{
    capture->stream = open_memstream(&capture->bytes, &capture->length);
    if (!capture->stream)
        out_of_memory();
}

struct text capture_end(struct capture *capture, struct arena *arena)
{
    if (fclose(capture->stream) != 0)
        out_of_memory();
    struct text text = text_copy(arena, (struct text){capture->bytes, capture->length});
    free(capture->bytes);
    return text;
}
