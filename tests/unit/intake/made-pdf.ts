import { zlibSync } from 'fflate';

/** Lines of a page from the top down; each at an indent and in a size, both in points. */
export interface MadeLine {
  readonly text: string;
  readonly indent?: number;
  readonly size?: number;
}

/** How text is encoded: the name of a CMap, a character collection of Adobe, and the code of a UTF-16 unit in hex. */
export interface MadeEncoding {
  readonly cMap: string;
  readonly ordering: string;
  readonly codeOf: (sign: string) => string;
}

const utf16 = (sign: string) => sign.charCodeAt(0).toString(16).padStart(4, '0');

/** Each character is its UTF-16 unit. */
const UCS2: MadeEncoding = { cMap: 'UniGB-UCS2-H', ordering: 'GB1', codeOf: utf16 };

const TOP = 780;
const LEFT = 60;
const LEADING = 24;

/**
 * A PDF written by hand whose text is in a predefined encoding (UniGB-UCS2-H) and in a font that is not in the file, so
 * that only the CMap of that name says what is there. Source: PDF Reference 1.7, 5.6.
 */
export function madePdf(
  pages: readonly (readonly MadeLine[])[],
  encrypted = false,
  { cMap, ordering, codeOf } = UCS2,
): Uint8Array<ArrayBuffer> {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${6 + 2 * at} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${cMap} /DescendantFonts [4 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 >>`,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  ];
  for (const lines of pages) {
    const content = lines.map((line, at) => drawn(line, TOP - at * LEADING, codeOf)).join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  return file(objects, encrypted);
}

/** A PDF of one page that shows nothing but a filled box, as a scan without its text layer. */
export function scannedPdf(): Uint8Array<ArrayBuffer> {
  const content = '0.5 g 60 60 400 600 re f';
  return file(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ],
    false,
  );
}

/** A PDF of one page whose packed content unpacks to this many bytes of spaces. */
export function swellingPdf(bytes: number): Uint8Array<ArrayBuffer> {
  const packed = Buffer.from(zlibSync(new Uint8Array(bytes).fill(0x20))).toString('hex');
  return file(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
      `<< /Length ${packed.length} /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n${packed}\nendstream`,
    ],
    false,
  );
}

function drawn({ text, indent = 0, size = 16 }: MadeLine, y: number, codeOf: MadeEncoding['codeOf']): string {
  const hex = text.split('').map(codeOf).join('');
  return `BT /F1 ${size} Tf ${LEFT + indent} ${y} Td <${hex}> Tj ET`;
}

function file(objects: readonly string[], encrypted: boolean): Uint8Array<ArrayBuffer> {
  // A key that no password opens: what the checks are compared with is made up.
  const lock = `<< /Filter /Standard /V 1 /R 2 /O <${'a1'.repeat(32)}> /U <${'b2'.repeat(32)}> /P -4 >>`;
  const all = encrypted ? [...objects, lock] : objects;
  let text = '%PDF-1.4\n';
  const places = all.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const locked = encrypted
    ? ` /Encrypt ${all.length} 0 R /ID [<${'c3'.repeat(16)}> <${'c3'.repeat(16)}>]`
    : '';
  text += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${all.length + 1} /Root 1 0 R${locked} >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
