import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FleetError } from '../../../lib/base/index.ts';
import { readTriggerPayload } from '../../../lib/forge/index.ts';

/** As GitLab writes it (webhook events, issue events), shortened; everything else is the requester's. */
function payload(attributes: unknown, rest: Readonly<Record<string, unknown>> = {}): string {
  const project = { id: 1, path_with_namespace: 'inrea/eln-fleet' };
  return JSON.stringify({ object_kind: 'issue', project, object_attributes: attributes, ...rest });
}

describe('the payload of the trigger', () => {
  it('gives the number of the issue, and nothing else', () => {
    const text = payload({ id: 301, iid: 23, title: 'A notebook', description: '$TOKEN `id`' });

    expect(readTriggerPayload(text)).toBe(23);
  });

  it('of a confidential issue does too', () => {
    const text = payload({ iid: 23 }, { event_type: 'confidential_issue' });

    expect(readTriggerPayload(text)).toBe(23);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"object_kind": "issue"'],
    ['null', 'null'],
    ['a list', '[{"iid": 1}]'],
    ['a merge request', payload({ iid: 1 }, { object_kind: 'merge_request' })],
    ['a comment', payload({ id: 1 }, { object_kind: 'note', issue: { iid: 1 } })],
    ['no attributes', JSON.stringify({ object_kind: 'issue' })],
    ['attributes that are a list', payload([1])],
    ['attributes that are a text', payload('iid')],
    ['no number', payload({ id: 1 })],
    ['a text', payload({ iid: '23' })],
    ['a text that is a command', payload({ iid: '23; rm -rf /' })],
    ['zero', payload({ iid: 0 })],
    ['a negative number', payload({ iid: -1 })],
    ['a fraction', payload({ iid: 1.5 })],
    ['a number that no issue has', payload({ iid: 2 ** 53 })],
    ['a list of one', payload({ iid: [23] })],
    ['a prototype', '{"object_kind":"issue","__proto__":{"object_attributes":{"iid":1}}}'],
    ['a prototype below', '{"object_kind":"issue","object_attributes":{"__proto__":{"iid":1}}}'],
    ['more than 8 MiB', payload({ iid: 1, description: 'x'.repeat(9 * 1024 * 1024) })],
  ])('that holds %s is refused', (_, text) => {
    expect(() => readTriggerPayload(text)).toThrow(
      expect.objectContaining({ code: 'TRIGGER_PAYLOAD', exit: 3 }),
    );
  });

  it('of any text whatever gives a number or an error that quotes nothing of it', () => {
    const secret = fc.constantFrom('Zq7Zq7', '%CI_JOB_TOKEN%', '\u001b[31mZq7');
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('iid', 'object_attributes', 'object_kind'), tie('any')),
      ),
    })).any;
    const kinds = fc.constantFrom('issue', 'note', 'work_item', 'issues');
    fc.assert(
      fc.property(value, kinds, secret, (attributes, object_kind, title) => {
        const text = JSON.stringify({ object_kind, object_attributes: attributes, title });
        try {
          const number = readTriggerPayload(text);
          expect(object_kind).toBe('issue');
          expect(Number.isSafeInteger(number) && number > 0).toBe(true);
        } catch (error) {
          if (!(error instanceof FleetError)) throw error;
          expect(error.message).not.toContain('Zq7');
          expect(error.message).not.toContain('CI_JOB_TOKEN');
        }
      }),
      { seed: 20261124, numRuns: 150 },
    );
  });

  it('reads every number that an issue can have', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        fc.jsonValue(),
        (iid, any) => {
          expect(readTriggerPayload(payload({ iid, any }))).toBe(iid);
        },
      ),
      { seed: 20261124 },
    );
  });
});
