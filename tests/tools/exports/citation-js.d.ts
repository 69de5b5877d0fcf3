/** The part of citation-js that is used here; it comes without types. */
declare module '@citation-js/core' {
  export class Cite<Entry> {
    constructor(text: string, options: { readonly forceType: string });
    readonly data: Entry[];
  }
}
