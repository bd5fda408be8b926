/* read_rows FILE [slow] [COLUMN]: how long the reader takes for all rows, by the fast path or by libcsv, records with
 * the same content in the column (from 0) kept together. Prints seconds. */
#include <stdio.h>
#include <time.h>

#include "baat/io/table.h"

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int count, char **arguments)
{
	struct baat_diags diags = {0};
	struct baat_table *table;
	struct baat_block block = {0};
	struct baat_rows *rows = baat_rows_new();
	struct baat_row row;
	size_t together = BAAT_NO_COLUMN, read = 0, blocks = 0;
	bool fast = true;

	for (int i = 2; i < count; i++) {
		if (strcmp(arguments[i], "slow") == 0)
			fast = false;
		else
			together = (size_t)(arguments[i][0] - '0');
	}
	double begin = now();
	struct baat_table_request request = {.path = count > 1 ? arguments[1] : "-"};
	if (baat_table_open(&table, &request, &diags) != BAAT_OK)
		return 1;
	while (baat_table_block(table, together, &block, &diags) == BAAT_OK && block.length > 0) {
		blocks++;
		baat_rows_begin(rows, table, &block, fast);
		while (baat_rows_next(rows, &row, &diags) == BAAT_ROW)
			read++;
	}
	printf("%.3f\n", now() - begin);
	fprintf(stderr, "%zu rows, %zu blocks, %zu diagnostics\n", read, blocks, diags.count);
	baat_table_close(table);
	baat_rows_free(rows);
	baat_block_free(&block);
	baat_diags_clear(&diags);
	return 0;
}
