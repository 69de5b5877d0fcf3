/** Makes the corpus anew where what is installed is not of the reader's part of it. */
export async function rebuildWhereNeeded(): Promise<void> {}
