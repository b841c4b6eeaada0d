import { describe, expect, it } from 'vitest';
import { requestKinds } from '../../generators/request/definition/index.ts';
import { prefilledLink } from '../../generators/request/form/prefilled-link.ts';
import { requestPages } from '../../generators/request/page/page.ts';
import { type Platform, platform } from '../../lib/platform/index.ts';

const kinds = requestKinds(platform);
const pages = new Map(requestPages(platform).map(({ path, text }) => [path, text]));
const onGitlab: Platform = {
  ...platform,
  institute: {
    ...platform.institute,
    forge: { ...platform.institute.forge, kind: 'gitlab' },
  },
};

function pageOf(id: string, all: ReadonlyMap<string, string> = pages): string {
  return all.get(`docs/forms/${id}.html`) ?? '';
}

/** Names of what a browser would send. */
function controlsOf(html: string): readonly string[] {
  return [
    ...html.matchAll(/<(?:input type="text"|select|textarea) id="[^"]+" name="([^"]+)"/g),
  ].map(([, name = '']) => name);
}

describe('the static page of a request', () => {
  it('is there for each kind, and one page leads to all of them', () => {
    expect([...pages.keys()]).toEqual([
      'docs/forms/index.html',
      ...kinds.map(({ id }) => `docs/forms/${id}.html`),
    ]);
    for (const { id } of kinds) expect(pageOf('index')).toContain(`href="${id}.html"`);
  });

  it.each(kinds.map((kind) => [kind.id, kind] as const))(
    'hands on to GitHub’s form what its own link would, for %s',
    (id, kind) => {
      const html = pageOf(id);
      const answers = new Map(
        kind.fields.map((field) => [field.id, `answer to ${field.id}`] as const),
      );
      const action = /<form method="get" action="([^"]+)"/.exec(html)?.[1] ?? '';
      const template = /name="template" value="([^"]+)"/.exec(html)?.[1] ?? '';
      const sent = controlsOf(html).map((name): [string, string] => [name, `answer to ${name}`]);

      const address = `${action}?${new URLSearchParams([['template', template], ...sent])}`;

      expect(address).toBe(
        prefilledLink(kind, answers, { ...platform.institute.forge, kind: 'github' }),
      );
    },
  );

  it.each(kinds.map((kind) => [kind.id, kind] as const))(
    'offers the choices that the form offers, and labels every control, for %s',
    (id, kind) => {
      const html = pageOf(id);
      for (const field of kind.fields.filter(({ type }) => type !== 'checkboxes')) {
        expect(html).toContain(`<label for="${field.id}">`);
        expect(html).toContain(`id="${field.id}-help"`);
      }
      const asked = kind.fields.flatMap((field) =>
        field.type === 'dropdown' ? field.options.map(({ value }) => value) : [],
      );
      const offered = [...html.matchAll(/<option data-value="([^"]+)"/g)].map(([, value]) => value);
      expect(offered).toEqual(asked);
    },
  );

  it('needs no script and fetches nothing', () => {
    for (const html of pages.values()) {
      expect(html).not.toMatch(/<script|<link|<img|@import|url\(|\son[a-z]+=/i);
    }
  });

  it('hides a field only under a condition that another field of the page decides', () => {
    for (const { id, fields } of kinds) {
      const html = pageOf(id);
      const classes = [...html.matchAll(/<div class="([^"]+)">/g)].map(([, name]) => name);
      const conditional = fields.filter(({ when, type }) => when?.only && type !== 'checkboxes');

      expect(classes).toEqual(conditional.map((field) => `only-${field.id}`));
      for (const { when } of conditional) expect(html).toContain(`<select id="${when?.field}"`);
      for (const field of conditional) expect(field.required).toBe(false);
    }
  });

  it('leads to the template on GitLab, which takes no answers one by one', () => {
    const all = new Map(requestPages(onGitlab).map(({ path, text }) => [path, text]));

    for (const { id } of kinds) {
      expect(pageOf(id, all)).toContain('issuable_template=');
      expect(pageOf(id, all)).not.toContain('action=');
    }
  });
});
