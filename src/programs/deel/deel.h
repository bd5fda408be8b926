/* What baat-deel does: flows and an agreement into who pays and who receives. */
#ifndef DEEL_H
#define DEEL_H

#include "baat/calc/outcome.h"
#include "baat/calc/share.h"
#include "baat/run/flow-input.h"
#include "cli/emit.h"
#include "cli/grouping.h"
#include "cli/request.h"
#include "cli/stakes.h"

enum deel_option { DEEL_AGREEMENT, DEEL_PAYMENTS, DEEL_TEXT };

struct deel_options {
	option_set given;
	const char *agreement;
	bool payments, text;
};
extern const struct option_group deel_group;

struct deel_settings {
	struct common_options common;
	struct deel_options deel;
	struct selection_options selection;
	struct output_options output;
	struct input_options input;
	struct run_options run;
};

/* A sharing, from the agreement to the outcome. Start with the settings; free with deel_free(), after the flows are
 * closed. */
struct deel {
	const struct deel_settings *settings;
	struct baat_names *names; /* of the parties: those of the agreement, and what the flows add */
	struct baat_agreement agreement;
	struct grouping grouping; /* by party */
	struct stakes stakes;
	struct baat_shared shared;
};

void deel_free(struct deel *deel);

/* Shares what the flows save, and writes it. */
enum baat_status deel_run(const void *settings, struct report *report, struct baat_diags *diags);

/*
 * Sums the flows that count, party by party, on the basis of the agreement: the stakes, in the order of the table.
 * Errors: those of reading flows; BAAT_OPTION_VALUE when they hold several alternatives and none was chosen. Notes how
 * many flows without an alternative there were, and warns of an alternative that never occurs and of a name in the
 * agreement that must be a slip.
 */
enum baat_status deel_sum(struct deel *deel, struct baat_run *run, struct baat_diags *diags);

/* With --tekst notes go among the sentences, and are in the language of a document: begins that, or the language of
 * messages. Returns what language_end() takes. */
locale_t deel_begin_notes(const struct deel *deel);
/* Notes how much is missing, and that this is a forecast. */
enum baat_status deel_notes(const struct deel *deel, struct baat_diags *diags);

/* Writes the table, the payments or the account in sentences. The notes in `diags` become sentences on a screen and in
 * the account; there they are taken out of it. */
enum baat_status deel_show(const struct deel *deel, struct baat_output *output, struct baat_diags *diags);

/* The sentences on a screen and in the account: what is shared; one party; who is worse off and who did not sign. */
enum baat_status deel_tell_subject(const struct deel *deel, struct emitter *emitter, struct baat_diags *diags);
enum baat_status deel_tell_party(const struct deel *deel, const struct baat_stake *stake, struct emitter *emitter,
                                 struct baat_diags *diags);
enum baat_status deel_tell_rest(const struct deel *deel, struct emitter *emitter, struct baat_diags *diags);

#endif
