import { resolveRevisions } from '../formats/docx/read/resolve.ts';
import { loadProfile } from '../library/profile.ts';
import { inFile, type Message } from '../model/message.ts';
import type { Sheet } from '../model/sheet.ts';
import { type AccountedText, accountText } from '../papers/recognise/recognise.ts';
import { chooseBody, needLanguage } from './bodies.ts';
import type { Readable } from './readable.ts';

/** Extracted text or a Word file (all its tracked changes accepted) that is no meeting paper as a text: paragraphs, labels and roles as the profile of the body knows them. */
export function interpret(
  file: Extract<Readable, { kind: 'extracted' | 'word' }>,
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
  const { value, messages } = accountText(sheetOf(file), profile, {
    ...(language !== undefined && { language }),
    ...((options.as === 'text' || options.as === 'decisions') && { kind: options.as }),
  });
  return {
    ...value,
    messages: [...file.messages, ...messages.map((found) => inFile(file.shown, found))],
  };
}

function sheetOf(file: Extract<Readable, { kind: 'extracted' | 'word' }>): Sheet {
  return file.kind === 'word' ? resolveRevisions(file.sheet, 'accepted') : file.sheet;
}
