#include "emit.h"

#include "baat/io/workbook.h"
#include "baat/model/flow.h"
#include "language.h"
#include "program.h"

/* Passes the buffer on to the output. */
static enum baat_status pass_on(struct emitter *emitter, struct baat_diags *diags)
{
	if (emitter->buffer.failed)
		return baat_out_of_memory(diags);
	const locale_t before = language_begin_message();
	enum baat_status status = baat_output_write(emitter->output, baat_buffer_text(&emitter->buffer), diags);
	language_end(before);
	emitter->buffer.length = 0;
	return status;
}

static struct baat_screen *new_screen(const struct emitter *emitter, const unsigned *ranks)
{
	struct baat_screen_column *columns = calloc(emitter->count, sizeof *columns);
	struct baat_screen *screen = NULL;
	for (size_t i = 0; columns != NULL && i < emitter->count; i++)
		columns[i] = (struct baat_screen_column){emitter->columns[i], ranks == NULL ? 0 : ranks[i]};
	if (columns != NULL)
		screen = baat_screen_new(columns, emitter->count, emitter->width);
	free(columns);
	return screen;
}

/* The keys of a table, with alternatief the last of them, stay in sight; else its first column. */
static size_t count_frozen(const struct baat_column *columns, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (baat_text_equal(columns[i].name, BAAT_TEXT("alternatief")))
			return i + 1;
	return 1;
}

enum baat_status emit_begin(struct emitter *emitter, enum baat_form form, struct emit_names names,
                            const struct baat_column *columns, const unsigned *ranks, size_t count,
                            struct baat_output *output, struct baat_diags *diags)
{
	*emitter = (struct emitter){
	    .form = form, .columns = columns, .count = count, .output = output, .width = screen_width()};
	if (form == BAAT_FORM_TABLE) {
		emitter->screen = new_screen(emitter, ranks);
		return emitter->screen != NULL ? BAAT_OK : baat_out_of_memory(diags);
	}
	if (form == BAAT_FORM_XLSX) {
		const struct baat_sheet sheet = {
		    .name = names.sheet, .columns = columns, .count = count, .frozen = count_frozen(columns, count)};
		return baat_output_as_workbook(output, names.program, &sheet, diags);
	}
	baat_form_header(form, columns, count, &emitter->buffer);
	return pass_on(emitter, diags);
}

enum baat_status emit_row(struct emitter *emitter, const struct baat_cell *cells, struct baat_diags *diags)
{
	if (emitter->screen != NULL)
		baat_screen_row(emitter->screen, cells, &emitter->buffer);
	else
		baat_form_row(emitter->form, emitter->columns, emitter->count, cells, &emitter->buffer);
	return pass_on(emitter, diags);
}

enum baat_status emit_total(struct emitter *emitter, const struct baat_cell *cells, struct baat_diags *diags)
{
	if (emitter->screen == NULL)
		return BAAT_OK;
	baat_screen_closing_row(emitter->screen, cells, &emitter->buffer);
	return pass_on(emitter, diags);
}

enum baat_status emit_end(struct emitter *emitter, struct baat_diags *diags)
{
	if (emitter->screen == NULL)
		return BAAT_OK;
	baat_screen_finish(emitter->screen, &emitter->buffer);
	return pass_on(emitter, diags);
}

enum baat_status emit_sentence(struct emitter *emitter, const char *sentence, struct baat_diags *diags)
{
	if (emitter->form == BAAT_FORM_XLSX)
		return baat_output_add_note(emitter->output, baat_text_of(sentence), diags);
	if (emitter->screen == NULL)
		return BAAT_OK;
	baat_screen_wrap(baat_text_of(sentence), emitter->width, 0, &emitter->buffer);
	return pass_on(emitter, diags);
}

void emit_free(struct emitter *emitter)
{
	baat_screen_free(emitter->screen);
	baat_buffer_free(&emitter->buffer);
}
