import { describe, expect, it } from 'vitest';
import type { Instance } from '../../lib/instance/index.ts';
import { ofKind, one } from './objects.ts';
import { least, rendered } from './sample.ts';

const own: Instance = { ...least, host: 'cahier.sols.example' };

describe('the door of an instance', () => {
  it('is the cluster’s wildcard listener when its host is derived', () => {
    const objects = rendered(least);
    const { spec } = one(objects, 'HTTPRoute', 'web');

    expect(spec.hostnames).toEqual(['sols.cle.inrea.example']);
    expect(spec.parentRefs).toEqual([
      {
        group: 'gateway.networking.k8s.io',
        kind: 'Gateway',
        name: 'fleet',
        namespace: 'gateway',
        sectionName: 'https-wildcard',
      },
    ]);
    expect(ofKind(objects, 'ListenerSet')).toEqual([]);
  });

  it('is a listener of its own, with a public certificate, when its host is', () => {
    const objects = rendered(own);
    const { spec } = one(objects, 'HTTPRoute', 'web');
    const listener = one(objects, 'ListenerSet', 'listener').spec;
    const certificate = one(objects, 'Certificate', 'listener-tls').spec;

    expect(spec.hostnames).toEqual(['cahier.sols.example']);
    expect(spec.parentRefs.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
      'ListenerSet/listener',
    ]);
    expect(listener.listeners.map(({ hostname }) => hostname)).toEqual(spec.hostnames);
    expect(listener.parentRef.name).toBe('fleet');
    expect(certificate.dnsNames).toEqual(spec.hostnames);
    expect(certificate.issuerRef.name).toBe('public');
  });

  it.each([
    ['derived', least],
    ['own', own],
  ])('with a host that is %s gives long requests their time and tells HTTPS', (_kind, instance) => {
    const [rule, ...more] = one(rendered(instance), 'HTTPRoute', 'web').spec.rules;

    expect(more).toEqual([]);
    expect(rule?.timeouts).toEqual({ request: '600s', backendRequest: '600s' });
    expect(rule?.filters[0]?.requestHeaderModifier.set).toEqual([
      { name: 'X-Forwarded-Proto', value: 'https' },
    ]);
  });
});
