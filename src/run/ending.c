#include "baat/run/ending.h"

#include "baat/base/buffer.h"

static enum baat_status settle_output(void *output, struct baat_diags *diags)
{
	return baat_output_settle(output, diags);
}

static enum baat_status place_output(void *output, struct baat_diags *diags)
{
	return baat_output_commit(output, diags);
}

static void abandon_output(void *output)
{
	baat_output_abandon(output);
}

void baat_ending_result(struct baat_ending *ending, struct baat_output *output, const char *broken_off)
{
	ending->result = output;
	ending->broken_off = broken_off;
	ending->parts[BAAT_END_RESULT] = (struct baat_ending_part){output, settle_output, place_output, abandon_output};
}

static enum baat_status settle(const struct baat_ending_part *part, enum baat_status status, struct baat_diags *diags)
{
	if (status != BAAT_OK || part->thing == NULL || part->settle == NULL)
		return status;
	return part->settle(part->thing, diags);
}

static enum baat_status settle_all(struct baat_ending *ending, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t slot = BAAT_END_RESULT + 1; slot < BAAT_END__MAX; slot++)
		status = settle(&ending->parts[slot], status, diags);
	return settle(&ending->parts[BAAT_END_RESULT], status, diags);
}

/* Whoever reads a result that broke off must not take it for a whole. */
static void say_broken_off(struct baat_ending *ending, struct baat_diags *diags)
{
	struct baat_output *output = ending->result;
	struct baat_buffer line = {0};
	/* what has begun goes on to the row before the error, so that the bytes do not depend on the blocks */
	if (!baat_output_begun(output))
		baat_output_drop(output);
	baat_buffer_printf(&line, "%s\n", ending->broken_off);
	baat_output_write(output, baat_buffer_text(&line), diags);
	baat_output_commit(output, diags);
	baat_buffer_free(&line);
	ending->parts[BAAT_END_RESULT].thing = NULL;
}

enum baat_status baat_ending_finish(struct baat_ending *ending, enum baat_status status, struct baat_diags *diags)
{
	if (status == BAAT_OK)
		status = settle_all(ending, diags);
	if (status != BAAT_OK && ending->result != NULL && ending->broken_off != NULL &&
	    baat_output_is_direct(ending->result))
		say_broken_off(ending, diags);
	for (size_t slot = 0; slot < BAAT_END__MAX; slot++) {
		struct baat_ending_part *part = &ending->parts[slot];
		if (part->thing == NULL)
			continue;
		if (status == BAAT_OK)
			status = part->place(part->thing, diags);
		else
			part->abandon(part->thing);
	}
	*ending = (struct baat_ending){0};
	return status;
}
