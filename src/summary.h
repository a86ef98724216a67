/* --summary: the report as Markdown in a file, beside what is printed. */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "base/error.h"
#include "edge/files.h"
#include "output/output.h"

/* Opens the file for a report beside the printed one. What stands in it is replaced, but the file that GitHub keeps
 * for a step (GITHUB_STEP_SUMMARY) is added to, for others write there too. Refuses a file that is to be linted. */
bool summary_open(struct report *summary, const char *path, const struct files *files, struct error *error);
bool summary_close(struct report *summary, const char *path, struct error *error);

#endif
