/* Blocks of draws, whatever the processor; and which of the ways it can run. */
#include "kernel.h"

#include "kernel-x86.h"

static void fill(const struct baat_factor *factor, enum baat_distribution distribution, uint64_t first,
                 int32_t to[BAAT_DRAW_BLOCK])
{
	for (size_t i = 0; i < BAAT_DRAW_BLOCK; i++)
		to[i] = baat_factor_at(factor, distribution, first + i);
}

static void multiply(int32_t product[BAAT_DRAW_BLOCK], const int32_t factor[BAAT_DRAW_BLOCK])
{
	for (size_t i = 0; i < BAAT_DRAW_BLOCK; i++)
		product[i] = (int32_t)baat_factor_multiply(product[i], factor[i]);
}

static void add(int64_t sums[BAAT_DRAW_BLOCK], const int32_t product[BAAT_DRAW_BLOCK], int32_t amount)
{
	for (size_t i = 0; i < BAAT_DRAW_BLOCK; i++)
		sums[i] += (int64_t)product[i] * amount;
}

static const struct baat_kernel plain = {"plain", fill, multiply, add};

size_t baat_kernel_count(void)
{
	size_t count = 1;
#ifdef __x86_64__
	__builtin_cpu_init();
	count += __builtin_cpu_supports("sse4.1") != 0;
	count += count == 2 && __builtin_cpu_supports("avx2");
#endif
	return count;
}

const struct baat_kernel *baat_kernel_at(size_t index)
{
#ifdef __x86_64__
	static const struct baat_kernel *const kernels[] = {&plain, &baat_kernel_2008, &baat_kernel_2013};
	return kernels[index];
#else
	(void)index;
	return &plain;
#endif
}

const struct baat_kernel *baat_kernel_choose(void)
{
	return baat_kernel_at(baat_kernel_count() - 1);
}
