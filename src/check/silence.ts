import type { Message } from '../model/message.ts';
import type { FrontValue, Text } from '../model/text.ts';
import type { CheckMessage } from './rule.ts';

/** One entry of `silenced:` in the head of a text: findings of this rule, at this paragraph where an id is named, do not count. */
export interface Silence {
  readonly rule: string;
  readonly id: string | null;
  readonly reason: string;
  readonly line: number;
}

/** Whether a finding is silenced by this entry. */
export function isSilenced({ rule, id }: CheckMessage, silence: Silence): boolean {
  return silence.rule === rule && (silence.id === null || silence.id === id);
}

/** The entries that count: those that name a rule and give a reason. */
export function readSilences(text: Text): readonly Silence[] {
  return entriesOf(text).filter(({ rule, reason }) => rule !== '' && reason !== '');
}

/** A finding for each entry of `silenced:` that names no rule, or gives no reason: it does not count. */
export function withoutReason(text: Text): readonly Message[] {
  return entriesOf(text).flatMap(({ rule, reason, line }) => {
    if (rule !== '' && reason !== '') return [];
    const found = rule === '' ? 'found no rule' : `found no reason beside ${rule}`;
    const expected = 'expected rule: and reason: in each entry of silenced:';
    return [at(line, 'warning', 'silence-without-reason', `${found}, ${expected}`)];
  });
}

/** A note for each entry that silences nothing: what it was written for has been mended. */
export function idleSilences(
  silences: readonly Silence[],
  used: ReadonlySet<Silence>,
): readonly Message[] {
  return silences.flatMap((silence) => {
    if (used.has(silence)) return [];
    const where = silence.id === null ? '' : ` at {#${silence.id}}`;
    const found = `found ${silence.rule}${where} in silenced:, which finds nothing any more`;
    return [at(silence.line, 'info', 'silence-idle', `${found}, expected no entry`)];
  });
}

function at(line: number, severity: Message['severity'], rule: string, text: string): Message {
  return { severity, rule, text, place: { line, column: 1 } };
}

function entriesOf({ front }: Text): readonly Silence[] {
  const value = Object.hasOwn(front.values, 'silenced') ? front.values.silenced : undefined;
  if (value === undefined || value === '') return [];
  const entries: readonly FrontValue[] = isList(value) ? value : [value];
  const lines = linesOf(front.source ?? '');
  return entries.map((entry, index) => ({
    rule: read(entry, 'rule'),
    id: read(entry, 'id') || null,
    reason: read(entry, 'reason'),
    line: lines[index] ?? lines[0] ?? 1,
  }));
}

function isList(value: FrontValue): value is readonly FrontValue[] {
  return Array.isArray(value);
}

function read(entry: FrontValue, key: string): string {
  if (typeof entry === 'string' || isList(entry) || !Object.hasOwn(entry, key)) return '';
  const value = entry[key];
  return typeof value === 'string' ? value.trim() : '';
}

// The lines on which the entries of `silenced:` begin; the fence above the head is line 1.
function linesOf(source: string): readonly number[] {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => /^silenced\s*:/.test(line));
  if (start === -1) return [];
  const found: number[] = [];
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (/^\s*-\s/.test(line)) found.push(index + 2);
    else if (/^\S/.test(line)) break;
  }
  return found.length > 0 ? found : [start + 2];
}
