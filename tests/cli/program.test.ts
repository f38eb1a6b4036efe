import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { runCli } from './run.ts';

const COMMANDS = ['import', 'text', 'fmt', 'draft', 'compare', 'paper'];

describe('revcop', () => {
  it('--help names every command and the exit codes', async () => {
    const { code, stdout, stderr } = await runCli(['--help'], tmpdir());
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect(stdout).toContain('0 done, 1 findings, 2 wrong arguments, 3 unusable input');
  });

  it.each(COMMANDS)('%s --help shows its options and an example', async (name) => {
    const { code, stdout } = await runCli([name, '--help'], tmpdir());
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: revcop ${name} `));
    expect(stdout).toContain('--library <dir>');
    expect(stdout).toMatch(
      new RegExp(`^Examples?(?: \\(.*\\))?:\\n {2}\\$ revcop ${name}(?: |$)`, 'm'),
    );
    expect((await runCli(['help', name], tmpdir())).stdout).toBe(stdout);
  });

  it('--version prints that of the package', async () => {
    const { code, stdout } = await runCli(['--version'], tmpdir());
    expect([code, stdout]).toEqual([0, `${packageJson.version}\n`]);
  });

  it('without a command says what there is, exit 2', async () => {
    const { code, stdout, stderr } = await runCli([], tmpdir());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: revcop');
  });

  it.each([
    [['comapre', 'a', 'b'], 'compare'],
    [['fmt', '--chek'], '--check'],
    [['--hepl'], '--help'],
    [['paper', 'x.md', '--redlin', 'none'], '--redline'],
  ])('%j is a wrong argument, and the near name is told', async (argv, near) => {
    const { code, stdout, stderr } = await runCli(argv, tmpdir());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`(Did you mean ${near}?)`);
  });

  it.each([
    [['com\npare']],
    [['check', 'a\nerror seal b.md']],
    [['fmt', '--ch\nek']],
    [['history', 'cce/1.2', '--label', '<b>\u202E\nx']],
    [['history', 'cms/11\n.24', '--label', '8']],
    [['paper', 'a\n.md', '--redline', 'no\nne']],
    [['adopt', 'x\ny@draft']],
    [['draft', 'cms/11.24', '--for', 'cop\n16']],
    [['corrigendum', 'cms/11.24', '--file', 'no\nne.md']],
  ])('%j is answered on lines of its own, what was typed on one', async (argv) => {
    const { code, stderr } = await runCli(argv, tmpdir());
    expect([2, 3]).toContain(code);
    for (const line of stderr.trimEnd().split('\n'))
      expect(line).toMatch(/^(?:error[: ]|\(Did you mean |.*:\d+:\d+ error )/);
    expect(stderr).not.toContain('\u202E');
  });

  it.each([
    [['compare', 'only-one.md']],
    [['draft', 'cms/11.24']],
    [['draft', '11.24', '--for', 'cop16']],
    [['text']],
    [['text', 'a', 'b']],
    [['fmt', '--library', 'no-such-folder']],
    [['compare', 'a.md', 'b.md', '--layout', 'sideways']],
    [['fmt', '-', 'a.md']],
  ])('%j is a wrong argument', async (argv) => {
    const { code, stdout, stderr } = await runCli(argv, tmpdir());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim()).not.toBe('');
  });
});
