/* What a run takes from the environment, where the options leave it open. */
#ifndef SURROUNDINGS_H
#define SURROUNDINGS_H

#include "options.h"

bool surroundings_use_color(const struct options *options);
struct date surroundings_today(const struct options *options);

#endif
