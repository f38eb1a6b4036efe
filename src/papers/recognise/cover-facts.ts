import { DIGIT, readDigits } from '../../model/count.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';

/** What a line of a masthead tells: the day (`2023-05-15`) and the language of the original (its code, else its name as typed). */
export interface CoverFacts {
  readonly date: string | null;
  readonly original: string | null;
}

/** Reads lines that are wholly a date or the language of the original, or both, in any language of the profile; null for any other. */
export function coverFactsReader(profile: Profile): (line: string) => CoverFacts | null {
  const languages = Object.values(profile.languages);
  const names = languageNames(languages);
  const forms = languages.map((words) => ({
    date: dateForm(words),
    original: originalForm(words),
    months: words.date.months.map((month) => month.toLowerCase()),
  }));
  const tests = forms.flatMap(({ date, original, months }) =>
    [date, original, `${date}${BETWEEN}${original}`, `${original}${BETWEEN}${date}`].map(
      (pattern) => ({ test: new RegExp(`^(?:${pattern})$`, 'iu'), months }),
    ),
  );
  return (line) => {
    if (line.length > LONGEST) return null;
    for (const { test, months } of tests) {
      const groups = test.exec(line)?.groups;
      if (!groups) continue;
      const date = groups.day === undefined ? null : dayOf(groups, months);
      const name = groups.language?.trim().toLowerCase();
      const original = name === undefined ? null : (names.get(name) ?? groups.language ?? null);
      if (date !== null || (groups.day === undefined && original !== null))
        return { date, original };
    }
    return null;
  };
}

const LONGEST = 160;
const BETWEEN = '\\s?[,;|/–—-]?\\s?';

// `15 mai 2023`; the day may have a sign or letters behind it (`1er`, `1º`).
function dateForm({ date: { form, months } }: LanguageProfile): string {
  const names = [...months].sort((a, b) => b.length - a.length).map(literal);
  return literal(form)
    .replace('\\{day\\}', `(?<day>${DIGIT}{1,2})[\\p{L}ºª°.]{0,3}?`)
    .replace('\\{month\\}', `(?<month>${names.join('|')})`)
    .replace('\\{year\\}', `(?<year>${DIGIT}{4})`);
}

// A colon may have a blank before it, a no-break one or none.
function originalForm({ words }: LanguageProfile): string {
  const form = literal(words.original ?? '{language}:').replace(/\s*[:：]\s*/gu, '\\s?[:：]\\s?');
  return form.replace('\\{language\\}', "(?<language>\\p{L}[\\p{L}\\p{M}’' -]{0,40}?)");
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/gu, '\\s?');
}

function languageNames(languages: readonly LanguageProfile[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { words } of languages) {
    for (const [key, name] of Object.entries(words)) {
      const code = /^language-(.+)$/.exec(key)?.[1];
      if (code !== undefined) names.set(name.toLowerCase(), code);
    }
  }
  return names;
}

function dayOf(
  groups: Readonly<Record<string, string | undefined>>,
  months: readonly string[],
): string | null {
  const month = months.indexOf((groups.month ?? '').toLowerCase()) + 1;
  const day = readDigits(groups.day ?? '');
  const year = readDigits(groups.year ?? '');
  if (month === 0 || day < 1 || day > 31) return null;
  return [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
}
