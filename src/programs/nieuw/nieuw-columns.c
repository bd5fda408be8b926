/* The columns of the form, and what stands in the comment on each. */
#include "nieuw.h"

const struct baat_column nieuw_columns[NIEUW_COLUMNS] = {
    [NIEUW_CASE] = {{"casus", 5}, BAAT_CELL_TEXT},
    [NIEUW_SCENARIO] = {{"scenario", 8}, BAAT_CELL_TEXT},
    [NIEUW_POST] = {{"post", 4}, BAAT_CELL_TEXT},
    [NIEUW_QUANTITY] = {{"aantal", 6}, BAAT_CELL_PERCENT},
    [NIEUW_PERIOD] = {{"per", 3}, BAAT_CELL_TEXT},
    [NIEUW_FROM] = {{"van", 3}, BAAT_CELL_INTEGER},
    [NIEUW_MONTHS] = {{"duur", 4}, BAAT_CELL_INTEGER},
    [NIEUW_CHANCE] = {{"kans", 4}, BAAT_CELL_CHANCE},
    [NIEUW_KIND] = {{"soort", 5}, BAAT_CELL_TEXT},
    [NIEUW_SUCCESS] = {{"slaagkans", 9}, BAAT_CELL_CHANCE},
    [NIEUW_CHOICE] = {{"gekozen", 7}, BAAT_CELL_TEXT},
    [NIEUW_START] = {{"start", 5}, BAAT_CELL_TEXT},
    [NIEUW_PRICE] = {{"prijs", 5}, BAAT_CELL_PRICE},
    [NIEUW_PRICE_YEAR] = {{"prijspeil", 9}, BAAT_CELL_INTEGER},
    [NIEUW_PAYER] = {{"betaler", 7}, BAAT_CELL_TEXT},
    [NIEUW_RECEIVER] = {{"ontvanger", 9}, BAAT_CELL_TEXT},
    [NIEUW_CASHABLE] = {{"verzilverbaar", 13}, BAAT_CELL_PERCENT},
    [NIEUW_REMARK] = {{"toelichting", 11}, BAAT_CELL_TEXT},
    [NIEUW_QUANTITY_LOW] = {{"aantal_laag", 11}, BAAT_CELL_PERCENT},
    [NIEUW_QUANTITY_HIGH] = {{"aantal_hoog", 11}, BAAT_CELL_PERCENT},
    [NIEUW_CHANCE_LOW] = {{"kans_laag", 9}, BAAT_CELL_CHANCE},
    [NIEUW_CHANCE_HIGH] = {{"kans_hoog", 9}, BAAT_CELL_CHANCE},
    [NIEUW_SUCCESS_LOW] = {{"slaagkans_laag", 14}, BAAT_CELL_CHANCE},
    [NIEUW_SUCCESS_HIGH] = {{"slaagkans_hoog", 14}, BAAT_CELL_CHANCE},
    [NIEUW_PRICE_LOW] = {{"prijs_laag", 10}, BAAT_CELL_PRICE},
    [NIEUW_PRICE_HIGH] = {{"prijs_hoog", 10}, BAAT_CELL_PRICE},
    [NIEUW_EVIDENCE] = {{"bewijs", 6}, BAAT_CELL_INTEGER},
};

static const char *const scenarios[] = {"zonder", "maatwerk", NULL};
static const char *const periods[] = {"eenmalig", "dag", "week", "maand", "kwartaal", "jaar", NULL};
static const char *const kinds[] = {"inzet", "gevolg", NULL};
static const char *const choices[] = {"ja", "nee", NULL};
static const char *const grades[] = {"1", "2", "3", "4", "5", "6", NULL};

static const struct baat_sheet_entry offers[NIEUW_COLUMNS] = {
    [NIEUW_CASE] = {.comment = "Verplicht. Nummer of code van het huishouden: geen naam. Zet alle regels van een casus "
                               "bij elkaar en vul de casus op elke regel in."},
    [NIEUW_SCENARIO] = {.comment = "Verplicht. zonder: wat er gebeurt als u niets doet. Een andere naam, zoals "
                                   "maatwerk: wat u doet, en wat er dan nog gebeurt. Meer dan een alternatief mag.",
                        .choices = scenarios},
    [NIEUW_POST] = {.comment = "Verplicht. Wat het is, gekozen uit het blad Prijzen. Staat het er niet bij, geef dan "
                               "een eigen code en vul prijs en betaler in."},
    [NIEUW_QUANTITY] = {.comment = "Verplicht. Hoeveel, in de eenheid van de post; met per erbij: hoeveel in elke "
                                   "periode. Onder nul is het een opbrengst."},
    [NIEUW_PERIOD] = {.comment = "Leeg is eenmalig. Anders: aantal per dag, week, maand, kwartaal of jaar, en dan ook "
                                 "een duur.",
                      .choices = periods,
                      .only_these = true},
    [NIEUW_FROM] = {.comment = "In welke maand het begint: 0 is de maand van het besluit (leeg is 0), 3 is drie "
                               "maanden later. Een maand als 2026-03 mag ook, als start is ingevuld."},
    [NIEUW_MONTHS] = {.comment = "Hoeveel hele maanden het duurt. Leeg bij eenmalig."},
    [NIEUW_CHANCE] = {.comment = "Hoe waarschijnlijk deze regel is: 60%. Leeg is zeker. Gebeurt iets alleen als iets "
                                 "anders gebeurt, vul dan beide kansen vermenigvuldigd in.",
                      .look = BAAT_ENTRY_PERCENT},
    [NIEUW_KIND] = {.comment = "inzet: wat de aanpak zelf kost. gevolg: wat er nog gebeurt als de aanpak werkt. Leeg: "
                               "gevolg bij zonder, inzet bij een alternatief.",
                    .choices = kinds,
                    .only_these = true},
    [NIEUW_SUCCESS] = {.comment = "Hoe waarschijnlijk het is dat het alternatief werkt: 70%. Dezelfde op elke regel "
                                  "van dat alternatief; leeg is zeker; leeg bij zonder.",
                       .look = BAAT_ENTRY_PERCENT},
    [NIEUW_CHOICE] = {.comment = "ja op elke regel van het alternatief dat gekozen is. Leeg als dat nog open is.",
                      .choices = choices,
                      .only_these = true},
    [NIEUW_START] = {.comment = "Maand van het besluit, zoals 2026-01; dezelfde op elke regel van de casus. Alleen "
                                "nodig als van maanden van de kalender heeft, of voor tabellen per kalenderjaar.",
                     .look = BAAT_ENTRY_MONTH},
    [NIEUW_PRICE] = {.comment = "Alleen als de prijs uit het blad Prijzen hier niet geldt: euro per eenheid."},
    [NIEUW_PRICE_YEAR] = {.comment = "Het jaar van een eigen prijs."},
    [NIEUW_PAYER] = {.comment = "Wie betaalt, als dat anders is dan in het blad Prijzen; verplicht bij een eigen post. "
                                "Samen: gemeente:60|corporatie:40."},
    [NIEUW_RECEIVER] = {.comment = "Wie het geld krijgt, bij een overdracht: client bij bijstand. Een streepje: "
                                   "niemand."},
    [NIEUW_CASHABLE] = {.comment = "Welk deel echt uit een begroting verdwijnt als deze kosten worden vermeden, in "
                                   "procenten: 25 of 25%."},
    [NIEUW_REMARK] = {.comment = "Vrije tekst. Geen namen."},
    [NIEUW_QUANTITY_LOW] = {.comment = "Alleen voor baat-zeker: het laagste aantal dat mogelijk is."},
    [NIEUW_QUANTITY_HIGH] = {.comment = "Alleen voor baat-zeker: het hoogste aantal dat mogelijk is."},
    [NIEUW_CHANCE_LOW] = {.comment = "Alleen voor baat-zeker: de laagste kans.", .look = BAAT_ENTRY_PERCENT},
    [NIEUW_CHANCE_HIGH] = {.comment = "Alleen voor baat-zeker: de hoogste kans.", .look = BAAT_ENTRY_PERCENT},
    [NIEUW_SUCCESS_LOW] = {.comment = "Alleen voor baat-zeker: de laagste slaagkans.", .look = BAAT_ENTRY_PERCENT},
    [NIEUW_SUCCESS_HIGH] = {.comment = "Alleen voor baat-zeker: de hoogste slaagkans.", .look = BAAT_ENTRY_PERCENT},
    [NIEUW_PRICE_LOW] = {.comment = "Alleen voor baat-zeker, bij een eigen prijs: de laagste."},
    [NIEUW_PRICE_HIGH] = {.comment = "Alleen voor baat-zeker, bij een eigen prijs: de hoogste."},
    [NIEUW_EVIDENCE] = {.comment = "Alleen voor baat-zeker: hoe goed de schatting is onderbouwd, van 1 (goed) tot 6 "
                                   "(een vermoeden).",
                        .choices = grades,
                        .only_these = true},
};

void nieuw_entries(struct baat_sheet_entry entries[NIEUW_COLUMNS], const char *posts)
{
	memcpy(entries, offers, sizeof offers);
	entries[NIEUW_POST].range = posts;
}
