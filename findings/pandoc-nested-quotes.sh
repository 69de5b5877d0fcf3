#!/usr/bin/env bash
# pandoc 2.17.1.1 (Debian 12): reading a bibliography changes Chinese quotation marks inside other ones.
#
# Expected: “ and ” in an annotation are text and come out as they went in; a quotation that holds “四个意识” keeps it.
# Seen: the inner marks become ‘ and ’, since pandoc takes marks that are typed as such for its own quotations and sets
# them by level. Within 「 and 」 they stay as they are.
set -eu
pandoc=pandoc=2.17.1.1-2~deb12u1
if ! command -v pandoc > /dev/null; then apt-get update -q > /dev/null; apt-get install -q -y --no-install-recommends "$pandoc" > /dev/null; fi
pandoc --version | head -1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > in.bib <<'END'
@online{a, title = {甲}, langid = {chinese}, annote = {“要增强“四个意识”，坚定信心”}}
@online{b, title = {乙}, langid = {chinese}, annote = {「要增强“四个意识”，坚定信心」}}
END
seen=$(pandoc -f biblatex -t csljson in.bib | grep -o '"annote": *"[^"]*"' | sed 's/.*: *"//; s/"$//')
echo "$seen"
[ "$seen" = "“要增强‘四个意识’，坚定信心”
「要增强“四个意识”，坚定信心」" ] || { echo "this has changed"; exit 1; }
echo "seen as described"
