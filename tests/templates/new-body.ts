import { readFileSync } from 'node:fs';

const readme = readFileSync(new URL('../../templates/README.md', import.meta.url), 'utf8');

// The README says how a body is made from nothing; these are its files to the letter, so that what it says is true.
const [profile = '', style = '', paper = ''] = [
  ...readme.matchAll(/^ {3}```(?:yaml|handlebars)\n([\s\S]*?)^ {3}```$/gm),
].map(([, source = '']) => source.replace(/^ {3}/gm, ''));

/** The smallest files that make a body, of a language that no other body has. */
export const PROFILE = profile;
export const STYLE = style;
export const PAPER = paper;

const HEAD = `body: paludi
number: XII.4
language: it
`;

/** A Resolution all of whose paragraphs are numbered, the preamble too, with verbs in capitals. */
export const ORIGINAL = `---
kind: resolution
revision: original
${HEAD}---

# Canneti e zone umide

**1.** RAMMENTANDO che i canneti danno rifugio agli uccelli;

**2.** NOTANDO che i canneti si perdono;

LA CONFERENZA DELLE PARTI CONTRAENTI {.formula}

**3.** INVITA le Parti a censire i loro canneti;

**4.** CHIEDE al Segretariato di pubblicare il censimento ogni anno.
`;

export const MEETING_PAPER = `---
kind: paper
revision: rev.cop13
paper: PALUDI/COP13/7
meeting: cop13
date: 2026-02-20
classe: generale
${HEAD}---

# Revisione della Risoluzione XII.4

## Riassunto {.summary}

Il testo riveduto tiene conto del clima.

**1.** Il Segretariato presenta gli emendamenti.

## Allegato {.annex}

::amendments{of=paludi/xii.4 from=original to=rev.cop13.draft layout=three-column}
`;
