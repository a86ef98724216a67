/* Lists in the house's manner without a mistake in them: a page of three tables with contents and dated updates, each
 * another one by its seed. The papers are made up. */
#ifndef TESTS_LIST_GENERATOR_H
#define TESTS_LIST_GENERATOR_H

#include "base/arena.h"
#include "base/text.h"

#include <stdio.h>

struct generator {
    uint64_t state;
    unsigned paper;
    struct builder text;
};

static inline unsigned generate_number(struct generator *generator, unsigned below)
{
    generator->state ^= generator->state << 13;
    generator->state ^= generator->state >> 7;
    generator->state ^= generator->state << 17;
    return (unsigned)((generator->state >> 16) % below);
}

#define GENERATE_ONE_OF(generator, words) (words)[generate_number((generator), sizeof(words) / sizeof *(words))]

static const char *const generated_heads[] = {"Geo", "Sat", "Terra", "Spectra", "Aero", "Hydro", "Cloud", "Urban"};
static const char *const generated_tails[] = {"Former", "MAE", "Net", "CLIP", "GPT", "Seg", "Mamba", "Bench"};
static const char *const generated_words[] = {
    "Adaptive",  "Aerial",      "Alignment",   "Bitemporal", "Calibrated", "Captioning",  "Canopy",    "Coastal",
    "Crops",     "Decoupled",   "Distilled",   "Drought",    "Elevation",  "Embeddings",  "Fields",    "Floods",
    "Forests",   "Glaciers",    "Grounding",   "Harvest",    "Hyperspectral", "Imagery",  "Infrared",  "Lakes",
    "Landslides", "Lightweight", "Masked",     "Mangroves",  "Mapping",    "Mountains",   "Multimodal", "Orchards",
    "Panoptic",  "Patches",     "Polarimetric", "Prompting", "Quarries",   "Radar",       "Reasoning", "Reservoirs",
    "Retrieval", "Rivers",      "Roads",       "Roofs",      "Savannas",   "Segmentation", "Ships",    "Snow",
    "Soils",     "Solar",       "Sparse",      "Storms",     "Streams",    "Superresolution", "Temporal", "Thermal",
    "Tiles",     "Tokens",      "Vegetation",  "Volcanoes",  "Weather",    "Wetlands",    "Wildfires", "Winds"};
static const char *const generated_venues[] = {"CVPR", "ICCV", "TGRS", "IGARSS", "NeurIPS", "JSTARS", "ECCV", "ICLR"};

static inline void generate_name(struct generator *generator, char *name, size_t size)
{
    snprintf(name, size, "%s%s%u", GENERATE_ONE_OF(generator, generated_heads),
             GENERATE_ONE_OF(generator, generated_tails), generator->paper);
}

static inline void generate_row(struct generator *generator, unsigned year)
{
    char name[32];
    unsigned month = 1 + generate_number(generator, 12), number = 1000 + generator->paper * 7;
    generator->paper++;
    generate_name(generator, name, sizeof name);
    builder_format(&generator->text, "|**%s**|**%s:", name, name);
    for (unsigned word = 0; word < 7; word++)
        builder_format(&generator->text, " %s", GENERATE_ONE_OF(generator, generated_words));
    const char *venue = generate_number(generator, 3) ? GENERATE_ONE_OF(generator, generated_venues) : "Arxiv";
    builder_format(&generator->text, "**|%s20%u|[%s](https://arxiv.org/abs/%u%02u.%05u)|", venue, year, name, year, month,
                   number);
    if (generate_number(generator, 4))
        builder_format(&generator->text, "[link](https://github.com/lab%u/%s)|\n", generator->paper, name);
    else
        builder_add(&generator->text, TEXT("null|\n"));
}

static inline struct text generate_list(struct generator *generator, uint64_t seed, struct arena *arena)
{
    static const char *const sections[] = {"Vision Models", "Vision-Language Models", "Remote Sensing Agents"};
    *generator = (struct generator){.state = seed * 0x9E3779B97F4A7C15u + 1, .text.arena = arena};
    builder_add(&generator->text,
                TEXT("# Awesome Earth Models\n\n## Latest Updates\n:fire: Last Updated on 2025.04.02 :fire:\n\n"
                     "- **2025.04.02**: Add a survey paper.\n- **2025.03.18**: Add a survey paper.\n"
                     "- **2025.03.01**: Add a survey paper.\n\n## Table of Contents\n- **Models**\n"));
    for (size_t i = 0; i < 3; i++)
        builder_format(&generator->text, "  - [%s](#%s)\n", sections[i],
                       i == 0 ? "vision-models" : i == 1 ? "vision-language-models" : "remote-sensing-agents");
    for (size_t i = 0; i < 3; i++) {
        unsigned rows = 5 + generate_number(generator, 8);
        builder_format(&generator->text, "\n## %s\n\n|Abbreviation|Title|Publication|Paper|Code & Weights|\n"
                       "|:---:|---|:---:|:---:|:---:|\n", sections[i]);
        for (unsigned row = 0; row < rows; row++)
            generate_row(generator, 21 + row * 4 / rows);
    }
    return builder_text(&generator->text);
}

#endif
