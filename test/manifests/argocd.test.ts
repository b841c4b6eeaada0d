import { describe, expect, it } from 'vitest';
import { clusterManifests, clusterObjects } from '../../generators/manifests/cluster.ts';
import { instancePaths } from '../../generators/manifests/paths.ts';
import { refusals } from '../../generators/manifests/refuse.ts';
import { resolveInstance } from '../../lib/instance/index.ts';
import {
  type Application,
  type AppProject,
  clusterApplications,
  clusterProjects,
  instanceApplication,
  instanceProject,
  tenantKinds,
} from '../../lib/kubernetes/argocd/index.ts';
import { clusterRoom } from '../../lib/kubernetes/cluster/index.ts';
import { kindOf } from '../../lib/kubernetes/fields/index.ts';
import { type Cluster, platform } from '../../lib/platform/index.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';

const clusters: readonly Cluster[] = Object.values(platform.clusters);

function projectsOf(cluster: Cluster): ReadonlyMap<string, AppProject> {
  const room = clusterRoom(cluster, platform);
  const projects = clusterProjects(platform.institute, room);
  return new Map(projects.map((project) => [project.metadata.name, project]));
}

function projectOf(name: string, cluster = clusters[0]): AppProject {
  const project = cluster && projectsOf(cluster).get(name);
  if (project === undefined) throw new Error(`no project ${name}`);
  return project;
}

describe.each(clusters.map((cluster) => [cluster.id, cluster] as const))(
  'the Argo CD of the cluster %s',
  (id, cluster) => {
    const applications = new Map<string, Application>(
      clusterApplications(cluster, platform.institute).map((app) => [app.metadata.name, app]),
    );

    it('has a root and a platform Application that never prune, by policy, option or cascade', () => {
      expect([...applications.keys()]).toEqual(['platform', 'root']);
      for (const { metadata, spec } of applications.values()) {
        expect(spec.syncPolicy.automated.prune).toBe(false);
        expect(spec.syncPolicy.automated.allowEmpty).toBe(false);
        expect(spec.syncPolicy.syncOptions).toContain('Prune=false');
        expect(metadata.annotations?.['argocd.argoproj.io/sync-options']).toBe(
          'Delete=false,Prune=false',
        );
        expect(metadata).not.toHaveProperty('finalizers');
      }
    });

    it('follows the branch that only CI moves, and its own folder only', () => {
      for (const { spec } of applications.values()) {
        expect(spec.source.targetRevision).toBe('refs/heads/live');
        expect(spec.source.path).toMatch(new RegExp(`^dist/${id}/`));
        expect(spec.destination.server).toBe('https://kubernetes.default.svc');
      }
    });

    it('names no instance in the files of the cluster, so that two requests never conflict', () => {
      const paths = clusterManifests(cluster, platform).map(({ path }) => path);

      expect(paths).toEqual([
        `${id}/bootstrap/manifests.yaml`,
        `${id}/argocd/root.yaml`,
        `${id}/platform/manifests.yaml`,
      ]);
    });

    it('is told nothing that Kubernetes or Argo CD would not understand', () => {
      const objects = clusterManifests(cluster, platform).flatMap((manifest) => manifest.objects);

      expect(refusals(objects)).toEqual([]);
    });
  },
);

describe('the projects of Argo CD', () => {
  it('are few, and every one draws from this repository alone', () => {
    for (const cluster of clusters) {
      expect([...projectsOf(cluster).keys()]).toEqual(['default', 'platform', 'root']);
      for (const name of ['platform', 'root']) {
        const { sourceRepos } = projectOf(name, cluster).spec;
        expect(sourceRepos).toEqual([platform.institute.argocd.repoUrl]);
      }
    }
  });

  it('leave nothing to an Application that names no project', () => {
    expect(projectOf('default').spec).toMatchObject({
      sourceRepos: [],
      destinations: [],
      clusterResourceWhitelist: [],
      namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
    });
  });

  it.each(['Secret', 'Role', 'RoleBinding', 'Pod', 'Application', 'SecretStore'])(
    'let no instance bring a %s',
    (kind) => {
      expect(tenantKinds.map((known) => known.kind)).not.toContain(kind);
    },
  );

  it('list only kinds that the renderer can check, all namespaced', () => {
    const versions = ['v1', 'v2', 'v1alpha1'];
    for (const { group, kind } of tenantKinds) {
      const known = versions
        .map((version) => kindOf(group === '' ? version : `${group}/${version}`, kind))
        .filter((found) => found !== undefined);

      expect(known, kind).toEqual([expect.objectContaining({ namespaced: true })]);
    }
  });

  it('let root make Applications and projects, beside Argo CD and nowhere else', () => {
    expect(projectOf('root').spec).toMatchObject({
      destinations: [{ namespace: platform.institute.argocd.namespace }],
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: [
        { group: 'argoproj.io', kind: 'AppProject' },
        { group: 'argoproj.io', kind: 'Application' },
      ],
    });
  });

  it.each(clusters.map((cluster) => [cluster.id, cluster] as const))(
    'let platform make exactly the kinds that the cluster %s has once, where it has them',
    (_, cluster) => {
      const { destinations, clusterResourceWhitelist, namespaceResourceWhitelist } = projectOf(
        'platform',
        cluster,
      ).spec;
      const admitted = [...clusterResourceWhitelist, ...(namespaceResourceWhitelist ?? [])];

      const used = new Set<string>();
      for (const { apiVersion, kind, metadata } of clusterObjects(cluster, platform)) {
        const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
        expect(admitted).toContainEqual({ group, kind });
        used.add(`${group}/${kind}`);
        if (metadata.namespace === undefined) continue;
        expect(destinations.map(({ namespace }) => namespace)).toContain(metadata.namespace);
      }
      expect(used.size).toBe(admitted.length);
    },
  );

  it('let platform make no identity and no permission: those are a person’s to apply', () => {
    for (const cluster of clusters) {
      const { spec } = projectOf('platform', cluster);
      const kinds = [...spec.clusterResourceWhitelist, ...(spec.namespaceResourceWhitelist ?? [])];

      expect(kinds.filter(({ group }) => group === 'rbac.authorization.k8s.io')).toEqual([]);
    }
  });
});

describe('the Application of an instance', () => {
  const [instance] = generateFleet(1, platform);
  if (instance === undefined) throw new Error('no instance');
  const resolved = resolveInstance(instance, platform);
  const { metadata, spec } = instanceApplication(resolved, platform.institute);

  it('draws from the folder that its manifests are rendered to', () => {
    expect(`${spec.source.path}/manifests.yaml`).toBe(`dist/${instancePaths(instance).manifests}`);
    expect(spec.source).not.toHaveProperty('directory');
  });

  it('deploys to the namespace of the instance, within a project that admits no other', () => {
    const project = instanceProject(resolved, platform.institute);

    expect(spec.project).toBe(project.metadata.name);
    expect(project.spec).toMatchObject({
      sourceRepos: [platform.institute.argocd.repoUrl],
      destinations: [spec.destination],
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace', name: resolved.namespace }],
      namespaceResourceWhitelist: tenantKinds,
    });
    expect(project.metadata.annotations?.['argocd.argoproj.io/sync-wave']).toBe('-1');
    expect(project.metadata.annotations?.['argocd.argoproj.io/sync-options']).toBe(
      'Delete=false,Prune=false',
    );
    expect(spec.destination).toEqual({
      server: 'https://kubernetes.default.svc',
      namespace: resolved.namespace,
    });
  });

  it('leaves the notebook running when it is deleted or pruned, and never takes nothing for all', () => {
    expect(metadata).not.toHaveProperty('finalizers');
    expect(metadata.annotations?.['argocd.argoproj.io/sync-options']).toBe(
      'Delete=false,Prune=false',
    );
    expect(spec.syncPolicy.automated).toEqual({ prune: true, selfHeal: true, allowEmpty: false });
  });

  it('names the issue that asked for it, for whoever tells what has become of it', () => {
    expect(metadata.annotations?.['eln.fleet/request']).toBe(String(instance.request.number));
  });

  it('is held up by a failed job at every try, and mended by any commit after a bad one', () => {
    // What each of these would break: lib/kubernetes/argocd/{instance-application,sync}.ts.
    expect(spec.syncPolicy.syncOptions).not.toContain('ApplyOutOfSyncOnly=true');
    expect(metadata.annotations).not.toHaveProperty(['argocd.argoproj.io/manifest-generate-paths']);
  });
});
