/* Numbers by chance that are the same in every run. */
#ifndef OBECNI_TESTS_UNIT_CHANCE_H
#define OBECNI_TESTS_UNIT_CHANCE_H

#include <stdint.h>

struct chance {
    uint64_t state;
};

/* Neighbouring seeds give different numbers from the first on. */
static inline struct chance chance_from(uint64_t seed)
{
    uint64_t mixed = (seed + 1) * 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    return (struct chance){mixed ^ (mixed >> 27)};
}

/* 0 to below - 1. */
static inline unsigned chance_below(struct chance *chance, unsigned below)
{
    chance->state = chance->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(chance->state >> 33) % below;
}

#endif
