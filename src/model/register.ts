import type { Place } from './message.ts';

/** What a meeting does to a Decision, where no text tells it. `proposed`: a paper asks for it, and the meeting has not yet decided. */
export interface FormalFact {
  readonly kind: 'formal';
  readonly status: 'deleted' | 'repealed';
  readonly proposed: boolean;
}

/** What became of the task itself. */
export interface SubstanceFact {
  readonly kind: 'substance';
  readonly status: 'implemented' | 'superseded' | 'lapsed';
}

/** A fact of a register: of the Decision, item or heading `id` of the text of the meeting `of`, as `meeting` knew or did it, by which document. */
export interface RegisterFact {
  readonly of: string;
  readonly id: string;
  readonly meeting: string;
  readonly document: string;
  readonly note: string | null;
  /** The note in single languages, by their tags. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly told: FormalFact | SubstanceFact;
  readonly place: Place;
}

/** The register of one subject through all meetings: its place in lists, and what no text tells. Body and subject are path parts. */
export interface Register {
  readonly body: string;
  readonly subject: string;
  readonly order: string | null;
  readonly file: string;
  readonly facts: readonly RegisterFact[];
}

/** A register whose notes are in a language where they are given in it. */
export function registerIn(register: Register, language: string): Register {
  const facts = register.facts.map((fact) => {
    const { notes = {} } = fact;
    return Object.hasOwn(notes, language) ? { ...fact, note: notes[language] ?? null } : fact;
  });
  return { ...register, facts };
}
