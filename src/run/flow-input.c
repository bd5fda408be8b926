#include "baat/run/flow-input.h"

#include "base/gettext.h"
#include "run-parts.h"

static enum baat_status find_columns(void **result, const struct baat_table *table,
                                     const struct baat_inputs_request *request, struct baat_names *attributes,
                                     struct baat_diags *diags)
{
	struct baat_flow_columns *columns = *result = calloc(1, sizeof *columns);
	(void)request;
	return columns == NULL ? baat_out_of_memory(diags) : baat_flow_columns_find(columns, table, attributes, diags);
}

static void free_columns(void *columns)
{
	baat_flow_columns_free(columns);
	free(columns);
}

const struct baat_input_kind baat_flow_input = {
    .required = baat_flow_required,
    .required_count = BAAT_FLOW_REQUIRED,
    .wanted = BAAT_FILE_FLOWS,
    .broken_off = BAAT_INCOMPLETE,
    .find_columns = find_columns,
    .free_columns = free_columns,
};

bool baat_flows_have(const struct baat_run *run, enum baat_flow_column column)
{
	for (size_t i = 0; i < baat_inputs_count(run->inputs); i++) {
		const struct baat_flow_columns *columns = baat_inputs_at(run->inputs, i)->columns;
		if (columns->column[column] != BAAT_NO_COLUMN)
			return true;
	}
	return false;
}

enum baat_status baat_flows_keep_origin(struct baat_run *run, struct baat_diags *diags)
{
	for (size_t i = 0; i < baat_inputs_count(run->inputs); i++) {
		struct baat_flow_columns *columns = baat_inputs_at(run->inputs, i)->columns;
		if (columns->origin == BAAT_NO_COLUMN)
			continue;
		uint32_t number = baat_names_add(baat_inputs_attributes(run->inputs), BAAT_TEXT(BAAT_FLOW_ORIGIN));
		if (number == BAAT_NO_NAME)
			return baat_out_of_memory(diags);
		columns->attributes[columns->attribute_count].column = columns->origin;
		columns->attributes[columns->attribute_count++].attribute = number;
	}
	return BAAT_OK;
}

enum baat_status baat_flows_demand(const struct baat_run *run, struct baat_text name, struct baat_diags *diags)
{
	for (size_t i = 0; i < baat_inputs_count(run->inputs); i++) {
		const struct baat_table *table = baat_inputs_at(run->inputs, i)->table;
		if (baat_table_find(table, name) == BAAT_NO_COLUMN)
			return baat_error(
			    diags, baat_at(baat_table_path(table), 1, 0), BAAT_KEY_MISSING,
			    _("cannot group by '%s': these flows have no such column; was it merged away?"),
			    baat_show(name).text);
	}
	return BAAT_OK;
}

enum baat_status baat_flows_demand_start(const struct baat_run *run, struct baat_text key, struct baat_diags *diags)
{
	for (size_t i = 0; i < baat_inputs_count(run->inputs); i++) {
		const struct baat_input *input = baat_inputs_at(run->inputs, i);
		const struct baat_flow_columns *columns = input->columns;
		if (columns->column[BAAT_FLOW_START] == BAAT_NO_COLUMN)
			return baat_error(
			    diags, baat_at(baat_table_path(input->table), 1, 0), BAAT_START_MISSING,
			    _("cannot group by '%s': these flows have no column start; give the cases one, "
			      "or make the flows with --start=jjjj-mm"),
			    baat_show(key).text);
	}
	return BAAT_OK;
}

static bool begin_worker(struct baat_worker *worker)
{
	worker->part = baat_flow_reader_new(worker->names, baat_names_count(baat_run_attributes(worker->run)));
	return worker->part != NULL;
}

static void end_worker(struct baat_worker *worker)
{
	baat_flow_reader_free(worker->part);
}

static void work(struct baat_worker *worker)
{
	const struct baat_handler *handler = worker->run->handler;
	if (worker->status != BAAT_OK)
		return;
	if (handler->begin_block != NULL)
		handler->begin_block(worker);
	worker->status = baat_flow_read(worker->part, worker->input->table, worker->input->columns, &worker->block,
	                                true, handler->on_flows, worker, &worker->rows, &worker->diags);
	if (worker->out.failed)
		worker->status = baat_worst(worker->status, baat_out_of_memory(&worker->diags));
}

enum baat_status baat_run_flows(struct baat_run *run, const struct baat_handler *handler, void *context,
                                struct baat_diags *diags)
{
	static const struct run_way way = {
	    .begin_worker = begin_worker, .end_worker = end_worker, .work = work, .commit = run_commit};
	return run_go(run, &way, handler, context, diags);
}
