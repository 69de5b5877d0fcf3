const LINE = 100;

/** The source of a module with one table: pairs of single UTF-16 units in one string. */
export function pairsModule(table: {
  /** The comment at the head, without the slashes. */
  readonly head: string;
  /** What the table contains, and its name. */
  readonly about: string;
  readonly name: string;
  readonly pairs: string;
}): string {
  const lines: string[] = [];
  for (let i = 0; i < table.pairs.length; i += LINE) lines.push(`  '${table.pairs.slice(i, i + LINE)}'`);
  return `// ${table.head}

/** ${table.about} */
export const ${table.name} =
${lines.join(' +\n')};
`;
}
