/* From files to groups: everything is read, then summed up. */
#include "meter.h"

static enum baat_status find_columns(void **result, const struct baat_table *table,
                                     const struct baat_inputs_request *request, struct baat_names *attributes,
                                     struct baat_diags *diags)
{
	struct baat_measurement_columns *columns = NULL;
	enum baat_status status = baat_measurement_columns_find(&columns, table, &request->meant, attributes, diags);
	*result = columns;
	return status;
}

static void free_columns(void *columns)
{
	baat_measurement_columns_free(columns);
}

static const struct baat_input_kind input_kind = {
    .required = baat_measurement_required,
    .required_count = sizeof baat_measurement_required / sizeof baat_measurement_required[0],
    .find_columns = find_columns,
    .free_columns = free_columns,
};

/* There is one worker, and the measurements are its state. */
static void *new_state(struct baat_worker *worker, void *measurements)
{
	(void)worker;
	return measurements;
}

static void free_state(void *state)
{
	(void)state;
}

static enum baat_status on_block(struct baat_worker *worker)
{
	return baat_measurements_read(worker->state, worker->input->table, worker->input->columns, &worker->block,
	                              &worker->rows, &worker->diags);
}

static const struct baat_handler handler = {.new_state = new_state, .free_state = free_state, .on_block = on_block};

static enum baat_status measure(const struct meter_settings *settings, const struct meter_keys *keys,
                                struct baat_run *run, struct baat_diags *diags)
{
	struct baat_measurements *measurements = baat_measurements_new(keys->attributes, keys->attribute_count);
	struct baat_meter *meter = NULL;
	enum baat_status status =
	    measurements == NULL ? baat_out_of_memory(diags) : baat_run_blocks(run, &handler, measurements, diags);
	if (status == BAAT_OK)
		status = baat_measurements_finish(measurements, diags);
	if (status == BAAT_OK)
		status = baat_meter_make(&meter, &keys->request, measurements, diags);
	if (status == BAAT_OK)
		status = meter_show(meter, keys, settings->output.form, baat_run_output(run), diags);
	baat_meter_free(meter);
	baat_measurements_free(measurements);
	return status;
}

enum baat_status meter_run(const void *context, struct report *report, struct baat_diags *diags)
{
	const struct meter_settings *settings = context;
	struct meter_keys keys = {0};
	struct request request;
	request_make(&request, &settings->common, report);
	request.run.jobs = 1;
	struct baat_run *run = baat_run_new(&input_kind, &request.run);
	if (run == NULL)
		return baat_out_of_memory(diags);
	enum baat_status status = baat_run_open(run, diags);
	if (status == BAAT_OK)
		status = meter_keys_read(&keys, &settings->meter, baat_run_attributes(run), diags);
	status = baat_run_output_to(run, settings->output.path, status, diags);
	if (status == BAAT_OK)
		status = measure(settings, &keys, run, diags);
	status = baat_run_end(run, status, diags);
	baat_run_close(run);
	meter_keys_free(&keys);
	return status;
}
