#include "output/output.h"

const struct output *output_find(struct text name)
{
    static const struct output *const outputs[] = {
#define OUTPUT(name) &output_##name,
#include "output/outputs.def"
#undef OUTPUT
    };
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
        if (text_equal(text_from(outputs[i]->name), name))
            return outputs[i];
    return NULL;
}

const char *const *output_names(void)
{
    static const char *const names[] = {
#define OUTPUT(name) #name,
#include "output/outputs.def"
#undef OUTPUT
        NULL,
    };
    return names;
}

void report_begin(struct report *report)
{
    for (; report; report = report->beside)
        if (report->output && report->output->begin)
            report->output->begin(report);
}

void report_file(struct report *report, const struct list *list, const struct findings *findings)
{
    for (; report; report = report->beside)
        if (report->output && report->output->file)
            report->output->file(report, list, findings);
}

void report_end(struct report *report, const struct report_totals *totals)
{
    for (; report; report = report->beside)
        if (report->output && report->output->end)
            report->output->end(report, totals);
}

void report_totals_add(struct report_totals *totals, const struct findings *findings)
{
    totals->files++;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        totals->errors += finding->severity == SEVERITY_ERROR;
        totals->warnings += finding->severity == SEVERITY_WARNING;
        totals->notes += finding->severity == SEVERITY_NOTE;
        totals->fixable += finding->fix != NULL;
    }
}

static void write_count(FILE *stream, const char **separator, size_t count, const char *noun)
{
    if (!count)
        return;
    fprintf(stream, "%s%zu %s%s", *separator, count, noun, count == 1 ? "" : "s");
    *separator = ", ";
}

void report_totals_write(FILE *stream, const struct report_totals *totals)
{
    const char *separator = "";
    write_count(stream, &separator, totals->errors, "error");
    write_count(stream, &separator, totals->warnings, "warning");
    write_count(stream, &separator, totals->notes, "note");
    if (!*separator)
        fputs("No problems", stream);
    fprintf(stream, " in %zu file%s", totals->files, totals->files == 1 ? "" : "s");
    if (totals->fixable)
        fprintf(stream, "; %zu fixable", totals->fixable);
    fputs("\n", stream);
}
