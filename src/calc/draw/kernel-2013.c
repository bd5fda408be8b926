/* Blocks of draws, four at a time. */
#ifdef __x86_64__
#include <immintrin.h>

#define LANES 4
#define TARGET __attribute__((target("avx2")))
#define SQUARE_ROOT(x) ((lanes_real)_mm256_sqrt_pd((__m256d)(x)))
#define FLOOR(x) ((lanes_real)_mm256_floor_pd((__m256d)(x)))
#define MULTIPLY_LOW(a, b) ((lanes)_mm256_mul_epi32((__m256i)(a), (__m256i)(b)))
#define KERNEL baat_kernel_2013
#define KERNEL_NAME "avx2"
#include "kernel-lanes.h"
#endif
