/* Rows of a result in the form that was asked for. */
#ifndef EMIT_H
#define EMIT_H

#include "baat/io/form.h"
#include "baat/io/output.h"
#include "baat/io/screen.h"

/* What a workbook is called in its properties (the program), and its first sheet. */
struct emit_names {
	const char *program, *sheet;
};

struct emitter {
	enum baat_form form;
	const struct baat_column *columns;
	size_t count;
	struct baat_screen *screen; /* for a table */
	struct baat_output *output;
	struct baat_buffer buffer;
	size_t width; /* of the screen; 0 for no limit */
};

/* Begins: writes the header, or makes a workbook of the output. ranks: how soon a column may be left out on a narrow
 * screen, see baat/io/screen.h; NULL for all shown. Columns must outlive the emitter. */
enum baat_status emit_begin(struct emitter *emitter, enum baat_form form, struct emit_names names,
                            const struct baat_column *columns, const unsigned *ranks, size_t count,
                            struct baat_output *output, struct baat_diags *diags);
enum baat_status emit_row(struct emitter *emitter, const struct baat_cell *cells, struct baat_diags *diags);
/* A row of totals; only on a screen. */
enum baat_status emit_total(struct emitter *emitter, const struct baat_cell *cells, struct baat_diags *diags);
/* The end of the table; then a sentence underneath: on a screen, and in the last sheet of a workbook. */
enum baat_status emit_end(struct emitter *emitter, struct baat_diags *diags);
enum baat_status emit_sentence(struct emitter *emitter, const char *sentence, struct baat_diags *diags);
/* Whether the form has a place for sentences, so that it is worth making them. */
static inline bool emit_tells(const struct emitter *emitter)
{
	return emitter->form == BAAT_FORM_TABLE || emitter->form == BAAT_FORM_XLSX;
}
void emit_free(struct emitter *emitter);

#endif
