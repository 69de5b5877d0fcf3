import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { limitArrays } from '../utils/intake/pdf';
import { PDF_STREAM_BYTES } from '../utils/limits';

/** What pdf.js's worker runs first (`pdf/worker.mjs`): no PDF may unpack to more than there is memory for. */
export default defineUnlistedScript(() => limitArrays(PDF_STREAM_BYTES));
