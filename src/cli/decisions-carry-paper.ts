import { withFront } from '../formats/markdown/front.ts';
import { unusable } from '../library/cli-error.ts';
import { insideLibrary, shownPath } from '../library/find.ts';
import { pathPart } from '../library/names.ts';
import type { NewFile } from '../library/write.ts';
import { commentIn } from '../lineage/decisions/carry-table.ts';
import type { DecisionState } from '../lineage/decisions/states.ts';
import { printLabel, readLabel } from '../model/label.ts';
import { NO_ATTRIBUTES, type Paragraph } from '../model/paragraph.ts';
import type { LanguageProfile } from '../model/profile.ts';
import { languageWords } from '../papers/write/layout.ts';
import { numbered } from '../papers/write/text-name.ts';
import type { CarriedDraft, CarryRequest } from './decisions-carry-drafts.ts';
import { formatText } from './formatting.ts';

/** The working paper in each language in which there are drafts: what is proposed, quotations, recommended actions, changes, drafts. */
export function carriedPapers(
  request: CarryRequest,
  drafts: readonly CarriedDraft[],
): readonly NewFile[] {
  const languages = [...new Set(drafts.map(({ language }) => language))];
  return languages.map((language) =>
    paperIn(
      language,
      request,
      drafts.filter((draft) => draft.language === language),
    ),
  );
}

function paperIn(
  language: string,
  request: CarryRequest,
  drafts: readonly CarriedDraft[],
): NewFile {
  const { listed, paper, meeting, date } = request;
  const { library, profile, body } = listed;
  const words = languageWords(profile, language);
  const title = wordOf('carryTitle', words);
  const subject = pathPart(paper) ?? 'paper';
  const path = insideLibrary(
    library,
    `decisions/${body}/${meeting}/${subject}.paper.${language}.md`,
  );
  const values = { body, kind: 'paper', subject, paper, meeting, date, language, title };
  const paragraphs = [
    heading(1, title),
    ...table(language, request, words),
    ...quotations(request, drafts, words),
    heading(2, wordOf('carryActions', words), ['actions']),
    directive('actions', {}),
    ...annexes(request, drafts, words),
  ];
  const { source } = formatText(
    { front: withFront({ source: '', values: {} }, values), paragraphs },
    `paper:${body}/${paper}`,
    new Set(),
    shownPath(library.cwd, path),
  );
  return { path, content: source };
}

function table(
  language: string,
  { at, listed, wanted }: CarryRequest,
  words: LanguageProfile,
): readonly Paragraph[] {
  const name = listed.words.meetingName(at);
  const heads = ['carryDecision', 'carryProposal', 'carryReason'].map((key) => wordOf(key, words));
  const rows = wanted.map((one) => [
    one.state.label,
    wordOf(`carry-${one.wish}`, words),
    commentIn(one, language).replace(/\s+/g, ' '),
  ]);
  return [
    heading(2, wordOf('carryBackground', words)),
    plain(
      wordOf('carryIntro', words).replace('{meeting}', () => name),
      labelled(1, words),
    ),
    { kind: 'table', align: [null, null, null], ...BLOCK },
    row(heads, true),
    ...rows.map((cells) => row(cells, false)),
  ];
}

function quotations(
  { states, listed, known, gone }: CarryRequest,
  drafts: readonly CarriedDraft[],
  words: LanguageProfile,
): readonly Paragraph[] {
  const quotes = drafts.flatMap(({ subject }) => {
    const own = states.filter((state) => state.subject === subject);
    return [...new Set(own.map(({ meeting }) => meeting))].map((meeting) => {
      const text = known.filter((state) => state.subject === subject && state.meeting === meeting);
      const ids = own
        .filter((state) => state.meeting === meeting)
        .flatMap(({ id }) => inForceIn(id, text, gone(subject)));
      return directive('quote', {
        of: `decision:${listed.body}/${meeting}/${subject}#${ids.join(',')}`,
      });
    });
  });
  return [
    heading(2, wordOf('carryInForce', words)),
    plain(wordOf('carryQuoted', words), labelled(2, words)),
    ...quotes,
  ];
}

// A quotation prints what hangs on what it names: where some of that went, it names what is left.
function inForceIn(
  id: string,
  text: readonly DecisionState[],
  gone: ReadonlySet<string>,
): readonly string[] {
  const below = text.filter(({ parent }) => parent === id);
  const left = below.filter((item) => !gone.has(item.id));
  const named = left.map((item) => inForceIn(item.id, text, gone));
  const isWhole = left.length === below.length && named.every((ids, at) => ids[0] === left[at]?.id);
  return isWhole || left.length === 0 ? [id] : named.flat();
}

function annexes(
  { listed, meeting, wanted }: CarryRequest,
  drafts: readonly CarriedDraft[],
  words: LanguageProfile,
): readonly Paragraph[] {
  const redlines = drafts.map((draft) =>
    directive('amendments', {
      of: `decision:${listed.body}/${meeting}/${draft.subject}`,
      from: draft.base,
      to: `${meeting}.draft`,
    }),
  );
  const live = drafts.filter(({ subject }) =>
    wanted.some(({ state, wish }) => state.subject === subject && wish !== 'delete'),
  );
  const clean = live.map((draft) =>
    directive('decisions', { of: `decision:${listed.body}/${meeting}/${draft.subject}.draft` }),
  );
  const annex = (number: number): Paragraph =>
    heading(2, numbered(words.names.annex, String(number)), ['annex']);
  return [
    annex(1),
    heading(3, wordOf('carryRedline', words)),
    ...redlines,
    ...(clean.length === 0 ? [] : [annex(2), heading(3, wordOf('carryDrafts', words)), ...clean]),
  ];
}

function wordOf(name: string, { words }: LanguageProfile): string {
  const word = words[name] ?? '';
  if (word !== '') return word;
  throw unusable(
    'missing-word',
    `found no word ${name} in the profile of the body, expected one for the paper`,
  );
}

const BLOCK = { id: null, attributes: NO_ATTRIBUTES, comments: [], place: null } as const;

function heading(level: 1 | 2 | 3, words: string, classes: readonly string[] = []): Paragraph {
  const content = [{ text: words }];
  const attributes = { classes, values: {} };
  return { kind: 'heading', level, bracket: false, label: null, content, ...BLOCK, attributes };
}

function labelled(
  value: number,
  { labels }: LanguageProfile,
): ReturnType<typeof printLabel> | null {
  const like = readLabel(labels[0] ?? '')[0];
  return like ? printLabel(value, like) : null;
}

function plain(words: string, label: ReturnType<typeof labelled>): Paragraph {
  return { kind: 'plain', bracket: false, label, content: [{ text: words }], ...BLOCK };
}

function row(cells: readonly string[], head: boolean): Paragraph {
  return {
    kind: 'row',
    head,
    span: false,
    bracket: false,
    label: null,
    cells: cells.map((text) => (text === '' ? [] : [{ text }])),
    ...BLOCK,
  };
}

function directive(name: string, values: Readonly<Record<string, string>>): Paragraph {
  return { kind: 'directive', name, ...BLOCK, attributes: { classes: [], values } };
}
