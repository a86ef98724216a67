/* What a fix would write, shown below a finding's source line:
 *
 *     fix | |**SatMAE**|**SatMAE: Pre-training…
 *
 *     fix (unsafe): remove lines 12-14 */
#ifndef OUTPUT_PREVIEW_H
#define OUTPUT_PREVIEW_H

#include "engine/finding.h"
#include "markdown/source.h"
#include "output/writer.h"

/* Looks at the lines that the fix touches and at nothing else; of changes in several places it shows the one at the
 * finding. shown_from: the byte of the source with which the finding's own line was shown to begin. */
void preview_write(struct writer *writer, const struct source *source, const struct finding *finding, size_t gutter,
                   uint32_t shown_from);

#endif
