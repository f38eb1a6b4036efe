import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import type { State, Extension as Syntax, Tokenizer } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    breakTag: 'breakTag';
    noteMark: 'noteMark';
  }
}

// Blocks are found line by line in `blocks.ts`; what remark reads is the inside of one block, so every construct that
// opens a block is off, and so is what the format does not know: its characters are text.
const BLOCKS = ['list', 'blockQuote', 'codeIndented', 'codeFenced', 'headingAtx', 'htmlFlow'];
const LINES = ['setextUnderline', 'thematicBreak', 'definition'];
const INLINE = ['autolink', 'codeText', 'htmlText', 'labelStartImage'];
const MARKS = ['attention', 'labelStartLink', 'labelEnd'];

/** What a content may hold: `bare` has neither emphasis nor links (their characters are text). */
export type Marks = 'marked' | 'bare';

/**
 * The micromark extension of the dialect: CommonMark's emphasis, links, escapes, character references and hard breaks, with
 * `<br>` as a break and `[^name]` as a note mark where `nameOf` knows the name.
 */
export function syntax(marks: Marks, nameOf: (typed: string) => string | undefined): Syntax {
  const off = [...BLOCKS, ...LINES, ...INLINE, ...(marks === 'bare' ? MARKS : [])];
  return {
    disable: { null: off },
    text: {
      60: { name: 'breakTag', tokenize: tokenizeBreakTag },
      91: { name: 'noteMark', tokenize: noteMarkTokenizer(nameOf) },
    },
  };
}

/** The mdast side of `syntax`. */
export function fromSyntax(nameOf: (typed: string) => string | undefined): FromMarkdown {
  return {
    enter: {
      breakTag(this: CompileContext, token: Token) {
        this.enter({ type: 'break' }, token);
      },
      noteMark(this: CompileContext, token: Token) {
        const typed = this.sliceSerialize(token).slice(2, -1);
        const identifier = nameOf(typed) ?? typed;
        this.enter({ type: 'footnoteReference', identifier, label: identifier }, token);
      },
    },
    exit: {
      breakTag(this: CompileContext, token: Token) {
        this.exit(token);
      },
      noteMark(this: CompileContext, token: Token) {
        this.exit(token);
      },
    },
  };
}

// `<br>`, `<BR/>`, `<br />`: states named by what stands before them.
const tokenizeBreakTag: Tokenizer = (effects, ok, nok) => {
  const letters = ['bB', 'rR'];
  let seen = 0;
  const inName: State = (code) => {
    const wanted = letters[seen];
    if (wanted === undefined) return afterName(code);
    if (code === null || code < 0 || !wanted.includes(String.fromCharCode(code))) return nok(code);
    seen += 1;
    effects.consume(code);
    return inName;
  };
  const afterName: State = (code) => {
    if (code === 0x20) {
      effects.consume(code);
      return afterName;
    }
    if (code === 0x2f) {
      effects.consume(code);
      return atEnd;
    }
    return atEnd(code);
  };
  const atEnd: State = (code) => {
    if (code !== 0x3e) return nok(code);
    effects.consume(code);
    effects.exit('breakTag');
    return ok;
  };
  return (code) => {
    effects.enter('breakTag');
    effects.consume(code);
    return inName;
  };
};

/** A note name cannot be longer, so that a lone `[^` costs no more than this. */
export const LONGEST_NAME = 100;

function noteMarkTokenizer(nameOf: (typed: string) => string | undefined): Tokenizer {
  return (effects, ok, nok) => {
    let name = '';
    const atCaret: State = (code) => {
      if (code !== 0x5e) return nok(code);
      effects.consume(code);
      return inName;
    };
    const inName: State = (code) => {
      if (code === 0x5d) {
        if (name === '' || nameOf(name) === undefined) return nok(code);
        effects.consume(code);
        effects.exit('noteMark');
        return ok;
      }
      const character = code === null || code < 0 ? ' ' : String.fromCharCode(code);
      if (/[\s[\\|]/.test(character) || name.length >= LONGEST_NAME) return nok(code);
      name += character;
      effects.consume(code);
      return inName;
    };
    return (code) => {
      effects.enter('noteMark');
      effects.consume(code);
      return atCaret;
    };
  };
}
