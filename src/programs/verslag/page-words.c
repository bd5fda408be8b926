/* Plain Dutch words for columns and rows, and the sentences above tables. */
#include "page.h"

#define NBSP "\xC2\xA0"
#define EURO "\xE2\x82\xAC" NBSP

static const struct {
	const char *column, *word;
} words[] = {
    {"casussen", "Aantal casussen"},
    {"zonder", "Zonder maatwerk"},
    {"inzet", "De aanpak zelf"},
    {"gevolg", "Kosten die blijven"},
    {"vermeden", "Vermeden kosten"},
    {"saldo", "Saldo"},
    {"zonder_cw", "Zonder maatwerk, contant"},
    {"inzet_cw", "De aanpak zelf, contant"},
    {"gevolg_cw", "Kosten die blijven, contant"},
    {"vermeden_cw", "Vermeden kosten, contant"},
    {"ncw", "Netto contante waarde"},
    {"bk", "Vermeden kosten per euro aanpak"},
    {"omslagpunt", "Deel van de vermeden kosten dat moet uitkomen"},
    {"slaagkans_nodig", "Hoe vaak het moet lukken"},
    {"terugverdientijd", "Terugverdientijd in maanden"},
    {"verzilverbaar", "Waarvan verzilverbaar"},
    {"pm_plus", "Zonder prijs, pleit ervoor"},
    {"pm_min", "Zonder prijs, pleit ertegen"},
    {"cumulatief", "Saldo tot en met dit jaar"},
    {"omschrijving", "Omschrijving"},
    {"aantal", "Aantal casussen"},
    {"saldo_voor", "Saldo voor de verdeling"},
    {"betaalt", "Betaalt"},
    {"ontvangt", "Ontvangt"},
    {"saldo_na", "Saldo na de verdeling"},
    {"discontovoet", "Discontovoet in procent per jaar"},
    {"horizon", "Jaren die meetellen"},
    {"prijspeil", "Prijspeil"},
    {"slaagkans", "Slaagkans waar geen andere is opgegeven"},
    {"perspectief", "Perspectief"},
    {"weken_per_jaar", "Weken in een jaar"},
    {"dagen_per_jaar", "Dagen in een jaar"},
    {"eenheid", "Eenheid"},
    {"prijs", "Prijs"},
    {"tabelprijs", "Prijs in de tabel"},
    {"betaler", "Betaler"},
    {"bron", "Bron"},
    {"regels", "Regels"},
    {"soort", "Soort"},
    {"sha256", "SHA-256"},
    {"rijen", "Rijen"},
    {"alternatief", "Alternatief"},
    {"midden", "Zoals gerekend"},
    {"voorzichtig", "Voorzichtig gerekend"},
    {"gemiddelde", "Gemiddeld"},
    {"kans_positief", "Kans dat het loont"},
    {"zonder_marge", "Deel zonder marge, in procent"},
    {"invoer", "Wat onzeker is"},
    {"invoer_scenario", "Waar"},
    {"invoer_post", "Post"},
    {"invoer_casus", "Casus"},
    {"invoer_nr", "Nummer"},
    {"laag", "Laag"},
    {"hoog", "Hoog"},
    {"maat_laag", "Uitkomst bij laag"},
    {"maat_hoog", "Uitkomst bij hoog"},
    {"spreiding", "Verschil"},
    {"omslag", "Slaat om bij"},
    {"binnen", "Binnen de marge"},
    {"omslag_factor", "Slaat om bij een factor"},
    {"trekkingen", "Trekkingen"},
};

struct baat_text word_of_column(struct baat_text name)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (baat_text_equal(name, baat_text_of(words[i].column)))
			return baat_text_of(words[i].word);
	return name;
}

struct baat_text word_of_key(const struct table *table, struct baat_text key, struct baat_buffer *text)
{
	if (baat_text_equal(table->name, BAAT_TEXT("opbouw")) && key.length == 0)
		return BAAT_TEXT("zonder domein");
	if (!baat_text_equal(table->name, BAAT_TEXT("jaren")))
		return key;
	unsigned year = 1;
	for (size_t i = 0; i < key.length; i++)
		year = (year - 1) * 10 + (unsigned)(key.at[i] - '0') + 1;
	text->length = 0;
	baat_buffer_printf(text, "jaar %u", year);
	return baat_buffer_text(text);
}

void add_euros(struct baat_buffer *to, baat_sum cents)
{
	char digits[BAAT_NUMBER_MAX];
	const baat_sum size = cents < 0 ? -cents : cents;
	baat_buffer_add_string(to, cents < 0 ? "-" EURO : EURO);
	baat_buffer_add(to, (struct baat_text){digits, baat_number_write_grouped(digits, size, BAAT_SCALE_CENTS)});
}

void add_paragraph(struct page *page, const char *attributes, struct baat_text paragraph)
{
	if (paragraph.length == 0)
		return;
	baat_html_element(page->to, "p", attributes, paragraph);
	baat_buffer_add_char(page->to, '\n');
}

static void say(struct page *page, const char *sentence)
{
	add_paragraph(page, "", baat_text_of(sentence));
}

/* What is put together of pieces. */
static void say_buffer(struct page *page, struct baat_buffer *sentence)
{
	add_paragraph(page, "", baat_buffer_text(sentence));
	page->to->failed |= sentence->failed;
	baat_buffer_free(sentence);
}

void say_parties(struct page *page)
{
	say(page,
	    "Het saldo van een partij is wat zij minder betaalt dan zonder maatwerk. Wie de aanpak betaalt, is vaak "
	    "een ander dan wie er baat bij heeft.");
}

void say_years(struct page *page)
{
	say(page, "Jaar 1 begint met het besluit. De bedragen zijn niet contant gemaakt.");
}

void say_domains(struct page *page)
{
	say(page,
	    "Per domein: wat het zonder maatwerk kost, wat er met de aanpak nog aan kosten blijft, en wat de aanpak "
	    "zelf kost.");
}

void say_sharing(struct page *page)
{
	const struct baat_agreement *agreement = page->material->agreement;
	const baat_sum missing = page->material->shared->shortfall;
	struct baat_buffer sentence = {0};
	baat_buffer_add_string(&sentence, "Volgens de afspraak");
	if (agreement->name.length > 0) {
		baat_buffer_add_char(&sentence, ' ');
		baat_buffer_add(&sentence, agreement->name);
	}
	baat_buffer_printf(&sentence, ": verdeling %s, grondslag %s. ", baat_sharing_name(agreement->sharing),
	                   baat_basis_name(agreement->basis));
	if (missing > 0) {
		baat_buffer_add_string(&sentence, "Er is ");
		add_euros(&sentence, missing);
		baat_buffer_add_string(&sentence, " te weinig om te doen wat de afspraak als eerste vraagt. ");
	}
	baat_buffer_add_string(&sentence, "Dit is een vooruitblik op schattingen, geen afrekening van wat is bewezen.");
	say_buffer(page, &sentence);
}

void say_unpriced(struct page *page)
{
	const struct table *table = table_find(page->tables, "pm");
	say(page,
	    table->rows == NULL
	        ? "Er is niets ingevoerd dat geen prijs heeft."
	        : "Deze effecten zijn ingevoerd zonder prijs (pm). Zij zitten in geen enkel bedrag, maar tellen wel "
	          "mee in het oordeel.");
}

void say_sure(struct page *page)
{
	const enum baat_measure measure = page->material->sure_measure;
	struct baat_buffer sentence = {0};
	if (table_find(page->tables, "zeker") == NULL) {
		say(page,
		    "De cijfers in dit verslag zijn verwachte waarden. Hoe ver zij ernaast kunnen zitten, is niet "
		    "berekend.");
		return;
	}
	baat_buffer_add_string(&sentence, "De cijfers elders in dit verslag zijn verwachte waarden. ");
	if (measure != BAAT_MEASURE__MAX) {
		baat_buffer_add_string(&sentence, "Hier staat hoe ver de uitkomst (");
		baat_buffer_add(&sentence, word_of_column(baat_text_of(baat_measure_names[measure])));
		baat_buffer_add_string(&sentence, ") daarvan kan afwijken als wat onzeker is tussen laag en hoog ligt: "
		                                  "p05 is de uitkomst waar 5" NBSP "% van de trekkingen onder blijft.");
	} else {
		baat_buffer_add_string(&sentence,
		                       "Hier staat hoe de uitkomst daarvan kan afwijken als wat onzeker is tussen "
		                       "laag en hoog ligt.");
	}
	say_buffer(page, &sentence);
}

void say_prices(struct page *page)
{
	say(page,
	    "Elke post in de casussen, met zijn prijs en waar die vandaan komt. Een eigen prijs staat op de regels "
	    "van de casussen zelf.");
}

void say_files(struct page *page)
{
	say(page,
	    "Met deze bestanden en dezelfde opties komt hetzelfde verslag eruit, tot op de cent; aan de SHA-256 is "
	    "te zien of het dezelfde zijn. Gemaakt met baat-verslag " BAAT_VERSION ".");
}

static void add_class(struct baat_buffer *to, const struct class_sums *class, const char *word, const char *before)
{
	baat_buffer_printf(to, "%s%ju %s %s", before, (uintmax_t) class->count, class->count == 1 ? "is" : "zijn",
	                   word);
	if (class->count > 0 && class->net != 0) {
		baat_buffer_add_string(to, ", samen ");
		add_euros(to, class->net < 0 ? -class->net : class->net);
	}
}

void show_cases(struct page *page, size_t alternative)
{
	const struct case_sums *cases = page->material->alternatives[alternative].cases;
	struct baat_buffer sentence = {0};
	if (cases == NULL)
		return;
	const struct class_sums *dearer = &cases->classes[CASES_DEARER];
	baat_buffer_printf(&sentence, "%ju van de %ju casussen %s duurder", (uintmax_t)dearer->count,
	                   (uintmax_t)cases->count, dearer->count == 1 ? "is" : "zijn");
	if (dearer->count > 0) {
		baat_buffer_add_string(&sentence, ", samen ");
		add_euros(&sentence, -dearer->net);
	}
	add_class(&sentence, &cases->classes[CASES_CHEAPER], "goedkoper", "; ");
	add_class(&sentence, &cases->classes[CASES_EVEN], "even duur", "; ");
	baat_buffer_add_char(&sentence, '.');
	say_buffer(page, &sentence);
}

void show_tiles(struct page *page, size_t alternative)
{
	static const enum baat_measure shown[] = {BAAT_MEASURE_AVOIDED, BAAT_MEASURE_INPUT, BAAT_MEASURE_NET,
	                                          BAAT_MEASURE_CASHABLE};
	const struct baat_cell *measures = page->material->alternatives[alternative].total.measures;
	baat_buffer_add_string(page->to, "<dl class=\"tegels\">\n");
	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
		struct baat_buffer amount = {0};
		add_euros(&amount, measures[shown[i]].number);
		baat_buffer_add_string(page->to, "<div>");
		baat_html_element(page->to, "dt", "", word_of_column(baat_text_of(baat_measure_names[shown[i]])));
		baat_html_element(page->to, "dd", "", baat_buffer_text(&amount));
		baat_buffer_add_string(page->to, "</div>\n");
		page->to->failed |= amount.failed;
		baat_buffer_free(&amount);
	}
	baat_buffer_add_string(page->to, "</dl>\n");
}
