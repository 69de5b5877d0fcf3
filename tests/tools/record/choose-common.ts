import { RECORD_MAX_HAN } from '../../../utils/limits';
import { applyModel, type LinearModel } from '../../../utils/phrases/strength';
import { MIN_LOGIT, type WeighedWording } from './weigh-wordings';

/** A mark of a wording that is set with this probability gains nothing; see the thresholds of `matchText`. */
const NO_GAIN = 0.4;

/** Shortest part of a wording, UTF-16 units. */
const PART_UNITS = 4;

/**
 * The common wordings that pages gain most from: those likeliest to be met, times how much more likely they are set than
 * not. One that consists of others that are known adds nothing and is left out.
 * @param weighed By shared form. @param known Forms that are known anyway. @param most Maximum number of wordings.
 * @returns Shared forms, the most useful first.
 */
export function chooseCommon(
  weighed: ReadonlyMap<string, WeighedWording>,
  model: LinearModel,
  known: ReadonlySet<string>,
  most: number,
): string[] {
  const set = new Set<string>();
  const candidates: { readonly form: string; readonly gain: number }[] = [];
  for (const [form, { features, use }] of weighed) {
    const logit = applyModel(model, features);
    if (logit < MIN_LOGIT) continue;
    if (known.has(form)) set.add(form);
    else candidates.push({ form, gain: use * (1 / (1 + Math.exp(-logit)) - NO_GAIN) });
  }
  candidates.sort((a, b) => b.gain - a.gain || (a.form < b.form ? -1 : 1));
  const chosen: string[] = [];
  for (const { form } of candidates) {
    if (chosen.length === most) break;
    if (consistsOf(form, set)) continue;
    set.add(form);
    chosen.push(form);
  }
  return chosen;
}

/** Whether a text is several texts of a set, one after the other. */
export function consistsOf(text: string, parts: ReadonlySet<string>): boolean {
  const reached = new Uint8Array(text.length + 1);
  reached[0] = 1;
  for (let end = PART_UNITS; end <= text.length; end++)
    for (let start = Math.max(0, end - 2 * RECORD_MAX_HAN); start <= end - PART_UNITS; start++) {
      if (reached[start] === 0 || end - start === text.length || !parts.has(text.slice(start, end))) continue;
      reached[end] = 1;
      break;
    }
  return reached[text.length] === 1;
}
