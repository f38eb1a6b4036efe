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
 * become a revision. Silences without a reason, or that silence nothing, are findings themselves.
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

// What the reader has said is not said again.
function allMessages(view: View): readonly CheckMessage[] {
  const said = (view.said ?? []).map((found) => ({ ...inFile(view.file, found), id: null }));
  const known = new Set(said.map(keyOf));
  const found = RULES.flatMap((rule) => {
    const placeOf = placesIn(view.source ?? '');
    return rule.run(view).map((finding) => {
      const { place, words } = finding;
      const at = place !== null && words !== undefined ? placeOf(place, words) : place;
      return told({ ...finding, place: at }, rule, view.adopting, view.file);
    });
  });
  return [...said, ...found.filter((message) => !known.has(keyOf(message)))];
}

function keyOf({ rule, place }: Message): string {
  return `${rule} ${place?.line}:${place?.column}`;
}

function told({ text, id, place }: Finding, rule: Rule, adopting: boolean, file: string) {
  const severity = adopting ? (rule.atAdoption ?? rule.severity) : rule.severity;
  // Words of the text stand in it as they were typed.
  const printed = showHidden(text.replace(/\s+/g, ' '));
  return { ...inFile(file, { severity, rule: rule.name, text: printed, place }), id };
}

function byPlace(a: Message, b: Message): number {
  return (
    (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0)
  );
}
