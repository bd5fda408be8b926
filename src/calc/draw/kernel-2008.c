/* Blocks of draws, two at a time. */
#ifdef __x86_64__
#include <smmintrin.h>

#define LANES 2
#define TARGET __attribute__((target("sse4.1")))
#define SQUARE_ROOT(x) ((lanes_real)_mm_sqrt_pd((__m128d)(x)))
#define FLOOR(x) ((lanes_real)_mm_floor_pd((__m128d)(x)))
#define MULTIPLY_LOW(a, b) ((lanes)_mm_mul_epi32((__m128i)(a), (__m128i)(b)))
#define KERNEL baat_kernel_2008
#define KERNEL_NAME "sse4.1"
#include "kernel-lanes.h"
#endif
