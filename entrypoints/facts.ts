import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPageFacts } from '../utils/page/reading/page-facts';

/** Injected into a frame when something is saved from it; what it returns is the injection's result. */
export default defineUnlistedScript(() => readPageFacts());
