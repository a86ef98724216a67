/* One run of the program: what was asked for, and what was found and said so far. */
#ifndef RUN_H
#define RUN_H

#include "debt.h"
#include "exceptions.h"
#include "linking.h"
#include "mend.h"
#include "output/literal.h"
#include "output/statistics.h"
#include "setup.h"

struct run {
    const struct options *options;
    struct report report;
    struct report_totals totals;
    struct mend_totals mended;
    struct literal diff; /* around it */
    struct statistics statistics;
    struct date today;
    struct setups setups;
    struct debt debt;
    struct exception_uses exceptions;
    struct linking linking;
    const struct source *standard_input; /* NULL before it is read */
    bool had_trouble, had_failure;
    struct arena *arena; /* of the whole run */
};

/* Sets all up as the options, the environment and the terminal want it. */
void run_begin(struct run *run, const struct options *options, struct arena *arena);
/* The last word of a repair: to be called when all else is printed. */
void run_end(struct run *run);

/* Asks for the links that were collected, so that an address is asked for once however many lists hold it. */
void run_ask_for_links(struct run *run);
/* While links are collected nothing is said yet of lists, unless their links are all that is wanted. */
bool run_speaks(const struct run *run);

/* Says what could not be done: the exit status will be 2. */
void run_complain(struct run *run, const struct error *error);

/* Between run_begin_reports and run_end_reports the findings of each list go into all reports. files: those that
 * are linted, and may not be written over. False where nothing may be printed. */
bool run_begin_reports(struct run *run, const struct files *files);
void run_report(struct run *run, const struct list *list, const struct findings *findings);
/* Of findings on a page that is no list: what governs lists. */
void run_report_page(struct run *run, const struct source *source, const struct rulebook *rulebook,
                     const struct findings *findings);
void run_end_reports(struct run *run);

/* Repairs a list and reports what is left. */
bool run_mend(struct run *run, const struct file *file, const struct source *source, const struct context *context,
              struct arena *arena, struct error *error);
bool run_mends(const struct run *run);

#endif
