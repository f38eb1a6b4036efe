import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redline } from '../../src/compare/redline.ts';
import { emptyLexicon, readWords } from '../../src/compare/words.ts';
import { plainText } from '../../src/model/run.ts';
import { rebuilt, sidesOf, tell } from '../say.ts';

const redlineOf = (before: string, after: string) =>
  redline([{ text: before }], [{ text: after }], emptyLexicon());

function wordsOf(text: string): string[] {
  const { starts, ends } = readWords(text, emptyLexicon());
  return starts.map((start, at) => text.slice(start, ends[at]));
}

describe('the words of a paragraph', () => {
  it.each([
    ['促请会员国在2025年之前', ['促请', '会员', '国', '在', '2025', '年', '之前']],
    ['第70/1号决议（A/RES/70/1），', ['第', '70/1', '号', '决议', '（', 'A/RES/70/1', '）', '，']],
    ['仿照UNEP/EA.5/INF/7号文件', ['仿照', 'UNEP/EA.5/INF/7', '号', '文件']],
    ['2026～2032年，30％', ['2026～2032', '年', '，', '30％']],
    ['11.24（Rev.COP13）号', ['11.24（Rev.COP13）', '号']],
    ['وإذ تشير إلى قرارها 70/1،', ['وإذ', 'تشير', 'إلى', 'قرارها', '70/1', '،']],
    ['ويُبلَّغ برنامجـها بالتقدم؛', ['ويُبلَّغ', 'برنامجـها', 'بالتقدم', '؛']],
    ['بنسبة ١٢٫٥٪ و1٬500', ['بنسبة', '١٢٫٥٪', 'و1٬500']],
    ['للفترة 2026-2032 (UNEP/EA.5/Res.14)', ['للفترة', '2026-2032', '(', 'UNEP/EA.5/Res.14', ')']],
    ['на период 2026–2032 годов', ['на', 'период', '2026–2032', 'годов']],
    ['государства-члены «Север» № 5,', ['государства-члены', '«', 'Север', '»', '№', '5', ',']],
    ['会议 COP15 和 الأطراف и Стороны', ['会议', 'COP15', '和', 'الأطراف', 'и', 'Стороны']],
  ])('of %s', (text, words) => expect(wordsOf(text)).toEqual(words));
});

// Each line is a change as a drafter would mark it; it is cut into its two sides and must come back.
const DRAFTED: Readonly<Record<string, readonly string[]>> = {
  Chinese: [
    '{-促请-}{+敦促+}会员国在{-2025-}{+2032+}年之前，使每条大河{+及其支流+}至少有{-一个-}{+两个+}河段没有障碍物；',
    '编制{+并公布+}本国河流障碍物{+（包括涵洞）+}登记册；',
    '通过本决议附件所载{-2021-2025-}{+2026-2032+}年期间的措施；',
    '请秘书长{+与联合国环境规划署协商，+}向大会{-第七十七-}{+第八十二+}届会议报告本决议的执行情况；',
    '回顾第{-70/1-}{+76/300+}号决议，其中通过了《议程》，',
  ],
  Arabic: [
    'تعتمد التدابير للفترة {-2021-2025-}{+2026-2032+} الواردة في مرفق هذا القرار؛',
    'وإذ تلاحظ مع {+بالغ +}القلق أن أعداد أسماك المياه العذبة المهاجرة قد انخفضت {-انخفاضا حادا-}{+بأكثر من ثلاثة أرباعها+} منذ عام 1970،',
    'وضع سجلات للحواجز القائمة في أنهارها{+، بما فيها العبّارات، ونشرها+}؛',
    'وإذ تحيط علما بقرار جمعية الأمم المتحدة للبيئة {-4/3 (UNEP/EA.4/Res.3)-}{+5/14 (UNEP/EA.5/Res.14)+}،',
    'تدعو {-الأطراف-}{+والأطراف+} إلى التعاون؛',
    'يُبلَّغ {-الأُمناء-}{+الأُمَناء+} بذلك؛',
  ],
  Russian: [
    'утверждает меры на период {-2021–2025-}{+2026–2032+} годов, изложенные в приложении к настоящей резолюции;',
    'составить{+ и опубликовать+} реестры барьеров на своих реках{+, включая водопропускные трубы+};',
    'просит Генерального секретаря{+ в консультации с Программой Организации Объединенных Наций по окружающей среде+} представить доклад;',
    'к {-2025-}{+2032+} году все {-государства-члены-}{+государства-участники+} бассейна «Севера»',
  ],
  mixed: [
    '见{-UNEP/EA.4/INF/7-}{+UNEP/EA.5/INF/7+}号文件（الوثيقة {-القديمة-}{+الجديدة+}）',
    'Directs the {-秘书处-}{+大会+} to report on its work to the Assembly ({-الأمانة-}{+الجمعية+}), as it did before, in the year {-2025-}{+2032+}',
  ],
};

describe('a redline is cut where a person would cut it', () => {
  for (const [language, lines] of Object.entries(DRAFTED))
    it.each(lines)(`${language}: %s`, (line) => {
      const { before, after } = sidesOf(line);
      expect(tell(redlineOf(before, after))).toBe(line);
    });
});

const alphabet = fc.constantFrom(
  ...['促请', '会员国', '第', '号决议', '2026-2032', '年', '，', '；', '（', '）', '。'],
  ...['وإذ', 'تشير', 'إلى', 'ويُبلَّغ', 'ـ', 'هـ', '،', '؛', '؟', '\u0651', '١٢٫٥٪', '4 -'],
  ...['государства-члены', 'ё', '«', '»', '№ 5', 'годов', '–'],
  ...[
    ' ',
    ' ',
    '\u00A0',
    'UNEP/EA.5/Res.14',
    'A/RES/70/1',
    '(',
    ')',
    '[',
    ']',
    '𠮷',
    '\u200F',
    '\uD83D',
  ],
);
const mixed = fc.array(alphabet, { maxLength: 24 }).map((parts) => parts.join(''));

describe('a redline of any script', () => {
  it('gives both texts back to the character', () => {
    fc.assert(
      fc.property(mixed, mixed, (before, after) => {
        const changes = redlineOf(before, after);
        expect([rebuilt(changes, 'before'), rebuilt(changes, 'after')]).toEqual([before, after]);
      }),
      { numRuns: 2000 },
    );
  });

  it('changes no part of a figure, a symbol or an Arabic word', () => {
    const whole = fc.constantFrom(
      '2021-2025',
      '2026-2032',
      'UNEP/EA.5/Res.14',
      'UNEP/EA.4/Res.3',
      'القرار',
      'قرارها',
      '70/1',
      '5/14',
    );
    fc.assert(
      fc.property(fc.array(whole, { maxLength: 8 }), fc.array(whole, { maxLength: 8 }), (a, b) => {
        const changes = redlineOf(a.join(' '), b.join(' '));
        const texts = changes.map((change) => (change.op === '~' ? '' : plainText(change.runs)));
        const pieces = texts.flatMap((text) => text.split(' ').filter((piece) => piece !== ''));
        for (const piece of pieces) expect([...a, ...b]).toContain(piece);
      }),
    );
  });
});
