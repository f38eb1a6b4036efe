import { inFile, type Message, showHidden } from '../model/message.ts';
import type { CheckMessage, Finding, Rule, Subject } from './rule.ts';
import { RULES } from './rules.ts';
import { idleSilences, isSilenced, readSilences, type Silence, withoutReason } from './silence.ts';
import { openView, type View } from './view.ts';
import { placesIn } from './words-at.ts';

/** A finding that the front matter of its text silences, and why. */
export interface Silenced {
  readonly message: CheckMessage;
  readonly reason: string;
}

/** What was found in one edition, by line; what its front matter silences stands apart. */
export interface Checked {
  readonly findings: readonly CheckMessage[];
  readonly silenced: readonly Silenced[];
}

/**
 * Holds one edition against all rules. With `adopting` each finding has the severity that it has when the draft is about to
 * become a revision; of an adopted text, when it is corrected. Silences without a reason, or that silence nothing, are findings themselves.
 */
export function checkEdition(
  subject: Subject,
  { adopting = false }: { readonly adopting?: boolean } = {},
): Checked {
  const view = openView(subject, adopting);
  const silences = readSilences(view.text);
  const used = new Set<Silence>();
  const findings: CheckMessage[] = [];
  const silenced: Silenced[] = [];
  for (const message of allMessages(view)) {
    const silence = silences.find((each) => isSilenced(message, each));
    if (silence === undefined) findings.push(message);
    else {
      used.add(silence);
      silenced.push({ message, reason: silence.reason });
    }
  }
  for (const found of [...withoutReason(view.text), ...idleSilences(silences, used)])
    findings.push({ ...inFile(subject.file, found), id: null });
  return { findings: findings.sort(byPlace), silenced };
}

// What the reader said and a rule says again of the same line is told by the rule, which knows the paragraph and how much it matters.
function allMessages(view: View): readonly CheckMessage[] {
  const found = RULES.flatMap((rule) => {
    const placeOf = placesIn(view.source ?? '');
    return rule.run(view).map((finding) => {
      const { place, words } = finding;
      const at = place !== null && words !== undefined ? placeOf(place, words) : place;
      return told({ ...finding, place: at }, rule, view);
    });
  });
  const known = new Set(found.map(lineOf));
  const said = (view.said ?? []).map((each) => ({ ...inFile(view.file, each), id: null }));
  return [...said.filter((message) => !known.has(lineOf(message))), ...found];
}

function lineOf({ rule, place }: Message): string {
  return `${rule} ${place?.line}`;
}

function told({ text, id, place }: Finding, rule: Rule, { adopting, edition, file }: View) {
  const adopted = adopting ? (rule.atAdoption ?? rule.severity) : rule.severity;
  const severity = adopting && edition.adopted ? (rule.atCorrigendum ?? adopted) : adopted;
  // Words of the text stand in it as they were typed.
  const printed = showHidden(text.replace(/\s+/g, ' '));
  return { ...inFile(file, { severity, rule: rule.name, text: printed, place }), id };
}

function byPlace(a: Message, b: Message): number {
  return (
    (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0)
  );
}
