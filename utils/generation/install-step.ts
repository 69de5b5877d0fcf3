/** What is being done to make a generation, in this order; with `installed` it is in use. */
export const INSTALL_STEPS = ['reading', 'indexing', 'mining', 'learning', 'storing', 'installed'] as const;

/** How far an installation is. */
export type InstallStep = (typeof INSTALL_STEPS)[number];

/** The steps before it is in use. */
export type BuildStep = Exclude<InstallStep, 'installed'>;
