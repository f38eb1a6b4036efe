/** How numbers of formats that belong to one script are printed, by the name of the format. Sets and rules: ECMA-376, 17.18.59. */
export const SCRIPTS: ReadonlyMap<string, (value: number) => string> = new Map([
  ['arabicAlpha', inTurn('أبتثجحخدذرزسشصضطظعغفقكلمنهوي')],
  ['arabicAbjad', inTurn('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ')],
  ['hebrew1', hebrewNumeral],
  ['hebrew2', hebrewLetters],
  ['russianLower', inTurn('абвгдежзиклмнопрстуфхцчшщыэюя')],
  ['russianUpper', inTurn('АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ')],
  ['thaiLetters', inTurn('กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ')],
  ['thaiNumbers', inDigits('๐๑๒๓๔๕๖๗๘๙')],
  ['hindiNumbers', inDigits('०१२३४५६७८९')],
  ['ganada', inTurn('가나다라마바사아자차카타파하')],
  ['chosung', inTurn('ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ')],
  [
    'aiueoFullWidth',
    inTurn(
      'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
    ),
  ],
  ['aiueo', inTurn('ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ')],
  [
    'irohaFullWidth',
    inTurn(
      'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン',
    ),
  ],
  ['ideographTraditional', upTo('甲乙丙丁戊己庚辛壬癸')],
  ['ideographZodiac', upTo('子丑寅卯辰巳午未申酉戌亥')],
  ['ideographEnclosedCircle', upTo('㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉')],
  ['ideographDigital', inDigits('〇一二三四五六七八九')],
  ['japaneseDigitalTenThousand', inDigits('〇一二三四五六七八九')],
  ['taiwaneseDigital', inDigits('○一二三四五六七八九')],
  ['koreanDigital', inDigits('영일이삼사오육칠팔구')],
  ['koreanDigital2', inDigits('零一二三四五六七八九')],
  ['chineseCounting', counting('○一二三四五六七八九', ['十'], { ten: '' })],
  ['taiwaneseCounting', counting('○一二三四五六七八九', ['十'], { ten: '' })],
  [
    'chineseCountingThousand',
    counting('零一二三四五六七八九', ['十', '百', '千', '万'], { ten: '', zero: '零' }),
  ],
  [
    'taiwaneseCountingThousand',
    counting('零一二三四五六七八九', ['十', '百', '千', '萬'], { ten: '', zero: '零' }),
  ],
  [
    'chineseLegalSimplified',
    counting('零壹贰叁肆伍陆柒捌玖', ['拾', '佰', '仟', '萬'], { zero: '零' }),
  ],
  [
    'ideographLegalTraditional',
    counting('零壹貳參肆伍陸柒捌玖', ['拾', '佰', '仟', '萬'], { zero: '零' }),
  ],
  ['japaneseCounting', counting('〇一二三四五六七八九', ['十', '百', '千', '万'], { one: '' })],
  ['japaneseLegal', counting('〇壱弐参四伍六七八九', ['拾', '百', '阡', '萬'], {})],
  ['koreanCounting', counting('영일이삼사오육칠팔구', ['십', '백', '천', '만'], { one: '' })],
]);

/** A number with other digits in the place of 0 to 9. */
export function arabicDigits(value: number, digits: string): string {
  return String(value).replace(/\d/g, (digit) => [...digits][Number(digit)] ?? digit);
}

function inDigits(digits: string): (value: number) => string {
  return (value) => arabicDigits(value, digits);
}

/** `A` to `Z`, then `AA`, `BB`: the sign as often as the set has been gone through, thirty times at most. */
export function inTurn(letters: string): (value: number) => string {
  const signs = [...letters];
  return (value) => {
    if (value < 1) return '';
    const place = (value - 1) % (signs.length * 30);
    return (signs[place % signs.length] ?? '').repeat(Math.floor(place / signs.length) + 1);
  };
}

function upTo(letters: string): (value: number) => string {
  const signs = [...letters];
  return (value) => signs[value - 1] ?? String(value);
}

function hebrewLetters(value: number): string {
  const signs = [...'אבגדהוזחטיכלמנסעפצקרשת'];
  if (value < 1) return '';
  const place = (value - 1) % (signs.length * 30);
  return 'ת'.repeat(Math.floor(place / signs.length)) + (signs[place % signs.length] ?? '');
}

// 15 and 16 are 9 + 6 and 9 + 7: the plain sums would spell the Name.
function hebrewNumeral(value: number): string {
  const hundreds = Math.floor((value % 1000) / 100);
  const rest = value % 100;
  const special = rest === 15 ? 'טו' : rest === 16 ? 'טז' : null;
  const tens = ['', ...'יכלמנסעפצ'][Math.floor(rest / 10)] ?? '';
  const ones = ['', ...'אבגדהוזחט'][rest % 10] ?? '';
  const high = 'ת'.repeat(Math.floor(hundreds / 4)) + (['', ...'קרש'][hundreds % 4] ?? '');
  const thousands = value >= 1000 ? hebrewNumeral(Math.floor(value / 1000)) : '';
  return thousands + high + (special ?? tens + ones);
}

interface CountingRule {
  /** What stands for one before every unit; the digit where it is absent. */
  readonly one?: string;
  /** What stands for one before ten at the beginning of a number. */
  readonly ten?: string;
  /** What stands for places that are left out inside a number. */
  readonly zero?: string;
}

/** Numbers with signs for ten, hundred, thousand, ten thousand; those too large for the units are written digit by digit. */
function counting(digits: string, units: readonly string[], rule: CountingRule) {
  const signs = [...digits];
  const largest = units.length >= 4 ? 10 ** 8 : 10 ** (units.length + 1);
  return (value: number): string => {
    if (value < 1 || value >= largest) return arabicDigits(value, digits);
    const high = Math.floor(value / 10000);
    const low = value % 10000;
    const gap = high > 0 && low > 0 && low < 1000 ? (rule.zero ?? '') : '';
    const top = high > 0 ? belowTenThousand(high, signs, units, rule) + (units[3] ?? '') : '';
    const bottom = belowTenThousand(low, signs, units, rule);
    const text = top + gap + bottom;
    const ten = `${signs[1]}${units[0]}`;
    return rule.ten !== undefined && text.startsWith(ten) ? rule.ten + text.slice(1) : text;
  };
}

function belowTenThousand(
  value: number,
  signs: readonly string[],
  units: readonly string[],
  rule: CountingRule,
): string {
  let text = '';
  let skipped = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      skipped = text !== '';
      continue;
    }
    if (skipped) text += rule.zero ?? '';
    skipped = false;
    const sign = digit === 1 && place > 0 ? (rule.one ?? signs[1]) : signs[digit];
    text += `${sign ?? ''}${place > 0 ? (units[place - 1] ?? '') : ''}`;
  }
  return text;
}
