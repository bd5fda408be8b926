/* The sheet Uitleg: for somebody who has never seen baat. An empty text is a space between two parts. */
#include "nieuw.h"

static const char *const lines[] = {
    "Met dit formulier rekent u uit wat een aanpak op maat kost, welke kosten daarmee worden vermeden, wie betaalt en "
    "wie er baat bij heeft.",
    "",
    "ZO VULT U HET IN",
    "1. Op het blad Zaken beschrijft u per huishouden (casus) eerst wat er gebeurt als u niets doet: scenario zonder. "
    "Een regel voor elk ding dat geld kost: een ontruiming, dagen in de opvang, maanden bijstand.",
    "2. Daaronder beschrijft u wat u wilt doen: scenario maatwerk, of een naam die u zelf kiest. Wat de aanpak kost is "
    "inzet; wat er ook dan nog gebeurt is gevolg.",
    "3. Kies in de kolom post uit de lijst; op het blad Prijzen staat wat elke post kost, wie betaalt en waar de prijs "
    "vandaan komt.",
    "4. aantal, per, van en duur zeggen hoeveel en wanneer: 1 per dag, van maand 4, 9 maanden lang. Eenmalige kosten "
    "hebben alleen een aantal en een maand.",
    "5. kans is hoe waarschijnlijk iets is zonder of met uw aanpak. Wees eerlijk: wat zeker lijkt, is het zelden.",
    "6. slaagkans is hoe vaak de aanpak werkt. Lukt het niet, dan gebeurt alsnog wat er zonder u gebeurde.",
    "Wijs een kolomnaam aan om te lezen wat erin hoort. Verplicht zijn casus, scenario, post en aantal; de rest mag "
    "leeg blijven. Eigen kolommen, zoals wijk of team, mag u erachter zetten.",
    "",
    "WAAR U OP MOET LETTEN",
    "Vul een casus op elke regel in en voeg geen cellen samen. Schrijf onder de tabel geen totalen.",
    "Zet geen namen, adressen of geboortedata in het formulier: een nummer is genoeg.",
    "Tel een schuld een keer: of wat er wordt betaald, of wat er nooit wordt betaald.",
    "Kosten die al gemaakt zijn, tellen niet mee: die zijn in elk scenario gelijk.",
    "Wat u niet in geld kunt zeggen, mag als post met prijs pm: het wordt geteld en genoemd, niet opgeteld.",
    "",
    "DAARNA",
    "Sla het bestand op en vraag wie met baat werkt om: baat-toets zaken.xlsx (klopt het?), baat-reken zaken.xlsx (wat "
    "kost het en wat bespaart het?), baat-bon zaken.xlsx (een kassabon per casus).",
    "baat rekent met wat u invult. De uitkomst is een verwachting op grond van uw schattingen, geen bewijs.",
};

static const struct baat_column columns[] = {{BAAT_TEXT("Zo werkt dit formulier"), BAAT_CELL_TEXT}};

enum baat_status nieuw_explain(struct baat_workbook *workbook, struct baat_diags *diags)
{
	const struct baat_sheet sheet = {.name = "Uitleg", .columns = columns, .count = 1, .prose = true};
	enum baat_status status = baat_workbook_sheet(workbook, &sheet, diags);
	for (size_t i = 0; i < sizeof lines / sizeof *lines && status == BAAT_OK; i++) {
		const struct baat_cell cell = {.text = baat_text_of(lines[i])};
		status = baat_workbook_row(workbook, &cell, diags);
	}
	return status;
}
