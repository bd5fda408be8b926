/* The figures of a report as rows. */
#include "cli/show.h"
#include "write.h"

enum { TABLE, ALTERNATIVE, KEY, COLUMN, VALUE, COLUMNS };

static const struct baat_column text_columns[COLUMNS] = {
    [TABLE] = {{"tabel", 5}, BAAT_CELL_TEXT},  [ALTERNATIVE] = {{"alternatief", 11}, BAAT_CELL_TEXT},
    [KEY] = {{"sleutel", 7}, BAAT_CELL_TEXT},  [COLUMN] = {{"kolom", 5}, BAAT_CELL_TEXT},
    [VALUE] = {{"waarde", 6}, BAAT_CELL_TEXT},
};

/* On a screen there is one column for values of all kinds: they are written into it as texts. */
static bool write_out(struct baat_cell *value, enum baat_cell_kind kind, struct baat_buffer *text)
{
	char digits[BAAT_NUMBER_MAX];
	baat_sum number = value->number;
	if (value->empty || kind == BAAT_CELL_TEXT || value->text.length > 0)
		return true;
	const unsigned decimals = baat_cell_decimals(kind, &number);
	text->length = 0;
	baat_buffer_add(text, (struct baat_text){digits, kind == BAAT_CELL_CENTS
	                                                     ? baat_number_write_grouped(digits, number, decimals)
	                                                     : baat_number_write(digits, number, decimals, ',')});
	*value = cell_of_text(baat_buffer_text(text));
	return !text->failed;
}

static enum baat_status write_row(struct emitter *emitter, const struct table *table, const struct table_row *row,
                                  struct baat_buffer *text, struct baat_diags *diags)
{
	struct baat_column columns[COLUMNS];
	struct baat_cell cells[COLUMNS] = {[TABLE] = cell_of_text(table->name),
	                                   [ALTERNATIVE] = cell_of_text(row->alternative),
	                                   [KEY] = cell_of_text(row->key)};
	enum baat_status status = BAAT_OK;
	memcpy(columns, text_columns, sizeof columns);
	for (size_t i = 0; i < table->count && status == BAAT_OK; i++) {
		cells[COLUMN] = cell_of_text(table->columns[i].name);
		cells[VALUE] = row->cells[i];
		if (emitter->screen != NULL && !write_out(&cells[VALUE], table->columns[i].kind, text))
			return baat_out_of_memory(diags);
		columns[VALUE].kind = cells[VALUE].text.length > 0 ? BAAT_CELL_TEXT : table->columns[i].kind;
		if (emitter->screen != NULL)
			status = emit_row(emitter, cells, diags);
		else
			baat_form_row(emitter->form, columns, COLUMNS, cells, &emitter->buffer);
	}
	return status;
}

enum baat_status write_rows(const struct tables_of_report *tables, const struct material *material,
                            struct baat_output *output, struct baat_diags *diags)
{
	struct emitter emitter = {0};
	struct baat_buffer text = {0};
	enum baat_status status =
	    emit_begin(&emitter, (enum baat_form)material->settings->verslag.form,
	               (struct emit_names){"baat-verslag", "Verslag"}, text_columns, NULL, COLUMNS, output, diags);
	for (const struct table *table = tables->first; table != NULL; table = table->next)
		for (const struct table_row *row = table->rows; row != NULL && status == BAAT_OK; row = row->next)
			status = write_row(&emitter, table, row, &text, diags);
	if (status == BAAT_OK && emitter.buffer.failed)
		status = baat_out_of_memory(diags);
	if (status == BAAT_OK)
		status = baat_output_write(output, baat_buffer_text(&emitter.buffer), diags);
	emitter.buffer.length = 0;
	if (status == BAAT_OK)
		status = emit_end(&emitter, diags);
	if (status == BAAT_OK)
		status = show_notes(&emitter, diags);
	emit_free(&emitter);
	baat_buffer_free(&text);
	return status;
}
