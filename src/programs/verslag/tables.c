#include "tables.h"

void tables_of_report_free(struct tables_of_report *tables)
{
	baat_arena_free(&tables->arena);
}

const struct table *table_find(const struct tables_of_report *tables, const char *name)
{
	for (const struct table *table = tables->first; table != NULL; table = table->next)
		if (baat_text_equal(table->name, baat_text_of(name)))
			return table;
	return NULL;
}

bool table_name_is_taken(struct baat_text name)
{
	static const char *const taken[] = {"antwoord",  "kerncijfers", "partijen", "jaren",         "opbouw",
	                                    "verdeling", "pm",          "casussen", "duurder",       "zeker",
	                                    "methode",   "prijzen",     "invoer",   "verantwoording"};
	for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
		if (baat_text_equal_ascii(name, baat_text_of(taken[i])))
			return true;
	/* zeker-2 and further */
	return name.length > 6 && baat_text_equal_ascii((struct baat_text){name.at, 6}, BAAT_TEXT("zeker-"));
}

struct table *table_add(struct tables_of_report *tables, struct baat_text name, const struct baat_column *columns,
                        size_t count)
{
	struct table *table = baat_arena_take(&tables->arena, sizeof *table);
	if (table == NULL)
		return NULL;
	*table = (struct table){.name = name, .columns = columns, .count = count};
	if (tables->last == NULL)
		tables->first = table;
	else
		tables->last->next = table;
	tables->last = table;
	return table;
}

struct table_row *table_add_row(struct tables_of_report *tables, struct table *table, struct baat_text alternative,
                                struct baat_text key)
{
	struct table_row *row = baat_arena_take(&tables->arena, sizeof *row);
	struct baat_cell *cells = baat_arena_take(&tables->arena, (table->count + 1) * sizeof *cells);
	if (row == NULL || cells == NULL)
		return NULL;
	for (size_t i = 0; i < table->count; i++)
		cells[i] = (struct baat_cell){.empty = true};
	*row = (struct table_row){.alternative = alternative, .key = key, .cells = cells};
	if (table->last == NULL)
		table->rows = row;
	else
		table->last->next = row;
	table->last = row;
	table->row_count++;
	return row;
}

struct baat_text table_keep(struct tables_of_report *tables, struct baat_text text)
{
	return baat_arena_text(&tables->arena, text);
}
