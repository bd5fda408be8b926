/* Names that columns of one's own may not have: taken ones, slips, and words for what has a column of ours. */
#include "base/gettext.h"
#include "case-columns.h"
#include "model/row/near-column.h"

const char *const baat_case_column_names[BAAT_COLUMN__MAX] = {
    [BAAT_COLUMN_CASE] = "casus",
    [BAAT_COLUMN_SCENARIO] = "scenario",
    [BAAT_COLUMN_POST] = "post",
    [BAAT_COLUMN_QUANTITY] = "aantal",
    [BAAT_COLUMN_PERIOD] = "per",
    [BAAT_COLUMN_FROM] = "van",
    [BAAT_COLUMN_MONTHS] = "duur",
    [BAAT_COLUMN_CHANCE] = "kans",
    [BAAT_COLUMN_KIND] = "soort",
    [BAAT_COLUMN_SUCCESS] = "slaagkans",
    [BAAT_COLUMN_CHOICE] = "gekozen",
    [BAAT_COLUMN_PRICE] = "prijs",
    [BAAT_COLUMN_PRICE_YEAR] = "prijspeil",
    [BAAT_COLUMN_PAYER] = "betaler",
    [BAAT_COLUMN_RECEIVER] = "ontvanger",
    [BAAT_COLUMN_CASHABLE] = "verzilverbaar",
    [BAAT_COLUMN_START] = "start",
    [BAAT_COLUMN_REMARK] = "toelichting",
    [BAAT_COLUMN_QUANTITY_LOW] = "aantal_laag",
    [BAAT_COLUMN_QUANTITY_HIGH] = "aantal_hoog",
    [BAAT_COLUMN_CHANCE_LOW] = "kans_laag",
    [BAAT_COLUMN_CHANCE_HIGH] = "kans_hoog",
    [BAAT_COLUMN_SUCCESS_LOW] = "slaagkans_laag",
    [BAAT_COLUMN_SUCCESS_HIGH] = "slaagkans_hoog",
    [BAAT_COLUMN_PRICE_LOW] = "prijs_laag",
    [BAAT_COLUMN_PRICE_HIGH] = "prijs_hoog",
    [BAAT_COLUMN_EVIDENCE] = "bewijs",
    [BAAT_COLUMN_DEBT] = "schuld",
};

const char *const baat_case_required[4] = {"casus", "scenario", "post", "aantal"};
const char *const baat_debt_required[5] = {"casus", "scenario", "schuld", "post", "aantal"};

/* Columns of the flows, measures, keys, and those that a program adds. */
static const char *const reserved[] = {
    "alternatief",  "domein",        "partij", "kant",     "jaar",       "maand",           "maanden",
    "kalenderjaar", "kalendermaand", "bedrag", "cw",       "pm_plus",    "pm_min",          "herkomst",
    "zonder",       "inzet",         "gevolg", "vermeden", "saldo",      "zonder_cw",       "inzet_cw",
    "gevolg_cw",    "vermeden_cw",   "ncw",    "bk",       "omslagpunt", "slaagkans_nodig", "terugverdientijd",
    "totaal",       "regel",         "reden",
};
enum { RESERVED = sizeof reserved / sizeof reserved[0] };

/* What people call our columns. */
const struct baat_synonym baat_case_synonyms[] = {
    {"zaak", "casus"},
    {"zaaknummer", "casus"},
    {"casusnummer", "casus"},
    {"dossier", "casus"},
    {"dossiernummer", "casus"},
    {"variant", "scenario"},
    {"optie", "scenario"},
    {"situatie", "scenario"},
    {"artikel", "post"},
    {"product", "post"},
    {"kostensoort", "post"},
    {"voorziening", "post"},
    {"hoeveelheid", "aantal"},
    {"stuks", "aantal"},
    {"eenheden", "aantal"},
    {"uren", "aantal"},
    {"dagen", "aantal"},
    {"periode", "per"},
    {"frequentie", "per"},
    {"eenheid", "per"},
    {"vanaf", "van"},
    {"begin", "van"},
    {"startmaand", "van"},
    {"ingangsdatum", "van"},
    {"looptijd", "duur"},
    {"maanden", "duur"},
    {"weken", "duur"},
    {"tot", "duur"},
    {"einddatum", "duur"},
    {"waarschijnlijkheid", "kans"},
    {"risico", "kans"},
    {"kanspercentage", "kans"},
    {"slagingskans", "slaagkans"},
    {"succeskans", "slaagkans"},
    {"slagingspercentage", "slaagkans"},
    {"succespercentage", "slaagkans"},
    {"tarief", "prijs"},
    {"bedrag", "prijs"},
    {"kosten", "prijs"},
    {"stukprijs", "prijs"},
    {"eenheidsprijs", "prijs"},
    {"financier", "betaler"},
    {"betaald_door", "betaler"},
    {"kostendrager", "betaler"},
    {"opmerking", "toelichting"},
    {"opmerkingen", "toelichting"},
    {"omschrijving", "toelichting"},
    {"notitie", "toelichting"},
    {"notities", "toelichting"},
    {NULL, NULL},
};

bool baat_name_is_reserved(struct baat_text name)
{
	for (size_t i = 0; i < RESERVED; i++)
		if (baat_text_equal(name, baat_text_of(reserved[i])))
			return true;
	return false;
}

/* The column that a name is a word for and that the file does not have; NULL when there is none. */
static const char *meant_column(const struct baat_table *table, struct baat_text name)
{
	for (const struct baat_synonym *word = baat_case_synonyms; word->synonym != NULL; word++)
		if (baat_text_equal(name, baat_text_of(word->synonym)) &&
		    baat_table_find(table, baat_text_of(word->column)) == BAAT_NO_COLUMN)
			return word->column;
	return NULL;
}

static enum baat_status refuse_synonym(struct baat_text name, struct baat_place place, const char *known,
                                       struct baat_diags *diags)
{
	struct baat_shown shown = baat_show(name);
	if (baat_name_is_reserved(name))
		return baat_error(
		    diags, place, BAAT_COLUMN_NEAR,
		    _("column '%s' does not count; for what it seems to hold there is column '%s': rename "
		      "it and see whether its values fit"),
		    shown.text, known);
	return baat_error(diags, place, BAAT_COLUMN_NEAR,
	                  _("column '%s' does not count; for what it seems to hold there is column '%s': rename it and "
	                    "see whether its values fit, or add --attribuut=%s when it is one of your own"),
	                  shown.text, known, baat_column_as_word(name).text);
}

enum baat_status baat_case_check_attribute(const struct baat_table *table, size_t column,
                                           const struct baat_meant *meant, struct baat_diags *diags)
{
	struct baat_text name = baat_table_column(table, column);
	struct baat_place place = baat_table_header_place(table, column);
	bool intended;
	enum baat_status status = baat_column_is_meant(name, meant, &intended, diags);
	if (status != BAAT_OK)
		return status;
	const char *known = intended ? NULL : meant_column(table, name);
	if (known != NULL)
		return refuse_synonym(name, place, known, diags);
	if (baat_name_is_reserved(name))
		return baat_error(diags, place, BAAT_COLUMN_RESERVED,
		                  _("column '%s' has a name that the results use; give it another name"),
		                  baat_show(name).text);
	if (intended)
		return BAAT_OK;
	known = baat_near_name(name, baat_case_column_names, BAAT_COLUMN__MAX);
	if (known == NULL)
		known = baat_near_name(name, reserved, RESERVED);
	return known == NULL ? BAAT_OK : baat_column_refuse(table, column, known, diags);
}
