/** A dictionary of opencc-js: lines with | between them, each a word and, behind spaces, what is written for it. */
declare module 'opencc-js/dict/*' {
  const lines: string;
  export default lines;
}
