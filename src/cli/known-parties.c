#include "known-parties.h"

#include <stdio.h>
#include <unistd.h>

#include "baat/base/name.h"
#include "data-folder.h"

struct known_parties {
	struct baat_names *names;
};

static bool add(struct known_parties *known, struct baat_text party)
{
	return baat_names_add(known->names, party) != BAAT_NO_NAME;
}

/* Who pays and receives by the tables. */
static bool add_priced(struct known_parties *known, const struct baat_prices *prices)
{
	const struct baat_names *names = baat_prices_names((struct baat_prices *)prices);
	bool good = add(known, BAAT_TEXT("client"));
	for (size_t i = 0; i < baat_prices_row_count(prices) && good; i++) {
		const struct baat_price_row *row = baat_prices_row(prices, i);
		for (size_t j = 0; j < row->payers->count && good; j++)
			good = add(known, baat_names_text(names, row->payers->items[j].party));
		if (good && row->receiver != BAAT_NO_NAME)
			good = add(known, baat_names_text(names, row->receiver));
	}
	return good;
}

static enum baat_status add_rows(struct known_parties *known, struct baat_table *table, struct baat_diags *diags)
{
	const size_t column = baat_table_find(table, BAAT_TEXT("partij"));
	struct baat_rows *rows = baat_rows_new();
	struct baat_block block = {0};
	struct baat_row row;
	enum baat_status status = rows == NULL ? baat_out_of_memory(diags) : BAAT_OK;
	while (status == BAAT_OK) {
		status = baat_table_block(table, BAAT_NO_COLUMN, &block, diags);
		if (status != BAAT_OK || block.length == 0)
			break;
		baat_rows_begin(rows, table, &block, true);
		while (status == BAAT_OK && baat_rows_next(rows, &row, diags) == BAAT_ROW)
			if (row.problem == BAAT_CODE__MAX && !add(known, row.fields[column]))
				status = baat_out_of_memory(diags);
	}
	baat_rows_free(rows);
	baat_block_free(&block);
	return status;
}

/* The list is a help, so that what is wrong with it is not worth a word. */
static enum baat_status add_listed(struct known_parties *known, struct baat_diags *diags)
{
	static const char *const required[] = {"partij"};
	struct baat_diags wrong = {0};
	struct baat_table *table = NULL;
	char *path = data_file(SHIPPED_PARTIES);
	if (path == NULL)
		return baat_out_of_memory(diags);
	const struct baat_table_request request = {.path = path, .required = required, .required_count = 1};
	enum baat_status status = BAAT_OK;
	if (access(path, R_OK) == 0)
		status = baat_table_open(&table, &request, &wrong);
	if (status == BAAT_OK && table != NULL)
		status = add_rows(known, table, &wrong);
	status = status == BAAT_SYSTEM || wrong.lost ? baat_out_of_memory(diags) : BAAT_OK;
	baat_table_close(table);
	baat_diags_clear(&wrong);
	free(path);
	return status;
}

enum baat_status known_parties_read(struct known_parties **result, const struct baat_prices *prices,
                                    struct baat_diags *diags)
{
	struct known_parties *known = *result = calloc(1, sizeof *known);
	if (known == NULL || (known->names = baat_names_new(NULL)) == NULL || !add_priced(known, prices))
		return baat_out_of_memory(diags);
	return add_listed(known, diags);
}

void known_parties_free(struct known_parties *known)
{
	if (known == NULL)
		return;
	baat_names_free(known->names);
	free(known);
}

bool known_parties_has(const struct known_parties *known, struct baat_text party)
{
	return baat_names_find(known->names, party) != BAAT_NO_NAME;
}

static struct baat_text name_at(const void *context, size_t index)
{
	return baat_names_text(context, (uint32_t)index);
}

const char *known_parties_nearest(const struct known_parties *known, struct baat_text party)
{
	long nearest = baat_text_nearest(party, baat_names_count(known->names), name_at, known->names);
	return nearest < 0 ? NULL : baat_names_text(known->names, (uint32_t)nearest).at;
}
