import { loadProfile } from '../library/profile.ts';
import { inFile, type Message } from '../model/message.ts';
import { type AccountedText, accountText } from '../papers/recognise/recognise.ts';
import { chooseBody, needLanguage } from './bodies.ts';
import type { Readable } from './readable.ts';

/** Extracted text that is no meeting paper as a text: paragraphs, labels and roles as the profile of the body knows them. */
export function interpret(
  file: Extract<Readable, { kind: 'extracted' }>,
  root: string | null,
  options: {
    readonly as?: string | undefined;
    readonly body?: string | undefined;
    readonly language?: string | undefined;
  },
): AccountedText & { readonly messages: readonly Message[] } {
  const profile = loadProfile(root, chooseBody(root, options.body, [], file.source));
  const { language } = options;
  needLanguage(profile, language);
  const { value, messages } = accountText(file.sheet, profile, {
    ...(language !== undefined && { language }),
    ...(options.as === 'text' && { kind: 'text' }),
  });
  return {
    ...value,
    messages: [...file.messages, ...messages.map((found) => inFile(file.shown, found))],
  };
}
