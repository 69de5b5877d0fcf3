/**
 * The kinds of marks: a phrase or a chain of phrases; a template, which is a phrase with slots; a deviation, which is a
 * chain that differs from its fixed wording; reuse, which is a long verbatim run. Types, schemas, packing, filters and
 * exports follow from this list; the compiler finds what else a new kind needs (names, looks, explanations). Messages
 * number kinds by their index here.
 */
export const MARK_KINDS = ['phrase', 'template', 'deviation', 'reuse'] as const;

export type MarkKind = (typeof MARK_KINDS)[number];

/** How much is marked: `few` for what is certainly set wording, `many` for what is likely to be as well. */
export const SENSITIVITIES = ['few', 'normal', 'many'] as const;

export type Sensitivity = (typeof SENSITIVITIES)[number];

/** How marks are painted: a line along the text, a coloured ground (with a thin line where kinds need one), or not at all. */
export const MARK_STYLES = ['line', 'ground', 'off'] as const;

export type MarkStyle = (typeof MARK_STYLES)[number];
