import { draftLetter } from '../../src/lineage/decisions/letters.ts';

/** How large an invented meeting is: papers, draft Decisions in all of them, references to them in all of them. */
export interface MeetingShape {
  readonly papers: number;
  readonly drafts: number;
  readonly references: number;
  readonly languages: readonly string[];
}

/** The symbol of a paper by its place, from 0. */
export function symbolOf(paper: number): string {
  return `UNEP/CMS/COP15/Doc.${paper + 21}`;
}

/** An agenda that takes the last paper first. */
export function agendaOf({ papers }: MeetingShape): string {
  return Array.from({ length: papers }, (_, at) => `${symbolOf(papers - 1 - at)}\n`).join('');
}

/** The front matter of a file of the meeting, its lines in the order of `values`. */
export function headOf(values: Readonly<Record<string, string>>): string {
  const lines = { body: 'cms', meeting: 'cop15', ...values };
  return `---\n${Object.entries(lines)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}---\n\n`;
}

const WORDS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  en: ['Decision', 'Decisions', 'and', 'Directed to the Secretariat'],
  fr: ['Décision', 'Décisions', 'et', 'À l’attention du Secrétariat'],
  es: ['Decisión', 'Decisiones', 'y', 'Dirigida a la Secretaría'],
};

/** The files of the meeting by their path: for each paper its draft Decisions and the paper itself, half of its references in each. */
export function meetingFiles(shape: MeetingShape): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (let paper = 0; paper < shape.papers; paper += 1) {
    const drafts = share(shape.drafts, shape.papers, paper);
    const references = share(shape.references, shape.papers, paper);
    for (const language of shape.languages) {
      const own = Math.floor(references / 2);
      files[`decisions/cms/cop15/subject-${paper}.draft.${language}.md`] = draftsOf(
        { paper, drafts, references: own },
        language,
      );
      files[`decisions/cms/cop15/subject-${paper}.paper.${language}.md`] = paperOf(
        { paper, drafts, references: references - own },
        language,
      );
    }
  }
  return files;
}

function share(all: number, parts: number, at: number): number {
  return Math.floor(all / parts) + (at < all % parts ? 1 : 0);
}

interface PaperShape {
  readonly paper: number;
  readonly drafts: number;
  readonly references: number;
}

function draftsOf(shape: PaperShape, language: string): string {
  const { paper, drafts, references } = shape;
  const head = headOf({
    kind: 'decisions',
    subject: `subject-${paper}`,
    stage: 'draft',
    status: 'proposed',
    paper: symbolOf(paper),
    language,
  });
  const [, , , directed] = WORDS[language] ?? [];
  const body = Array.from({ length: drafts }, (_, at) => {
    const cited = share(references, drafts, at);
    const sentences = Array.from({ length: cited }, (_one, turn) =>
      sentence(shape, at + turn, language),
    );
    return [
      `**15.${draftLetter(at)}** Draft ${at} is for the years to come. {#d${at}}\n`,
      `**a)** ${sentences.join('; ') || 'nothing else'}; {#d${at}a}\n`,
      `**b)** to report. {#d${at}b}\n`,
    ].join('\n');
  });
  return `${head}# Subject ${paper} {#title}\n\n## ${directed} {#to .directed-to}\n\n${body.join('\n')}`;
}

function paperOf(shape: PaperShape, language: string): string {
  const { paper, references } = shape;
  const head = headOf({
    kind: 'paper',
    subject: `subject-${paper}`,
    paper: symbolOf(paper),
    language,
    title: `Subject ${paper}`,
  });
  const body = Array.from(
    { length: references },
    (_, at) => `**${at + 1}.** ${sentence(shape, at, language)}. {#p${at}}\n`,
  );
  return `${head}# Subject ${paper} {#title}\n\n${body.join('\n')}`;
}

// One reference each: to one draft, an item of one, two of them, a link, all of them; as they are typed well and less well.
function sentence({ paper, drafts }: PaperShape, at: number, language: string): string {
  const [one, many, and] = WORDS[language] ?? [];
  const letter = (index: number): string => `15.${draftLetter(index % drafts)}`;
  const link = `[${one} ${letter(at)}](decision:cms/cop15/subject-${paper}#d${at % drafts})`;
  const forms = [
    `see ${one} ${letter(at)} b)`,
    `see ${many} ${letter(0)} ${and} ${letter(drafts - 1)}`,
    `see ${link}`,
    `see ${one} ${letter(at).replace('.', ' ')}`,
    `see ${letter(at)}`,
    `see ${one} ${letter(at)} a) (${symbolOf(paper)}/Rev.1)`,
    `see ${many} ${letter(0).slice(3)} ${and} ${letter(at).slice(3)}`,
    `see ${one} ${letter(at).toLowerCase()}`,
    `see ${many} ${letter(0)}–${letter(drafts - 1)}`,
  ];
  return forms[at % forms.length] ?? '';
}
