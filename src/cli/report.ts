import { formatMessage, type Message, type Severity } from '../model/message.ts';
import type { Io } from './io.ts';

/** One line a message on stderr, `file:line:col severity rule message`. */
export function printMessages(io: Io, messages: readonly Message[]): void {
  for (const message of messages) io.err(`${formatMessage(message)}\n`);
}

/** Data for other programs: one JSON document on stdout. */
export function printJson(io: Io, data: unknown): void {
  io.out(`${JSON.stringify(data, null, 2)}\n`);
}

/** How many messages there are of each severity, `2 errors, 1 warning`; empty where there is none. */
export function countMessages(messages: readonly Message[]): string {
  const severities: readonly Severity[] = ['error', 'warning', 'info'];
  const counts = severities.flatMap((severity) => {
    const count = messages.filter((message) => message.severity === severity).length;
    if (count === 0) return [];
    const word = severity === 'info' ? 'remark' : severity;
    return [`${count} ${word}${count === 1 ? '' : 's'}`];
  });
  return counts.join(', ');
}
