import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { views } from '../utils/annotator/render';
import { giveViews } from '../utils/annotator/views-script';

/** Injected into a frame, beside its annotator, when something is to be shown there for the first time. */
export default defineUnlistedScript(() => giveViews(views));
