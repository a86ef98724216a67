#include "output/headline.h"
#include "output/output.h"

static void gcc_file(struct report *report, const struct list *list, const struct findings *findings)
{
    const struct source *source = list->source;
    struct writer writer = {.stream = report->stream, .use_color = report->options.use_color};
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        headline_write(&writer, source, finding->range.start, finding->severity, finding->message, finding->rule);
        for (size_t j = 0; j < finding->notes.count; j++) {
            const struct note *note = &finding->notes.items[j];
            headline_write(&writer, source, note->range.start, SEVERITY_NOTE, note->message, NULL);
        }
    }
}

const struct output output_gcc = {.name = "gcc", .file = gcc_file};
