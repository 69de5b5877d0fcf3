import type { LinearModel } from '../../../utils/phrases/strength';

/** A model as it goes into a source file. */
export interface NamedModel {
  /** Of the constant. */
  readonly name: string;
  /** Names of its features, in the order of the weights. */
  readonly features: readonly string[];
  readonly model: LinearModel;
}

/**
 * A source file of models, formatted as the linter wants it; weights to four places.
 * @param strength Path of the module that has LinearModel, as the file imports it.
 */
export function modelSource(strength: string, models: readonly NamedModel[]): string {
  const head = `// Written by \`npm run fit\`.\nimport type { LinearModel } from '${strength}';\n`;
  return [head, ...models.map(constant)].join('\n');
}

/** PHRASE_MODEL weighs PHRASE_FEATURES. */
function constant({ name, features, model: { base, weights } }: NamedModel): string {
  const lines = weights.map((weight, i) => `    ${rounded(weight)}, // ${features[i]}`);
  return [
    `/** Weighs ${name.replace('MODEL', 'FEATURES')}. */`,
    `export const ${name}: LinearModel = {`,
    `  base: ${rounded(base)},`,
    '  weights: [',
    ...lines,
    '  ],',
    '};\n',
  ].join('\n');
}

/** To four places, without zeros at the end, which the formatter takes away. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}
