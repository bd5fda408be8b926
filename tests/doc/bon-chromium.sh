#!/bin/sh
# Opens the page of baat-bon in a browser: its text is there, markup in the data is text, and it asks for nothing but
# itself. Skipped where there is no Chromium or no Python.
#
# usage: tests/doc/bon-chromium.sh BINDIR
set -u
bindir=$(cd "$1" && pwd) || exit 2
cd "$(dirname "$0")/../.." || exit 2
LC_ALL=C.UTF-8
export LC_ALL
unset LANGUAGE BAAT_TAAL BAAT_DATA COLUMNS
passed=0 failed=0 server=
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -z "$chromium" ] || ! command -v python3 >/dev/null; then
	echo "skipped: needs chromium and python3"
	echo "0 passed, 0 failed"
	exit 0
fi
scratch=$(mktemp -d) || exit 2
trap 'if [ -n "$server" ]; then kill "$server"; fi; rm -rf "$scratch"' EXIT

check() { # status, what is wrong, file with details
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "failed: $2"
	if [ -n "${3:-}" ]; then head -n 20 "$3"; fi
}

browse() { # option, URL
	timeout 120 "$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
		--disable-background-networking --disable-component-update --disable-sync --no-pdf-header-footer --user-data-dir="$scratch/profile" \
		"$1" "$2" 2>"$scratch/browser"
}

# The receipts of two folders of tests, one of them with markup in its data, in one page.
mkdir "$scratch/www"
"$bindir/baat-bon" --html -p tests/cases/baat-bon/html/prijzen.csv tests/cases/baat-bon/html/zaken.csv \
	tests/cases/baat-bon/html-vreemd/zaken.csv >"$scratch/www/bon.html" 2>"$scratch/err"
check $? "the page cannot be made:" "$scratch/err"

# A server that writes down what it is asked for, on a port that the system chooses.
cat >"$scratch/serve.py" <<'PYTHON'
import functools, http.server, sys

class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format, *arguments):
        with open(sys.argv[2], "a") as log:
            log.write(self.path + "\n")

server = http.server.HTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=sys.argv[1]))
with open(sys.argv[3], "w") as port:
    port.write(f"{server.server_address[1]}\n")
server.serve_forever()
PYTHON
python3 "$scratch/serve.py" "$scratch/www" "$scratch/asked" "$scratch/port" 2>/dev/null &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
	if [ -s "$scratch/port" ]; then break; fi
	sleep 0.3
done
browse --dump-dom "http://127.0.0.1:$(cat "$scratch/port")/bon.html" >"$scratch/dom"
check $? "the browser failed:" "$scratch/browser"

has() { grep -qF "$1" "$scratch/dom"; check $? "the page does not show: $1" "$scratch/dom"; }
has '<h2>Casus L-11</h2>'
has 'Ontruiming van een huurwoning'
has '<td>12.426,00</td>'
has 'Deze aanpak kost €&nbsp;14.757,40 meer dan hij bespaart'
has '<h2>Casus &lt;/h2&gt;&lt;script&gt;alert(1)&lt;/script&gt;</h2>'
has '<dd>&lt;img src=//x&gt;</dd>'
has '<strong>centrumgemeente wint het meest, gemeente verliest het meest.</strong>'
! grep -qE '<(script|img|b|iframe|object)[ >]' "$scratch/dom"
check $? "the page holds elements of the data" "$scratch/dom"
[ "$(cat "$scratch/asked")" = /bon.html ]
check $? "the page asks for more than itself:" "$scratch/asked"
! sed 's/&lt;[^<]*&gt;//g' "$scratch/www/bon.html" | grep -qE '(src|href)="[^d]|url\([^#]|@import|https?:'
check $? "the page refers to something outside itself" "$scratch/www/bon.html"

# On paper: each case begins a page of its own.
if command -v pdftotext >/dev/null; then
	browse "--print-to-pdf=$scratch/bon.pdf" "file://$scratch/www/bon.html" >/dev/null
	pdftotext -layout "$scratch/bon.pdf" "$scratch/bon.txt" 2>/dev/null
	tr '\f' '\n' <"$scratch/bon.txt" | grep -q 'Akkoord nodig van: wijkcoach'
	check $? "the paper does not say who must approve" "$scratch/bon.txt"
	grep -q "$(printf '\f') *Casus </h2>" "$scratch/bon.txt"
	check $? "the second case does not begin a page" "$scratch/bon.txt"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
