/* The rows of the table, and what a reader must know besides. */
#include "base/gettext.h"
#include "cli/show.h"
#include "meter.h"

/* The higher, the sooner a column is left out on a narrow screen; the keys and the measure never are. */
static const unsigned ranks[] = {1, 1, 0, 3, 6, 6, 2, 2, 4, 4, 4, 5, 1, 0, 1, 0, 0};

static enum baat_status tell_missing(struct emitter *emitter, const struct baat_meter_facts *facts,
                                     struct baat_diags *diags)
{
	struct baat_buffer text = {0};
	if (facts->missing == 0)
		return BAAT_OK;
	baat_buffer_printf(&text,
	                   ngettext_("%zu of %zu measurements is missing: it is counted, and nothing is filled in for "
	                             "it.",
	                             "%zu of %zu measurements are missing: they are counted, and nothing is filled in "
	                             "for them.",
	                             facts->missing),
	                   facts->missing, facts->known + facts->missing);
	baat_buffer_add_char(&text, '\0');
	enum baat_status status = text.failed ? baat_out_of_memory(diags) : emit_sentence(emitter, text.at, diags);
	baat_buffer_free(&text);
	return status;
}

static enum baat_status tell(struct emitter *emitter, const struct baat_meter *meter, const struct meter_keys *keys,
                             struct baat_diags *diags)
{
	const struct baat_meter_facts facts = baat_meter_facts(meter);
	const bool compares =
	    keys->request.reference_key != BAAT_METER_NO_KEY || keys->request.year_key != BAAT_METER_NO_KEY;
	enum baat_status status = tell_missing(emitter, &facts, diags);
	if (status == BAAT_OK && facts.small > 0)
		status =
		    emit_sentence(emitter,
		                  _("A group of fewer than 5 measurements may be traced to persons; think before it "
		                    "is passed on."),
		                  diags);
	if (status == BAAT_OK && compares)
		status = emit_sentence(emitter,
		                       _("A difference with a reference or a base year is no proof of an effect: the "
		                         "groups may differ in more than this."),
		                       diags);
	return status == BAAT_OK ? show_notes(emitter, diags) : status;
}

/* What was asked for and stands in no group: all that is set against it is empty. */
static enum baat_status warn_never(const struct baat_meter *meter, const struct meter_keys *keys,
                                   struct baat_diags *diags)
{
	const struct baat_meter_facts facts = baat_meter_facts(meter);
	const struct baat_place nowhere = baat_at(NULL, 0, 0);
	enum baat_status status = BAAT_OK;
	if (!facts.reference_occurs)
		status =
		    baat_warn(diags, nowhere, BAAT_NAME_NEVER, _("--tegen: '%s' occurs in none of the measurements"),
		              baat_show(keys->request.reference).text);
	if (!facts.base_year_occurs)
		status = baat_worst(status, baat_warn(diags, nowhere, BAAT_NAME_NEVER,
		                                      _("--basis: '%s' occurs in none of the measurements"),
		                                      baat_show(keys->request.base_year).text));
	return status;
}

static enum baat_status show_rows(struct emitter *emitter, const struct baat_meter *meter, struct baat_cell *cells,
                                  struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < baat_meter_count(meter) && status == BAAT_OK; i++) {
		baat_meter_row(meter, i, cells);
		status = emit_row(emitter, cells, diags);
	}
	return status == BAAT_OK ? emit_end(emitter, diags) : status;
}

enum baat_status meter_show(const struct baat_meter *meter, const struct meter_keys *keys, enum baat_form form,
                            struct baat_output *output, struct baat_diags *diags)
{
	const size_t key_count = keys->request.count, most = key_count + BAAT_METER_COLUMNS_MAX;
	struct baat_column *columns = calloc(most, sizeof *columns);
	struct baat_cell *cells = calloc(most, sizeof *cells);
	unsigned *column_ranks = calloc(most, sizeof *column_ranks);
	struct emitter emitter = {0};
	enum baat_status status;
	if (columns == NULL || cells == NULL || column_ranks == NULL) {
		status = baat_out_of_memory(diags);
		goto out;
	}
	const size_t count = baat_meter_columns(&keys->request, columns);
	memcpy(column_ranks + key_count + 1, ranks, sizeof ranks);
	status = warn_never(meter, keys, diags);
	if (status == BAAT_OK)
		status = emit_begin(&emitter, form, (struct emit_names){"baat-meter", "Metingen"}, columns,
		                    column_ranks, count, output, diags);
	if (status == BAAT_OK)
		status = show_rows(&emitter, meter, cells, diags);
	if (status == BAAT_OK && emit_tells(&emitter))
		status = tell(&emitter, meter, keys, diags);
out:
	emit_free(&emitter);
	free(columns);
	free(cells);
	free(column_ranks);
	return status;
}
