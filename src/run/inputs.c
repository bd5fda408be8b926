#include "baat/run/inputs.h"

/* Beyond so many files they are let go of between header and reading, for the sake of descriptors and memory. */
enum { FILES_KEPT_OPEN = 64 };

struct baat_inputs {
	const struct baat_input_kind *kind;
	const struct baat_inputs_request *request;
	struct baat_names *attributes;
	struct baat_input *files;
	size_t count;
	size_t at; /* the file that blocks are taken from */
};

static enum baat_status open_file(struct baat_inputs *inputs, struct baat_input *input, struct baat_diags *diags)
{
	const struct baat_inputs_request *request = inputs->request;
	const struct baat_input_kind *kind = inputs->kind;
	const struct baat_table_request wanted = {
	    .path = request->paths[input->index],
	    .shown = request->shown,
	    .encoding = request->encoding,
	    .force_mark = request->force_mark,
	    .mark = request->mark,
	    .required = kind->required,
	    .required_count = kind->required_count,
	    .synonyms = kind->synonyms,
	    .wanted = baat_file_wanted(kind->wanted),
	    .broken_off = kind->broken_off,
	    .digest = request->digest,
	    .line_base = request->line_base,
	    .block_size = request->block_size,
	    .front = request->front,
	};
	enum baat_status status = baat_table_open(&input->table, &wanted, diags);
	if (status == BAAT_OK)
		status = kind->find_columns(&input->columns, input->table, request, inputs->attributes, diags);
	if (status == BAAT_OK && request->count > FILES_KEPT_OPEN)
		baat_table_park(input->table);
	if (status != BAAT_OK && input->columns != NULL) {
		kind->free_columns(input->columns);
		input->columns = NULL;
	}
	return status;
}

enum baat_status baat_inputs_open(struct baat_inputs **result, const struct baat_input_kind *kind,
                                  const struct baat_inputs_request *request, struct baat_diags *diags)
{
	struct baat_inputs *inputs = *result = calloc(1, sizeof *inputs);
	enum baat_status status = BAAT_OK;
	if (inputs == NULL)
		return baat_out_of_memory(diags);
	inputs->kind = kind;
	inputs->request = request;
	inputs->files = calloc(request->count + 1, sizeof *inputs->files);
	inputs->attributes = baat_names_new(NULL);
	if (inputs->files == NULL || inputs->attributes == NULL)
		return baat_out_of_memory(diags);
	while (inputs->count < request->count && status < BAAT_SYSTEM) {
		struct baat_input *input = &inputs->files[inputs->count];
		input->index = inputs->count++;
		status = baat_worst(status, open_file(inputs, input, diags));
	}
	return status;
}

void baat_inputs_close(struct baat_inputs *inputs)
{
	if (inputs == NULL)
		return;
	for (size_t i = 0; i < inputs->count; i++) {
		if (inputs->files[i].columns != NULL)
			inputs->kind->free_columns(inputs->files[i].columns);
		baat_table_close(inputs->files[i].table);
	}
	free(inputs->files);
	baat_names_free(inputs->attributes);
	free(inputs);
}

size_t baat_inputs_count(const struct baat_inputs *inputs)
{
	return inputs->count;
}

struct baat_input *baat_inputs_at(const struct baat_inputs *inputs, size_t index)
{
	return &inputs->files[index];
}

struct baat_names *baat_inputs_attributes(const struct baat_inputs *inputs)
{
	return inputs->attributes;
}

enum baat_status baat_inputs_take(struct baat_inputs *inputs, bool thorough, struct baat_block *block,
                                  struct baat_input **result, struct baat_diags *diags)
{
	const struct baat_input_kind *kind = inputs->kind;
	enum baat_status status = BAAT_OK;
	block->length = 0;
	while (status == BAAT_OK && inputs->at < inputs->count) {
		struct baat_input *input = &inputs->files[inputs->at];
		if (input->columns != NULL) {
			size_t together = kind->together == NULL ? BAAT_NO_COLUMN : kind->together(input->columns);
			*result = input;
			status = baat_table_block(input->table, together, block, diags);
			if (status == BAAT_OK && block->length > 0)
				break;
			if (status == BAAT_OK && inputs->request->digest)
				baat_table_digest(input->table, input->digest);
			if (status == BAAT_OK || (status == BAAT_REJECTED && thorough))
				baat_table_park(input->table);
		}
		if (status == BAAT_OK || (status == BAAT_REJECTED && thorough))
			inputs->at++;
	}
	return status;
}

uint64_t baat_inputs_size(const struct baat_inputs *inputs)
{
	uint64_t size = 0;
	for (size_t i = 0; i < inputs->count; i++) {
		if (inputs->files[i].columns == NULL)
			continue;
		uint64_t known = baat_table_size(inputs->files[i].table);
		if (known == 0)
			return 0;
		size += known;
	}
	return size;
}

uint64_t baat_inputs_taken(const struct baat_inputs *inputs, const struct baat_input *input)
{
	uint64_t bytes = baat_table_taken(input->table);
	for (const struct baat_input *before = inputs->files; before < input; before++)
		if (before->table != NULL)
			bytes += baat_table_size(before->table);
	return bytes;
}
