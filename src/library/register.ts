import { basename, dirname } from 'node:path';
import { placesInYaml, readYaml } from '../formats/yaml.ts';
import { inFile, type Message, type Place } from '../model/message.ts';
import type { Register, RegisterFact } from '../model/register.ts';
import { CliError } from './cli-error.ts';
import { type Library, shownPath } from './find.ts';
import { listRegisters } from './listing.ts';
import { pathPart } from './names.ts';
import { flawText } from './profile.ts';
import {
  also,
  beside,
  type Fields,
  fields,
  listOf,
  oneOf,
  optional,
  orElse,
  readShape,
  scalar,
} from './shape.ts';
import { readSource } from './source.ts';

/** A register as it is typed; each fact tells one of `formal` and `substance`. */
interface TypedRegister {
  readonly subject: string;
  readonly order?: string;
  readonly facts: readonly WordedFact[];
}

interface WordedFact {
  readonly own: TypedFact;
  readonly others: Readonly<Record<string, string>>;
}

interface TypedFact {
  readonly decision: { readonly of: string; readonly id: string };
  readonly formal?: 'deleted' | 'repealed';
  readonly substance?: 'implemented' | 'superseded' | 'lapsed';
  readonly meeting: string;
  readonly document: string;
  readonly status?: 'proposed';
  readonly note?: string;
}

const word = scalar('a word without control characters', (typed) =>
  typed.trim() === '' || /[^\P{Cc}\n\t]/u.test(typed) ? undefined : typed,
);

const FACT: Fields<TypedFact> = {
  decision: scalar('a meeting and an id, such as cop14#vobek', (typed) => {
    const [, of, id] = /^([a-z0-9][a-z0-9.-]*)#([a-z0-9][a-z0-9-]*)$/.exec(typed) ?? [];
    return of === undefined || id === undefined ? undefined : { of, id };
  }),
  formal: optional(oneOf('deleted', 'repealed')),
  substance: optional(oneOf('implemented', 'superseded', 'lapsed')),
  meeting: word,
  document: word,
  status: optional(oneOf('proposed')),
  note: optional(word),
};

// A fact is one thing: a deletion whose task lapsed as well is two, for meetings may take note of them at different times.
const fact = also(fields(FACT), ({ formal, substance, status }, tell) => {
  if ((formal === undefined) === (substance === undefined))
    tell({ kind: 'wrong', keys: [], expected: 'one of formal and substance' });
  if (status !== undefined && formal === undefined)
    tell({ kind: 'wrong', keys: ['status'], expected: 'none beside substance' });
});

// A note in one language, `note-fr`, goes before the plain one there.
const worded = beside(fact, /^note-([a-z]{2,3})$/, word);

const REGISTER: Fields<TypedRegister> = {
  subject: word,
  order: optional(
    scalar('a number', (typed) => (/^\d{1,6}(?:\.\d{1,6})?$/.test(typed) ? typed : undefined)),
  ),
  facts: orElse(listOf(worded), []),
};

/** The registers of a library, and what is wrong with any: a register that cannot be read is left out. */
export function readRegisters(library: Library): {
  readonly registers: readonly Register[];
  readonly messages: readonly Message[];
} {
  const registers: Register[] = [];
  const messages: Message[] = [];
  for (const path of listRegisters(library)) {
    const shown = shownPath(library.cwd, path);
    try {
      registers.push(readRegister(path, shown));
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      messages.push(...error.messages);
    }
  }
  return { registers, messages };
}

/** One register, `decisions/<body>/<subject>.yaml`. What is wrong in it is a `CliError` with file and line. */
function readRegister(path: string, shown: string): Register {
  const source = readSource(path, shown);
  const { value, messages } = readYaml(source);
  refuse(messages.filter(({ severity }) => severity === 'error').map((one) => inFile(shown, one)));
  const read = readShape(fields(REGISTER), value);
  const placeOf = (keys: readonly string[]): Place => ({
    ...placesInYaml(source)(keys),
    file: shown,
  });
  if ('flaws' in read) {
    refuse(read.flaws.map((flaw) => wrong(flawText(flaw), placeOf(flaw.keys))));
    throw new Error('a shape gave neither a value nor a flaw');
  }
  const { subject, order, facts } = read.value;
  const name = basename(path, '.yaml');
  if (pathPart(subject) !== name)
    refuse([
      wrong(
        `found subject ${subject}, expected ${name}, the name of the file`,
        placeOf(['subject']),
      ),
    ]);
  const places = placesInYaml(source);
  return {
    body: basename(dirname(path)),
    subject: name,
    order: order ?? null,
    file: shown,
    facts: facts.map((one, at) => factOf(one, { ...places(['facts', `${at}`]), file: shown })),
  };
}

function factOf({ own, others }: WordedFact, place: Place): RegisterFact {
  const { decision, formal, substance, meeting, document, status, note = null } = own;
  const said = { ...decision, meeting, document, note, notes: others, place };
  if (substance !== undefined) return { ...said, told: { kind: 'substance', status: substance } };
  const proposed = status === 'proposed';
  return { ...said, told: { kind: 'formal', status: formal ?? 'deleted', proposed } };
}

function wrong(text: string, place: Place): Message {
  return { severity: 'error', rule: 'register', text, place };
}

function refuse(messages: readonly Message[]): void {
  if (messages.length > 0) throw new CliError(messages, 3);
}
