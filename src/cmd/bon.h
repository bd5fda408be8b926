/*
 * What the parts of baat-bon share: a receipt with all that is needed to write it, and the ways of writing it.
 *
 * bon-words.c says things in sentences, once for paper and screen; bon-text.c, bon-page.c and bon-json.c lay them out;
 * bon-rows.c fetches what case lines do not carry; bon-folder.c keeps a file for each case; bon-run.c ties it together.
 */
#ifndef BON_H
#define BON_H

#include "baat/mandate.h"
#include "baat/receipt.h"
#include "cases.h"

enum bon_form { BON_TEXT, BON_PAGE, BON_JSON };

/* What the rows of a case hold besides its lines. */
struct bon_rows {
	int32_t start; /* month 0, or BAAT_NO_MONTH */
	struct baat_arena arena;
	struct bon_remark {
		uint64_t line;
		struct baat_text text;
	} * remarks; /* by line of the file, those that are not empty */
	size_t count, capacity;
};

/* A receipt, and what it is written with. */
struct bon {
	const struct settings *settings;
	const struct baat_mandate *mandate;
	const struct baat_receipt *receipt;
	const struct baat_prices *prices;
	const struct baat_names *names, *attributes;
	const struct bon_rows *rows;
	const char *file; /* name of its own file, for the index; NULL without one */
};

/* bon-rows.c */
/* Reads the rows of a case again for its start and remarks. False when there is no memory. */
bool bon_rows_read(struct bon_rows *rows, const struct case_worker *worker, const struct baat_case *casus);
struct baat_text bon_remark(const struct bon_rows *rows, uint64_t line);
void bon_rows_free(struct bon_rows *rows);

/* bon-words.c: texts are added to `to`, not masked and not escaped; a no-break space keeps a number with its unit. */
struct baat_text bon_description(const struct bon *bon, const struct baat_line *line);
struct baat_text bon_unit(const struct bon *bon, const struct baat_line *line);
struct baat_text bon_alternative_name(const struct bon *bon, const struct baat_receipt_alternative *alternative);
void bon_amount(struct baat_buffer *to, baat_sum cents);  /* 1.234,56 */
void bon_euros(struct baat_buffer *to, baat_sum cents);   /* € 1.234,56, without its sign */
void bon_percent(struct baat_buffer *to, int32_t chance); /* 12,5 % */
void bon_calculation(struct baat_buffer *to, const struct bon *bon, const struct baat_line *line, int32_t success);
void bon_setting(struct baat_buffer *to, const struct bon *bon); /* start, horizon, discount rate, price year */
void bon_balance(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative);
void bon_certainty(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative);
void bon_payback(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative);
void bon_approval(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative);
/* What happens after all when it does not work. */
void bon_remains(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative);
/* Whether a party has any amount at all; one that only stands on unpriced lines has not. */
bool bon_takes_part(const struct baat_receipt_party *party);
/* An unpriced effect by name: + speaks for the alternative, - against it. */
void bon_unpriced(struct baat_buffer *to, const struct bon *bon, const struct baat_line *line,
                  const struct baat_receipt_entry *entry);
/* Who must approve; empty for nobody. */
struct baat_text bon_approver(const struct bon *bon, const struct baat_receipt_alternative *alternative);
/* What to know about all of it: mixed price years, perspective. Nothing is added when there is nothing to say. */
void bon_caution(struct baat_buffer *to, const struct bon *bon);
void bon_odds(struct baat_buffer *to, struct baat_odds odds);
const char *bon_choice(const struct bon *bon, const struct baat_receipt_alternative *alternative); /* NULL: not said */

/* The rows of the comparison of alternatives. */
enum { BON_COMPARED = 9 };
const char *bon_compared_name(size_t row);
void bon_compared(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative,
                  size_t row);

/* bon-text.c, bon-page.c, bon-json.c */
void bon_text(struct baat_buffer *to, const struct bon *bon);
void bon_page(struct baat_buffer *to, const struct bon *bon);
void bon_page_head(struct baat_buffer *to, const char *title, const char *heading);
void bon_page_tail(struct baat_buffer *to);
void bon_index_head(struct baat_buffer *to);
void bon_index_rows(struct baat_buffer *to, const struct bon *bon);
void bon_index_tail(struct baat_buffer *to);
void bon_json(struct baat_buffer *to, const struct bon *bon);

/* bon-folder.c: files appear in the folder only when all went well. */
#define BON_HIDDEN ".baat-bon" /* the folder in it where files wait */
struct bon_folder;
/* Makes the folder if need be, and a hidden one in it for files to be. Errors: BAAT_CANNOT_OPEN. */
enum baat_status bon_folder_open(struct bon_folder **folder, const char *path, enum bon_form form,
                                 struct baat_diags *diags);
/* The name that the file of a case gets: small letters, digits, '-', '_' and '.', the same on any file system. */
enum { BON_NAME_MAX = 128 };
void bon_folder_name(struct baat_text casus, const char *extension, char name[BON_NAME_MAX]);
const char *bon_folder_extension(const struct bon_folder *folder);
/* Any thread may call it. Errors: BAAT_CANNOT_WRITE. */
enum baat_status bon_folder_write(struct bon_folder *folder, const char *name, struct baat_text text,
                                  struct baat_diags *diags);
/* Puts all files in their place. Errors: BAAT_CANNOT_WRITE. */
enum baat_status bon_folder_commit(struct bon_folder *folder, struct baat_diags *diags);
/* Frees; whatever was not put in its place is removed. NULL is fine. */
void bon_folder_close(struct bon_folder *folder);

/* bon-run.c */
enum baat_status bon_run(const struct settings *settings, struct report *report, struct baat_diags *diags);

#endif
