/* --report and --summary: the findings in files, beside what is printed. */
#ifndef REPORTS_H
#define REPORTS_H

#include "edge/files.h"
#include "options.h"

/* Opens the files that the options name, for reports beside the printed one. What stands in a file is replaced, but
 * the one that GitHub keeps for a step (GITHUB_STEP_SUMMARY) is added to, for others write there too. Refuses a
 * file that is to be linted. */
bool reports_open(struct report *printed, const struct options *options, const struct files *files,
                  struct error *error);
/* Fails when one of them could not be written; the others are closed all the same. */
bool reports_close(struct report *printed, const struct options *options, struct error *error);

#endif
