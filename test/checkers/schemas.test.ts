import { describe, expect, it } from 'vitest';
import { builtinSchemas, schemaPath } from '../../scripts/checkers/schemas/builtin.ts';
import { customSchemas } from '../../scripts/checkers/schemas/custom.ts';
import { customSources, kubernetesSources } from '../../scripts/checkers/schemas/sources.ts';
import { strict } from '../../scripts/checkers/schemas/strict.ts';

const text = { type: 'string' };

describe('a strict schema', () => {
  it('refuses fields that it does not name, at every depth', () => {
    const schema = {
      properties: { a: { items: { properties: { b: text } } } },
    };

    expect(strict(schema)).toEqual({
      properties: {
        a: { items: { properties: { b: text }, additionalProperties: false } },
      },
      additionalProperties: false,
    });
  });

  it.each([
    ['keeps whatever it is given', { 'x-kubernetes-preserve-unknown-fields': true }],
    ['holds a whole object', { 'x-kubernetes-embedded-resource': true }],
  ])('stays open where a field %s', (_, mark) => {
    expect(strict({ properties: { a: text }, ...mark })).toEqual({ properties: { a: text } });
  });

  it('stays open inside conditions, which name no field anew', () => {
    const condition = { properties: { a: { enum: ['x'] } }, required: ['a'] };
    const schema = { properties: { a: text, b: text }, oneOf: [condition], not: condition };

    expect(strict(schema)).toEqual({ ...schema, additionalProperties: false });
  });

  it('keeps the schema of a map’s values', () => {
    const schema = { additionalProperties: { properties: { a: text } } };

    expect(strict(schema)).toEqual({
      additionalProperties: { properties: { a: text }, additionalProperties: false },
    });
  });

  it.each([{ 'x-kubernetes-int-or-string': true }, { type: 'string', format: 'int-or-string' }])(
    'lets an integer that may be a word be either: %j',
    (schema) => {
      expect(strict(schema)).toEqual({ anyOf: [{ type: 'integer' }, { type: 'string' }] });
    },
  );

  it('takes a field for a field, even when its name is a keyword of schemas', () => {
    const schema = { properties: { description: text, default: text, nullable: text } };

    expect(strict(schema)).toEqual({ ...schema, additionalProperties: false });
  });

  it('refuses null: no rendered field is null', () => {
    expect(strict({ type: 'string', nullable: true })).toEqual(text);
  });
});

describe('the schemas of Kubernetes', () => {
  const swagger = {
    definitions: {
      'io.k8s.api.core.v1.Thing': {
        properties: {
          apiVersion: text,
          kind: text,
          spec: { $ref: '#/definitions/io.k8s.api.core.v1.ThingSpec' },
        },
        required: ['spec'],
        'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Thing' }],
      },
      'io.k8s.api.core.v1.ThingSpec': {
        properties: {
          size: { $ref: '#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity' },
          again: { $ref: '#/definitions/io.k8s.api.core.v1.ThingSpec' },
        },
      },
      'io.k8s.apimachinery.pkg.api.resource.Quantity': text,
      'io.k8s.api.core.v1.Unused': { properties: { a: text } },
      'io.k8s.DeleteOptions': {
        'x-kubernetes-group-version-kind': [
          { group: 'a', version: 'v1', kind: 'DeleteOptions' },
          { group: 'b', version: 'v1', kind: 'DeleteOptions' },
        ],
      },
    },
  };

  it('are one file a kind, with everything that it refers to and nothing else', () => {
    const [file, ...others] = builtinSchemas(swagger);

    expect(others).toEqual([]);
    expect(file?.path).toBe('v1/thing_v1.json');
    expect(file?.schema).toMatchObject({
      properties: { apiVersion: { enum: ['v1'] }, kind: { enum: ['Thing'] } },
      required: ['spec', 'apiVersion', 'kind', 'metadata'],
      additionalProperties: false,
    });
    expect(Object.keys(Object(file?.schema['definitions'])).sort()).toEqual([
      'io.k8s.api.core.v1.ThingSpec',
      'io.k8s.apimachinery.pkg.api.resource.Quantity',
    ]);
  });

  it('let an amount be a word or a number', () => {
    expect(builtinSchemas(swagger)[0]?.schema).toMatchObject({
      definitions: {
        'io.k8s.apimachinery.pkg.api.resource.Quantity': {
          anyOf: [{ type: 'string' }, { type: 'number' }],
        },
      },
    });
  });

  it.each([[undefined], [{}], [{ definitions: [] }]])('are none of %j', (nothing) => {
    expect(builtinSchemas(nothing)).toEqual([]);
  });
});

describe('the schemas of custom resources', () => {
  const definition = {
    kind: 'CustomResourceDefinition',
    spec: {
      group: 'a.example',
      names: { kind: 'Thing' },
      versions: [
        {
          name: 'v1',
          served: true,
          schema: { openAPIV3Schema: { properties: { spec: { properties: { a: text } } } } },
        },
        { name: 'v1beta1', served: false, schema: { openAPIV3Schema: {} } },
      ],
    },
  };

  it('are those of the versions that a cluster serves', () => {
    expect(customSchemas(definition).map(({ path }) => path)).toEqual(['a.example/thing_v1.json']);
  });

  it('hold the metadata to account too, which the definition leaves open', () => {
    expect(customSchemas(definition)[0]?.schema).toMatchObject({
      properties: {
        apiVersion: { enum: ['a.example/v1'] },
        metadata: { additionalProperties: false, required: ['name'] },
        spec: { additionalProperties: false },
      },
    });
  });

  it('are none of another kind', () => {
    expect(customSchemas({ ...definition, kind: 'ConfigMap' })).toEqual([]);
    expect(customSchemas(null)).toEqual([]);
  });
});

describe('the places of schemas', () => {
  it.each([
    ['', 'v1', 'Pod', 'v1/pod_v1.json'],
    ['apps', 'v1', 'StatefulSet', 'apps/statefulset_v1.json'],
    ['argoproj.io', 'v1alpha1', 'Application', 'argoproj.io/application_v1alpha1.json'],
  ])('%s/%s %s lies at %s, as kubeconform looks for it', (group, version, kind, path) => {
    expect(schemaPath(group, version, kind)).toBe(path);
  });

  it('are pinned by version and checksum, and no group has two', () => {
    const sources = [...Object.values(kubernetesSources), ...customSources];
    const groups = customSources.flatMap((source) => source.groups ?? []);

    for (const { version, sum } of sources) {
      expect(version).toMatch(/^v\d+\.\d+\.\d+$/);
      expect(sum).toMatch(/^h1:[A-Za-z0-9+/]{43}=$/);
    }
    expect(new Set(groups).size).toBe(groups.length);
  });
});
