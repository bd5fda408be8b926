/* The page around what a program writes: its head, and how everything in it looks. */
#include "baat/io/html.h"

/*
 * Letters have a contrast of at least 7 to their ground, and the colours of charts at least 3. A wide table becomes a
 * list on a narrow screen, where each amount says itself what it is; its roles are written out because a changed
 * display makes browsers forget them.
 */
static const char style[] =
    /* every page */
    ":root{color-scheme:light}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:52rem;padding:1rem;color:#1a1a1a;background:#fff;"
    "font:1rem/1.45 system-ui,\"Segoe UI\",\"Liberation Sans\",Arial,sans-serif;overflow-wrap:break-word}"
    "h1{margin:0;font-size:1.1rem;letter-spacing:.08em;text-transform:uppercase;color:#154273}"
    "h2{margin:.2rem 0 .4rem;font-size:1.7rem;line-height:1.2}"
    "h3{margin:2rem 0 .4rem;padding:.4rem .7rem;font-size:1.15rem;color:#fff;background:#154273}"
    "h4{margin:1.4rem 0 .2rem;font-size:1rem;color:#154273}"
    "p{margin:.4rem 0}"
    "a{color:#154273}"
    "article+article{margin-top:4rem;border-top:3px double #154273;padding-top:1rem}"
    "dl{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem;margin:0 0 .4rem}"
    "dl div{display:flex;gap:.4rem}dt{color:#4a4a4a}dd{margin:0;font-weight:600}"
    ".zacht,.som,.noot{color:#4a4a4a}"
    ".let{border-left:4px solid #8a5300;padding-left:.6rem}"
    ".oordeel{border-left:4px solid #1d6b30;padding:.2rem 0 .2rem .6rem;font-size:1.1rem;font-weight:600}"
    ".duurder{border-color:#a3001d}"
    ".akkoord{margin-top:1.2rem;padding:.6rem .7rem;border:2px solid #154273;font-weight:600}"
    "ul{margin:.3rem 0;padding:0 .3rem;list-style:none}li{padding:.1rem 0}"
    ".verborgen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
    /* tables */
    "table{width:100%;border-collapse:collapse}"
    "caption{padding:.2rem .3rem;text-align:left;color:#4a4a4a;font-size:.9rem}"
    "th,td{padding:.35rem .3rem;text-align:left;vertical-align:bottom;border-bottom:1px solid #c9c9c9;font-weight:400}"
    "thead th{font-weight:600;color:#4a4a4a;font-size:.9rem}"
    "td,th.bedrag{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}"
    "td.tekst{text-align:left;white-space:normal;overflow-wrap:anywhere}"
    "tfoot th,tfoot td,.totaal th,.totaal td{font-weight:700;border-top:2px solid #1a1a1a;border-bottom:0}"
    ".som,.noot{display:block;font-size:.9rem}.noot{font-style:italic}"
    ".breed{overflow-x:auto}.breed thead th{white-space:normal}.breed td{white-space:normal}"
    ".breed tbody th{min-width:9rem}"
    /* charts: what they show stands beside them, or above on a narrow screen */
    "figure{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,27rem);gap:.6rem 2rem;margin:1.2rem 0;"
    "align-items:start}"
    "figcaption strong{display:block;font-size:1.05rem;line-height:1.35;margin-bottom:.3rem}"
    "figcaption{font-size:.9rem;color:#4a4a4a}figcaption strong{color:#1a1a1a}"
    "svg{display:block;width:100%;height:auto;overflow:visible}"
    /* the report */
    ".verslag h1{margin-top:1rem;font-size:2.1rem;line-height:1.15;letter-spacing:0;text-transform:none}"
    ".verslag h2{margin:3rem 0 .6rem;padding-top:.7rem;font-size:1.45rem;color:#154273;border-top:3px solid #154273}"
    ".verslag h3{margin:1.6rem 0 .4rem;padding:0;font-size:1.1rem;color:#1a1a1a;background:none}"
    ".verslag #antwoord h2{margin:.3rem 0 1.2rem;padding:0;border:0;font-size:1.15rem;font-weight:400;color:#4a4a4a}"
    ".antwoord{margin:1.4rem 0;padding:.2rem 0 .2rem 1.1rem;border-left:6px solid #1d6b30}"
    ".antwoord.duurder{border-color:#a3001d}"
    ".antwoord.gelijk{border-color:#4a4a4a}"
    ".antwoord h3{margin:0 0 .2rem}"
    ".antwoord p:first-of-type{margin:0 0 .6rem;font-size:1.4rem;line-height:1.3;font-weight:600}"
    ".tegels{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.7rem;margin:1rem 0 1.4rem}"
    ".tegels div{display:block;padding:.7rem .9rem;background:#eef2f7;border-top:3px solid #154273}"
    ".tegels dt{font-size:.9rem}"
    ".tegels dd{font-size:1.3rem;font-weight:700;font-variant-numeric:tabular-nums;white-space:nowrap}"
    ".naast{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:0 2.5rem}"
    ".naast th{width:60%}"
    ".lijst thead th{white-space:normal;overflow-wrap:break-word}.lijst tbody th{overflow-wrap:break-word}"
    ".lijst tbody th,.lijst td{vertical-align:top}"
    ".vol{font-size:.8rem}.vol th,.vol td{padding:.3rem .2rem}.vol thead th{font-size:.75rem}"
    ".paren{max-width:36rem}.paren td.tekst{text-align:right}"
    "td.hash{font:.75rem/1.3 \"Liberation Mono\",Consolas,monospace}"
    "@media screen and (max-width:44rem){body{overflow-wrap:anywhere}figure{grid-template-columns:minmax(0,1fr)}"
    "body{padding:.7rem}h2{font-size:1.4rem}.verslag h1{font-size:1.7rem}"
    ".antwoord{padding-left:.8rem}.antwoord p:first-of-type{font-size:1.2rem}"
    ".tegels{grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.5rem}.tegels div{padding:.5rem .6rem}"
    ".tegels dd{font-size:1.05rem}"
    ".lijst thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    ".lijst table,.lijst caption,.lijst tbody,.lijst tfoot,.lijst tr,.lijst th,.lijst td{display:block}"
    ".lijst tr{padding:.4rem 0;border-bottom:1px solid #c9c9c9}"
    ".lijst th,.lijst td{border:0!important;padding:.1rem .3rem}.lijst th{font-weight:700}"
    ".lijst,.vol,.vol thead th{font-size:1rem}.lijst td.hash{font-size:.75rem}"
    ".lijst td{display:flex;justify-content:space-between;gap:1rem}.lijst td.tekst{text-align:right}"
    ".lijst td::before{content:attr(data-kop);color:#4a4a4a;font-weight:400;text-align:left;white-space:normal}}"
    "@page{size:A4;margin:16mm 15mm}"
    "@media print{html{font-size:9.5pt}body{max-width:none;padding:0}article+article{margin:0;border:0;padding:0;"
    "break-before:page}h3{color:#154273;background:none;padding:0 0 .1rem;border-bottom:2px solid #154273;"
    "margin-top:1.2rem}.verslag h2{margin-top:1.6rem}.verslag h3{border:0}"
    "h2,h3,h4,thead,caption{break-after:avoid}tr,.akkoord,.oordeel,p,li,figure,.tegels,.antwoord{break-inside:avoid}"
    ".verslag h2+p{break-after:avoid}svg{max-height:200mm}"
    "a{color:inherit;text-decoration:none}"
    "tfoot{display:table-row-group;break-before:avoid}.oordeel{break-after:avoid}.breed{overflow:visible}}";

void baat_page_begin(struct baat_buffer *to, const char *language, const char *class, struct baat_text title,
                     struct baat_text heading)
{
	baat_buffer_printf(to, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", language);
	baat_buffer_add_string(
	    to, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'; img-src data:\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n");
	baat_html_element(to, "title", "", title);
	baat_buffer_add_string(to, "\n<style>");
	baat_buffer_add_string(to, style);
	baat_buffer_printf(to, "</style>\n</head>\n<body class=\"%s\">\n<header>", class);
	baat_html_element(to, "h1", "", heading);
	baat_buffer_add_string(to, "</header>\n<main>\n");
}

void baat_page_end(struct baat_buffer *to)
{
	baat_buffer_add_string(to, "</main>\n</body>\n</html>\n");
}
