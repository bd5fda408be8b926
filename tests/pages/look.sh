#!/bin/sh
# Pictures of a page for somebody to look at: 1200, 390 and 320 pixels wide, and printed on A4. With axe-core
# (npm install axe-core; AXE=node_modules/axe-core/axe.min.js) what that finds as well, at the widest and the narrowest.
#
# usage: tests/pages/look.sh PAGE FOLDER     needs chromium, pdftoppm, and Python for axe
set -eu
page=$(realpath "$1")
mkdir -p "$2"
folder=$(cd "$2" && pwd)
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

browse() { # arguments
	chromium --headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars --no-pdf-header-footer \
		--user-data-dir="$profile" "$@" 2>/dev/null
}

for width in 1200 390 320; do
	browse --window-size=$width,5000 --screenshot="$folder/$width.png" "file://$page"
done
browse --print-to-pdf="$folder/a4.pdf" "file://$page"
pdftoppm -r 70 -png "$folder/a4.pdf" "$folder/a4"
ls "$folder"

[ -n "${AXE:-}" ] || exit 0
# the page forbids scripts, so a copy of it is asked
python3 - "$page" "$AXE" >"$profile/copy.html" <<'PYTHON'
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
axe = open(sys.argv[2], encoding="utf-8").read()
ask = """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(found => {
    document.documentElement.textContent = "AXE " + found.passes.length + " passes, " + found.violations.length +
        " violations " + JSON.stringify(found.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html]))})"""
print(page.replace("</body>", f"<script>{axe}</script><script>{ask}</script></body>"))
PYTHON
for width in 1200 320; do
	browse --virtual-time-budget=30000 --window-size=$width,2000 --dump-dom "file://$profile/copy.html" | grep -o 'AXE.*'
done
