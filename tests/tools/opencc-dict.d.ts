/** A dictionary of opencc-js: lines with | between them, each a word, a space and its replacement. */
declare module 'opencc-js/dict/*' {
  const lines: string;
  export default lines;
}
