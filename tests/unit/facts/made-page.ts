import { describePage, type PageTree } from '../../../utils/facts/describe-page';
import { findFacts, type PageFacts } from '../../../utils/facts/find-facts';

interface TestNode {
  readonly name: string | null;
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: TestNode | null;
  readonly children: TestNode[];
}

const VOID = new Set(['meta', 'link', 'base', 'br', 'hr', 'img']);

const tree: PageTree<TestNode> = {
  typeOf: ({ name }) => (name === null ? 3 : 1),
  nameOf: ({ name }) => name ?? '',
  attributeOf: ({ attributes }, name) => attributes.get(name) ?? null,
  dataOf: ({ text }) => text,
  firstChildOf: ({ children }) => children[0] ?? null,
  nextSiblingOf: (node) => node.parent?.children[node.parent.children.indexOf(node) + 1] ?? null,
};

/** Reads well-formed HTML without entities, as the tests write it. */
function parse(html: string): TestNode {
  const element = (name: string, given: string, parent: TestNode | null): TestNode => {
    const pairs = given.matchAll(/([\w:-]+)(?:="([^"]*)"|='([^']*)')?/g);
    const attributes = new Map(Array.from(pairs, ([, key, one, other]) => [key, one ?? other ?? '']));
    return { name, text: '', attributes, parent, children: [] };
  };
  const root = element('html', '', null);
  let open: TestNode = root;
  for (const [, script, raw, slash, name, given, text] of html.matchAll(
    /<(script\b[^>]*)>([\s\S]*?)<\/script>|<(\/?)(\w+)([^>]*)>|([^<]+)/g,
  )) {
    const add = (node: TestNode) => {
      open.children.push(node);
      return node;
    };
    const addText = (data: string, parent: TestNode) =>
      parent.children.push({ name: null, text: data, attributes: new Map(), parent, children: [] });
    if (script !== undefined) addText(raw, add(element('script', script.slice(6), open)));
    else if (text !== undefined) addText(text, open);
    else if (slash === '/') open = open.parent ?? root;
    else {
      const made = add(element(name, given, open));
      if (!VOID.has(name)) open = made;
    }
  }
  return root;
}

export const NOW = Date.UTC(2026, 10, 30, 4);

/** What the finder says of a page of this HTML. @param url Where it was read; empty for a file. */
export function factsOf(html: string, url = 'https://www.yunling.example/a/1.html'): PageFacts {
  return findFacts(describePage(tree, parse(html), url), NOW);
}

export const title = '云岭县召开春耕备耕现场会';

const prose =
  '会议要求，把县里定下的事情一件一件办好，不留尾巴，不误农时，让乡亲们看得见变化，把茶园修整、水渠清淤和农资调运一并安排下去。';

/** A page with a title and three paragraphs. @param head In the head. @param under Under the title. @param below Below the text. */
export function newsPage({ head = '', above = '', under = '', body = '', below = '' } = {}): string {
  return `<head><title>${title}</title>${head}</head><body>${above}<h1>${title}</h1>${under}<p>${prose}</p>${body}<p>${prose}</p><p>${prose}</p>${below}</body>`;
}
