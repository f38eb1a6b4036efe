import { argv, pid } from 'node:process';
import { writeFiles } from '../../src/library/write.ts';

// Writes three files into the library that the first argument names and kills itself at the step that the second counts.
const root = argv[2] ?? '';
const last = Number(argv[3]);
let count = 0;
writeFiles(
  { root, cwd: root },
  [
    { path: `${root}/resolutions/cms/11.24/rev.cop13.fr.md`, content: 'new 1' },
    { path: `${root}/resolutions/cms/11.24/rev.cop15.draft.fr.md`, content: 'new 2' },
    { path: `${root}/decisions/cms/cop15/cami.fr.md`, content: 'new 3' },
  ],
  () => {
    count += 1;
    if (count === last) process.kill(pid, 'SIGKILL');
  },
);
