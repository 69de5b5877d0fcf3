import { VARIANT_PAIRS } from './variants';

/** Radicals, compatibility ideographs and, in vertical text, punctuation: forms with the same look as usual characters. */
const FORM = /[\u2e80-\u2fd5\uf900-\ufaff\u{2f800}-\u{2fa1f}\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48]/gu;

/** Punctuation of vertical lines, each followed by its usual form. */
const UPRIGHT =
  '︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰‥︱—︲–︳＿︴＿︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］';

let usual: ReadonlyMap<string, string> | null = null;

/**
 * A text with usual characters in place of radicals, compatibility ideographs and vertical punctuation, which PDFs have
 * for them: ⺠ is 民, ⼀ is 一, ︐ is ，. Sources: Unicode's EquivalentUnifiedIdeograph and NFKC.
 */
export function foldForms(text: string): string {
  return text.replace(FORM, (sign) => {
    usual ??= usualForms();
    return usual.get(sign) ?? sign.normalize('NFKC');
  });
}

function usualForms(): Map<string, string> {
  const forms = new Map<string, string>();
  for (let at = 0; at < UPRIGHT.length; at += 2) forms.set(UPRIGHT[at], UPRIGHT[at + 1]);
  for (let at = 0; at < VARIANT_PAIRS.length; at += 2) {
    // NFKC has the radicals of the other block.
    if (VARIANT_PAIRS[at] >= '\u2e80' && VARIANT_PAIRS[at] < '\u2f00')
      forms.set(VARIANT_PAIRS[at], VARIANT_PAIRS[at + 1]);
  }
  return forms;
}
