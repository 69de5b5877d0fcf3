#!/usr/bin/env bash
# linkedom 0.18.12: getElementsByTagName('*') finds no element of an HTML document.
#
# Expected: all elements, as in the DOM standard and in browsers, and as many as querySelectorAll('*') finds. Readers of
# articles count a page's elements so before they begin.
# Seen: none, without an error; other names ('p') and querySelectorAll('*') find what is there.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund linkedom@0.18.12
cat > probe.mjs <<'END'
import { parseHTML } from 'linkedom';
const { document } = parseHTML('<!doctype html><html><head><title>云溪</title></head><body><p>坚持稳中求进。</p><p>二</p></body></html>');
const seen = {
  "getElementsByTagName('*')": document.getElementsByTagName('*').length,
  "getElementsByTagName('p')": document.getElementsByTagName('p').length,
  "querySelectorAll('*')": document.querySelectorAll('*').length,
};
console.log('linkedom 0.18.12:', JSON.stringify(seen));
process.exit(Object.values(seen).join() === '0,2,6' ? 0 : 1);
END
node probe.mjs || { echo "this has changed"; exit 1; }
echo "seen as described"
