import type { MarkKind } from '../../../utils/marks/kinds';

/** A range that a page's highlights paint. */
export interface PaintedRange {
  readonly kind: MarkKind;
  /** The page's own wording, white space collapsed as the page shows it; never empty. */
  readonly text: string;
  /** Where it begins in the document: the indices of its node and that node's ancestors, and the offset. */
  readonly place: string;
}

/**
 * What is painted in a document, as the browser's own highlight registry says. It is sent to the page, so it may
 * use nothing of this module, and may hold no function with a name: compilers wrap those in helpers of their own.
 */
export function readHighlights(): PaintedRange[] {
  const painted: PaintedRange[] = [];
  // A form's field can hide the form's own.
  const parentOf = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get as () => Node | null;
  for (const kind of ['phrase', 'template', 'deviation', 'reuse'] as const) {
    const ofKind = Array.from(CSS.highlights ?? []).filter(([name]) => name.startsWith(`tifa-${kind}-`));
    for (const { startContainer, startOffset, endContainer, endOffset } of ofKind.flatMap(([, each]) => [
      ...each,
    ])) {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      const root = range.commonAncestorContainer;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let text = '';
      // By its type: a node from a frame is an instance of the frame's classes.
      const isText = root.nodeType === Node.TEXT_NODE;
      for (let node = isText ? root : walker.nextNode(); node; node = walker.nextNode()) {
        const shown = node.parentElement?.checkVisibility({ visibilityProperty: true }) ?? true;
        if (!shown || !range.intersectsNode(node)) continue;
        const start = node === startContainer ? startOffset : 0;
        const { data } = node as Text;
        text += data.slice(start, node === endContainer ? endOffset : data.length);
      }
      text = text.replace(/[ \t\r\n\f]+/g, ' ').trim();
      let place = `:${startOffset}`;
      for (let node: Node | null = startContainer; node; ) {
        const parent: Node | null = parentOf.call(node) ?? (node instanceof ShadowRoot ? node.host : null);
        place = `/${parent ? Array.prototype.indexOf.call(parent.childNodes, node) : ''}${place}`;
        node = parent;
      }
      if (text !== '') painted.push({ kind, text, place });
    }
  }
  return painted;
}
