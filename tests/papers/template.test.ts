import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { layoutSheet } from '../../src/papers/write/layout.ts';
import { runTemplate, type Template } from '../../src/papers/write/template.ts';
import { after, before, context, profile, templates } from './write-fixtures.ts';

const view = {
  title: 'Initiative <pour> & "tous"',
  none: null,
  rows: [
    { label: '1.', cells: ['a', 'b'] },
    { label: '2.', cells: [] },
  ],
  meeting: { place: 'Campo Grande' },
  words: [
    { text: 'Charge ' },
    { text: 'le Conseil ', op: 'del' as const },
    { text: 'x', em: true as const },
  ],
};

function run(
  source: string,
  more: readonly Template[] = [],
): { html: string; errors: readonly string[] } {
  const { value, messages } = runTemplate(
    [{ name: 'cms/page.html.hbs', source }, ...more],
    'page',
    view,
  );
  return {
    html: value,
    errors: messages.map(
      ({ place, rule, text }) => `${place?.file}:${place?.line}:${place?.column} ${rule} ${text}`,
    ),
  };
}

describe('a template', () => {
  it('prints fields, lists and conditions, everything escaped', () => {
    const source =
      '{{title}}|{{#each rows as |row at|}}{{at}}{{row.label}}{{#if row.cells}}+{{else}}-{{/if}}{{/each}}';
    expect(run(source)).toEqual({
      html: 'Initiative &lt;pour&gt; &amp; &quot;tous&quot;|01.+12.-',
      errors: [],
    });
  });

  it('reaches fields of what is around a list with ../ and knows @index, @first and this', () => {
    const source =
      '{{#each rows}}{{../meeting.place}}{{@index}}{{#each cells}}{{this}}{{../label}}{{/each}}{{/each}}';
    expect(run(source).html).toBe('Campo Grande0a1.b1.Campo Grande1');
  });

  it('prints runs as ins, del and em', () => {
    expect(run('{{runs words}}').html).toBe('Charge <del>le Conseil </del><em>x</em>');
  });

  it.each([
    ['in text', 'a\n  {{titel}}', '2:5', '“titel”', '“title”'],
    ['in each', '{{#each row}}{{label}}{{/each}}', '1:9', '“row”', '“rows”'],
    ['in if', '{{#if metting}}x{{/if}}', '1:7', '“metting”', '“meeting”'],
    ['in unless', '{{#unless nonne}}x{{/unless}}', '1:11', '“nonne”', '“none”'],
    ['in the argument of a helper', '{{runs wrds}}', '1:8', '“wrds”', '“words”'],
    ['inside a list', '{{#each rows}}\n{{labl}}{{/each}}', '2:3', '“labl”', '“label”'],
    ['behind a point', '{{#if meeting.plaec}}x{{/if}}', '1:7', '“plaec”', '“place”'],
    [
      'of something around a list',
      '{{#each rows}}{{../titel}}{{/each}}',
      '1:17',
      '“titel”',
      '“title”',
    ],
    [
      'of a list by another name',
      '{{#each rows as |row|}}{{row.labels}}{{/each}}',
      '1:26',
      '“labels”',
      '“label”',
    ],
    ['in the argument of a partial', '{{> part rowz}}', '1:10', '“rowz”', '“rows”'],
    ['in with', '{{#with metting}}x{{/with}}', '1:9', '“metting”', '“meeting”'],
    ['behind @root', '{{@root.titel}}', '1:3', '“titel”', '“title”'],
    ['behind this', '{{this.titel}}', '1:3', '“titel”', '“title”'],
    ['in an else', '{{#if none}}x{{else if titel}}y{{/if}}', '1:24', '“titel”', '“title”'],
    [
      'in an else of a list',
      '{{#each rows}}{{#each cells}}x{{else with labl}}y{{/each}}{{/each}}',
      '1:43',
      '“labl”',
      '“label”',
    ],
    [
      'behind a name of with',
      '{{#with meeting as |held|}}{{held.plac}}{{/with}}',
      '1:30',
      '“plac”',
      '“place”',
    ],
    ['in an inverse block', '{{^if titel}}x{{/if}}', '1:7', '“titel”', '“title”'],
    [
      'two lists up',
      '{{#each rows}}{{#each cells}}{{../../titel}}{{/each}}{{/each}}',
      '1:32',
      '“titel”',
      '“title”',
    ],
  ])('says where a field is misspelt %s, and what there is', (_, source, place, found, near) => {
    const { html, errors } = run(source, [{ name: '_shared/part.html.hbs', source: '' }]);
    expect(html).toBe('');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(
      `cms/page.html.hbs:${place} template-field found unknown field ${found}`,
    );
    expect(errors[0]).toContain(near);
  });

  it('refuses a field of a string and one of nothing, which Handlebars would pass over', () => {
    expect(run('{{#if title.text}}x{{/if}}').errors[0]).toContain('“text” of a string');
    expect(run('{{#each none.rows}}x{{/each}}').errors[0]).toContain('“rows” of nothing');
  });

  it('finds no field of a prototype', () => {
    expect(run('{{constructor}}').errors[0]).toContain('unknown field “constructor”');
    expect(run('{{#if __proto__}}x{{/if}}').errors[0]).toContain('unknown field “__proto__”');
    expect(run('{{#each toString.call}}x{{/each}}').errors[0]).toContain('“toString”');
  });

  it.each([
    ['{{@first}}', '“@first” where it stands for nothing'],
    ['{{#unless @last}}x{{/unless}}', '“@last” where it stands for nothing'],
    ['{{#if ..}}x{{/if}}', '“..” where it stands for nothing'],
    ['{{#with meeting as |held more|}}{{more}}{{/with}}', '“more” where it stands for nothing'],
    ['{{../title}}', '“title” of nothing'],
    ['{{#each title}}x{{/each}}', 'found a string in “title”, expected a list'],
    ['{{#each meeting}}x{{/each}}', 'found an object in “meeting”, expected a list'],
    ['{{#each none}}x{{/each}}', 'found nothing in “none”, expected a list'],
    ['{{runs title}}', 'found a string in “title”, expected a list of printed runs'],
    ['{{runs rows}}', 'found a list in “rows”, expected a list of printed runs'],
  ])('refuses what is of no use where it stands: %s', (source, found) => {
    const { html, errors } = run(source);
    expect(html).toBe('');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^cms\/page\.html\.hbs:1:\d+ template-field /);
    expect(errors[0]).toContain(found);
  });

  it('refuses to print a list or an object as text', () => {
    expect(run('{{rows}}').errors[0]).toContain('found a list printed as text');
    expect(run('{{meeting}}').errors[0]).toContain('found an object printed as text');
  });

  it.each([
    ['{{{title}}}', 'template-raw'],
    ['{{&title}}', 'template-raw'],
    ['{{lookup rows 0}}', 'template-helper'],
    ['{{#rows}}x{{/rows}}', 'template-helper'],
    ['{{#log title}}x{{/log}}', 'template-helper'],
    ['{{runs (lookup rows 0)}}', 'template-helper'],
    ['{{> nowhere}}', 'template-partial'],
    ['{{> (title)}}', 'template-partial'],
    ['{{#> page}}x{{/page}}', 'template-syntax'],
    ['{{#*inline "x"}}y{{/inline}}', 'template-syntax'],
    ['{{#if title}}', 'template-syntax'],
    ['{{@rot}}', 'template-field'],
    ['{{#each rows}}{{@../index}}{{/each}}', 'template-field'],
    ['{{#if meeting as |held|}}x{{/if}}', 'template-helper'],
    ['{{lookup this "titel"}}', 'template-helper'],
    ['{{#if (lookup this "titel")}}x{{/if}}', 'template-helper'],
    ['{{> page a=titel}}', 'template-helper'],
    ['{{#each rows a=titel}}x{{/each}}', 'template-helper'],
    ['{{#if "titel"}}x{{/if}}', 'template-helper'],
    ['{{"titel"}}', 'template-syntax'],
    ['{{^titel}}x{{/titel}}', 'template-helper'],
    ['{{#helperMissing title}}x{{/helperMissing}}', 'template-helper'],
    ['{{@partial-block}}', 'template-field'],
  ])('refuses %s with its place', (source, rule) => {
    const { html, errors } = run(`line\n${source}`);
    expect(html).toBe('');
    expect(errors[0]).toMatch(new RegExp(`^cms/page\\.html\\.hbs:[23]:\\d+ ${rule} `));
  });

  it('refuses arguments that are copied past the guard', () => {
    const part = { name: '_shared/part.html.hbs', source: '{{titel}}' };
    expect(run('{{> part a=title}}', [part]).errors[0]).toContain('named argument');
  });

  it('refuses templates that call one another in a circle', () => {
    const part = { name: '_shared/part.html.hbs', source: '{{> page}}' };
    expect(run('{{> part}}', [part]).errors.join()).toContain('template-circle');
  });

  it('takes that of the body before that of all bodies, and names the partial in which a fault lies', () => {
    const shared = { name: '_shared/part.html.hbs', source: 'shared' };
    const own = { name: 'cms/part.html.hbs', source: 'own {{#if tytle}}{{/if}}' };
    expect(run('{{> part}}', [shared]).html).toBe('shared');
    expect(run('{{> part}}', [own, shared]).errors[0]).toContain(
      'cms/part.html.hbs:1:11 template-field',
    );
  });
});

describe('a sheet', () => {
  const spoilt = (name: string, from: string, to: string) => {
    const changed = templates.map((template) =>
      template.name === name
        ? { ...template, source: template.source.replace(from, to) }
        : template,
    );
    return layoutSheet(compare(before, after, {}), 'three-column', { profile, templates: changed });
  };

  it('is made without errors by the templates as they are', () => {
    const { messages } = layoutSheet(compare(before, after, {}), 'three-column', context);
    expect(messages).toEqual([]);
  });

  it('with an element that no sheet has is an error with its place', () => {
    const { messages } = spoilt(
      '_shared/columns.html.hbs',
      '<tbody>',
      '<marquee></marquee><tbody>',
    );
    expect(messages[0]).toMatchObject({ severity: 'error', rule: 'unknown-element' });
    expect(messages[0]?.place?.line).toBeGreaterThan(0);
  });

  it('whose template leaves words out fails its proof', () => {
    const { messages } = spoilt(
      '_shared/columns.html.hbs',
      '<td>{{#each this}}{{> line}}{{/each}}</td>',
      '',
    );
    expect(messages.map(({ rule }) => rule)).toContain('proof');
  });

  it('whose template misspells a field is empty and says where', () => {
    const { value, messages } = spoilt('_shared/line.html.hbs', '{{runs runs}}', '{{runs run}}');
    expect(value.root.children).toEqual([]);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.place?.file).toBe('_shared/line.html.hbs');
  });
});
