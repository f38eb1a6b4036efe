/** `1st`, `1er`, `1º`: the number with the sign that makes it an ordinal; null in a language whose sign is not known here. */
export function ordinalSign(value: number, language: string): string | null {
  const tongue = primary(language);
  if (tongue === 'en') return `${value}${englishSign(value)}`;
  if (tongue === 'fr') return `${value}${value === 1 ? 'er' : 'e'}`;
  if (['es', 'it', 'pt', 'gl', 'ca'].includes(tongue)) return `${value}º`;
  return ['de', 'da', 'nb', 'no', 'fi', 'cs', 'pl', 'hu'].includes(tongue) ? `${value}.` : null;
}

/** `Twenty-one`, `Vingt et un`, `Veintiuno`; null in other languages and from a million on. */
export function cardinalWords(value: number, language: string): string | null {
  if (value >= 1_000_000) return null;
  const words = CARDINALS.get(primary(language))?.(value);
  return words === undefined ? null : capital(words);
}

/** `Twenty-first`, `Vingt et unième`, `Vigésimo primero`; null in other languages, from a million on and in Spanish from a hundred on. */
export function ordinalWords(value: number, language: string): string | null {
  if (value >= 1_000_000 || value < 1) return null;
  const words = ORDINALS.get(primary(language))?.(value) ?? null;
  return words === null ? null : capital(words);
}

const CARDINALS: ReadonlyMap<string, (value: number) => string> = new Map([
  ['en', english],
  ['fr', french],
  ['es', spanish],
]);

const ORDINALS: ReadonlyMap<string, (value: number) => string | null> = new Map([
  ['en', englishOrdinal],
  ['fr', (value: number) => (value === 1 ? 'premier' : frenchOrdinal(french(value)))],
  ['es', spanishOrdinal],
]);

function primary(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function englishSign(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ENGLISH_TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function english(value: number): string {
  const found = ENGLISH[value];
  if (found !== undefined) return found;
  if (value < 100)
    return joined(ENGLISH_TENS[Math.floor(value / 10)] ?? '', value % 10, '-', english);
  if (value < 1000)
    return joined(`${english(Math.floor(value / 100))} hundred`, value % 100, ' ', english);
  return joined(`${english(Math.floor(value / 1000))} thousand`, value % 1000, ' ', english);
}

function joined(high: string, rest: number, gap: string, words: (value: number) => string): string {
  return rest === 0 ? high : `${high}${gap}${words(rest)}`;
}

const ENGLISH_ODD: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

function englishOrdinal(value: number): string {
  return english(value).replace(
    /[a-z]+$/,
    (last) => ENGLISH_ODD[last] ?? `${last.replace(/y$/, 'ie')}th`,
  );
}

const FRENCH =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const FRENCH_TENS =
  '- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(' ');

function french(value: number): string {
  const found = FRENCH[value];
  if (found !== undefined) return found;
  if (value < 100) return frenchTens(value);
  if (value < 1000) return frenchHundreds(value);
  const thousands = Math.floor(value / 1000);
  const high =
    thousands === 1 ? 'mille' : `${french(thousands).replace(/(cent|vingt)s$/, '$1')} mille`;
  return joined(high, value % 1000, ' ', french);
}

// 70 to 79 and 90 to 99 go on from 60 and 80.
function frenchTens(value: number): string {
  const ten = Math.floor(value / 10);
  const rest = ten === 7 || ten === 9 ? value - (ten - 1) * 10 : value % 10;
  const high = FRENCH_TENS[ten] ?? '';
  if (rest === 0) return ten === 8 ? `${high}s` : high;
  const and = (rest === 1 || rest === 11) && ten < 8;
  return `${high}${and ? ' et ' : '-'}${FRENCH[rest]}`;
}

function frenchHundreds(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const high = hundreds === 1 ? 'cent' : `${FRENCH[hundreds]} cent${rest === 0 ? 's' : ''}`;
  return joined(high, rest, ' ', french);
}

function frenchOrdinal(words: string): string {
  const stem = words
    .replace(/(cent|vingt)s$/, '$1')
    .replace(/e$/, '')
    .replace(/cinq$/, 'cinqu')
    .replace(/neuf$/, 'neuv');
  return `${stem}ième`;
}

const SPANISH =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
const SPANISH_TENS = '- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
const SPANISH_HUNDREDS =
  '- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(
    ' ',
  );

function spanish(value: number): string {
  const found = SPANISH[value];
  if (found !== undefined) return found;
  if (value < 100)
    return joined(SPANISH_TENS[Math.floor(value / 10)] ?? '', value % 10, ' y ', spanish);
  if (value === 100) return 'cien';
  if (value < 1000)
    return joined(SPANISH_HUNDREDS[Math.floor(value / 100)] ?? '', value % 100, ' ', spanish);
  const thousands = Math.floor(value / 1000);
  const high = thousands === 1 ? 'mil' : `${shortened(spanish(thousands))} mil`;
  return joined(high, value % 1000, ' ', spanish);
}

function shortened(words: string): string {
  return words.replace(/veintiuno$/, 'veintiún').replace(/uno$/, 'un');
}

const SPANISH_ORDINALS =
  '- primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo'.split(
    ' ',
  );
const SPANISH_ORDINAL_TENS =
  '- décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo'.split(
    ' ',
  );

function spanishOrdinal(value: number): string | null {
  if (value < SPANISH_ORDINALS.length) return SPANISH_ORDINALS[value] ?? null;
  if (value >= 100) return null;
  const high = SPANISH_ORDINAL_TENS[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? high : `${high} ${SPANISH_ORDINALS[value % 10]}`;
}
