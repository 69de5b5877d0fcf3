/**
 * Started again for each measurement: reads what an installation has stored, makes the knowledge and matches the sample
 * page's text. Prints how long each took, ms.
 */
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { readSampleParagraphs } from './materials';
import { matchParagraphs, openStored, type Stored } from './product';

const paragraphs = await readSampleParagraphs();
const bytes = readFileSync(process.argv[2]);

const begin = performance.now();
const stored = deserialize(bytes) as Stored;
const read = performance.now();
const knowledge = openStored(stored);
const ready = performance.now();
matchParagraphs(knowledge, paragraphs);
const end = performance.now();
console.log(JSON.stringify({ read: read - begin, ready: ready - read, first: end - ready }));
