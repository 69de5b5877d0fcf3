#!/usr/bin/env bash
# @citation-js/plugin-bibtex 0.7.21: an accent command over nothing becomes the word "undefined".
#
# Expected: `2\^{}3` in a title, the usual way to write a plain ^ in TeX (and `\~{}` for ~), is read as 2^3, as pandoc
# reads it.
# Seen: the title is "2undefined" with a combining circumflex, then 3. `\textasciicircum{}` is read right.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund @citation-js/core@0.7.21 @citation-js/plugin-bibtex@0.7.21
cat > probe.cjs <<'END'
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
const titleOf = (title) => new Cite(`@online{k, title = {${title}}, url = {https://www.example.com/}}`).data[0].title;
const seen = ['增长2\\^{}3倍', '5\\~{}6年', '增长2\\textasciicircum{}3倍', '5\\textasciitilde{}6年'].map(titleOf);
console.log('citation-js 0.7.21:', JSON.stringify(seen));
const wanted = ['增长2undefined\u03023倍', '5undefined\u03036年', '增长2^3倍', '5~6年'];
process.exit(JSON.stringify(seen) === JSON.stringify(wanted) ? 0 : 1);
END
node probe.cjs || { echo "this has changed"; exit 1; }
echo "seen as described"
