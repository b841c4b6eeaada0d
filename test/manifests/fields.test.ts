import { describe, expect, it } from 'vitest';
import { fields } from '../../lib/kubernetes/fields/index.ts';

const scalars = ['string', 'integer', 'number', 'boolean', 'quantity', 'int-or-string', 'any'];

describe('what is known of Kubernetes', () => {
  it('is read from Kubernetes 1.36', () => {
    expect(fields.sources['k8s.io/kubernetes']).toMatch(/^v1\.36\.\d+$/);
  });

  it('has fields newer than those of cdk8s-plus-28', () => {
    expect(fields.types['SecurityContext']).toHaveProperty('appArmorProfile');
    expect(fields.types['PodSpec']).toHaveProperty('hostUsers');
  });

  it('has no Secret, so that none can ever be rendered', () => {
    expect(Object.keys(fields.kinds)).not.toContain('v1/Secret');
  });

  it('leaves no type unexplained', () => {
    const all = [
      ...Object.values(fields.kinds).map((kind) => kind.fields),
      ...Object.values(fields.types),
    ];
    const named = new Set(
      all
        .flatMap((known) => Object.values(known))
        .map((type) => type.replace(/^(?:\[[^\]]*\]|\{\})+/, '')),
    );

    const unexplained = [...named].filter(
      (type) => !scalars.includes(type) && fields.types[type] === undefined,
    );
    expect(named.size).toBeGreaterThan(200);
    expect(unexplained).toEqual([]);
  });
});
