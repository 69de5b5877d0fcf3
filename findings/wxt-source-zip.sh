#!/usr/bin/env bash
# wxt 0.21.4: the source package of `wxt zip -b firefox` can't build the package for Chromium.
#
# Expected: the -sources.zip made beside Firefox's package holds what both packages are built from, as reviewers of the
# add-on store are told to build from it.
# Seen: an entrypoint's HTML file whose meta tag `manifest.include` names another browser is left out of the sources,
# without a line about it, while its script is in them. A build for Chromium from that zip succeeds and lacks the page.
# Leaving the entrypoint out in the hook `entrypoints:found`, in place of the tag, keeps it in the sources.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p project/entrypoints/offscreen
cd project
cat > package.json <<'END'
{ "name": "probe", "version": "1.0.0", "type": "module", "private": true }
END
npm install --silent --no-audit --no-fund wxt@0.21.4
echo 'export default { manifestVersion: 3 };' > wxt.config.ts
echo 'export default defineBackground(() => {});' > entrypoints/background.ts
echo 'document.title = "run";' > entrypoints/offscreen/main.ts
cat > entrypoints/offscreen/index.html <<'END'
<!doctype html>
<html><head><meta name="manifest.include" content="['chrome']" /><title>x</title></head>
<body><script type="module" src="./main.ts"></script></body></html>
END
npx wxt build > /dev/null 2>&1
npx wxt zip -b firefox > zip.log 2>&1
test -f .output/chrome-mv3/offscreen.html || { echo "the project itself does not build the page"; exit 1; }
python3 - <<'END'
import glob, zipfile
names = zipfile.ZipFile(glob.glob('.output/*-sources.zip')[0]).namelist()
assert 'entrypoints/offscreen/main.ts' in names, names
assert 'entrypoints/offscreen/index.html' not in names, 'the page is in the sources now'
print('wxt 0.21.4: sources hold', [n for n in names if n.startswith('entrypoints/')])
END
! grep -q 'offscreen/index.html' zip.log || { echo "zip names the page now"; exit 1; }
echo "seen as described"
