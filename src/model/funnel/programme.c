/* The lines of a programme as a whole: reading their tables. */
#include "programme-line.h"

#include "base/gettext.h"
#include "model/case/case-odd.h"

static const char *const columns[BAAT_PROGRAMME__MAX] = {
    [BAAT_PROGRAMME_STEP] = "stap",
    [BAAT_PROGRAMME_POST] = "post",
    [BAAT_PROGRAMME_QUANTITY] = "aantal",
    [BAAT_PROGRAMME_HEADS] = "telt",
    [BAAT_PROGRAMME_GROUP] = "groep",
    [BAAT_PROGRAMME_KIND] = "soort",
    [BAAT_PROGRAMME_PERIOD] = "per",
    [BAAT_PROGRAMME_FROM] = "van",
    [BAAT_PROGRAMME_MONTHS] = "duur",
    [BAAT_PROGRAMME_CHANCE] = "kans",
    [BAAT_PROGRAMME_EFFECT] = "effect",
    [BAAT_PROGRAMME_POINTS] = "tochal_punten",
    [BAAT_PROGRAMME_SHARE] = "tochal_deel",
    [BAAT_PROGRAMME_DUE] = "toeschrijving",
    [BAAT_PROGRAMME_ELSEWHERE] = "verdringing",
    [BAAT_PROGRAMME_WEARS_OFF] = "uitdoving",
    [BAAT_PROGRAMME_FIRST_YEAR] = "uitdoving_vanaf",
    [BAAT_PROGRAMME_PRICE] = "prijs",
    [BAAT_PROGRAMME_PRICE_YEAR] = "prijspeil",
    [BAAT_PROGRAMME_PAYER] = "betaler",
    [BAAT_PROGRAMME_RECEIVER] = "ontvanger",
    [BAAT_PROGRAMME_CASHABLE] = "verzilverbaar",
    [BAAT_PROGRAMME_REMARK] = "toelichting",
};

/* Columns of case lines that have no place here. */
static enum baat_status refuse_misplaced(const struct baat_table *table, size_t column, const struct baat_meant *meant,
                                         struct baat_diags *diags)
{
	static const char *const misplaced[] = {"casus", "scenario", "slaagkans", "gekozen", "start"};
	const struct baat_text name = baat_table_column(table, column);
	(void)meant;
	for (size_t i = 0; i < sizeof misplaced / sizeof misplaced[0]; i++)
		if (baat_text_equal(name, baat_text_of(misplaced[i])))
			return baat_error(
			    diags, baat_table_header_place(table, column), BAAT_COLUMN_MISPLACED,
			    _("column '%s' is one of case lines, which baat-trechter makes itself; leave it "
			      "out (doubt about a programme stands in effect)"),
			    misplaced[i]);
	return BAAT_OK;
}

static const struct baat_table_kind kind = {
    .columns = columns,
    .count = BAAT_PROGRAMME__MAX,
    .required = BAAT_PROGRAMME_HEADS,
    .file = BAAT_FILE_FUNNEL_LINES,
    .names = BAAT_COLUMN_BIT(BAAT_PROGRAMME_STEP) | BAAT_COLUMN_BIT(BAAT_PROGRAMME_POST) |
             BAAT_COLUMN_BIT(BAAT_PROGRAMME_HEADS) | BAAT_COLUMN_BIT(BAAT_PROGRAMME_KIND) |
             BAAT_COLUMN_BIT(BAAT_PROGRAMME_PERIOD) | BAAT_COLUMN_BIT(BAAT_PROGRAMME_PAYER) |
             BAAT_COLUMN_BIT(BAAT_PROGRAMME_RECEIVER),
    .check_other = refuse_misplaced,
};

static enum baat_status find_case_columns(void *context, const struct baat_table *table,
                                          const struct baat_layout *layout, struct baat_diags *diags)
{
	struct baat_programme_reading *reading = context;
	(void)layout;
	(void)diags;
	for (size_t i = 0; i < BAAT_COLUMN__MAX; i++)
		reading->case_column[i] = baat_table_find(table, baat_text_of(baat_case_column_names[i]));
	return BAAT_OK;
}

static void note(void *context, struct baat_table *table, uint64_t rows)
{
	struct baat_programme_reading *reading = context;
	baat_table_source_note(reading->source, table, rows);
}

enum baat_status baat_programme_read(struct baat_programme *programme, struct baat_table_source *source,
                                     struct baat_diags *diags)
{
	struct baat_programme_reading reading = {.programme = programme, .source = source};
	struct baat_whole whole = baat_table_source_whole(source, &kind);
	if (programme->names == NULL)
		programme->names = baat_names_new(NULL);
	if (programme->names == NULL)
		return baat_out_of_memory(diags);
	whole.context = &reading;
	whole.on_header = find_case_columns;
	whole.on_row = baat_programme_read_row;
	whole.on_end = note;
	return baat_whole_read(&whole, diags);
}

void baat_programme_free(struct baat_programme *programme)
{
	free(programme->lines);
	baat_names_free(programme->names);
	baat_arena_free(&programme->arena);
	*programme = (struct baat_programme){0};
}

bool baat_alternative_is_without(struct baat_text name, bool *done)
{
	bool near = false;
	*done = baat_is_nearly_without(name, &near);
	return near;
}
