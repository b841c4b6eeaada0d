import type { KubernetesObject } from '../../lib/kubernetes/object.ts';

/** One thing that a checker has to say. */
export interface Complaint {
  /** The rule's own name: `container-resources`, `AVD-KSV-0011`, `SC2086`. */
  readonly rule: string;
  /** `Kind/namespace/name`, `Kind/name` when the cluster is its scope, or a path. */
  readonly object: string;
  /** Path from the repository's root, with `:line` where one is known. */
  readonly file: string;
  readonly message: string;
}

/** What one checker did. */
export interface Outcome {
  /** How many objects or files it says it read. */
  readonly looked: number;
  /** How many of those before it is the least that it had to read. */
  readonly expected: number;
  readonly of: 'objects' | 'files';
  readonly complaints: readonly Complaint[];
}

/** A rendered object and where it lies. */
export interface Rendered {
  readonly object: KubernetesObject;
  /** `Kind/namespace/name`. */
  readonly id: string;
  /** Path from the repository's root. */
  readonly file: string;
  /** Folder of the rendered tree that it lies in. */
  readonly cluster: string;
}

/** What there is to look at: read once, shared by every checker. */
export interface Ground {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Absolute path of the rendered tree. */
  readonly dist: string;
  readonly manifests: readonly string[];
  readonly objects: readonly Rendered[];
  /** Paths from the root of every file that git tracks or would track. */
  readonly files: readonly string[];
  /** Folder of a program that is built or unpacked there when it is wanted first. */
  readonly tool: (name: string) => Promise<string>;
  /** Templates of the schemas of one Kubernetes version and of the custom resources in sight. */
  readonly schemas: (kubernetes: string) => Promise<readonly string[]>;
}

export interface Checker {
  readonly name: string;
  /** `all`: takes minutes to build, so only with `--all`. */
  readonly when: 'always' | 'all';
  readonly run: (ground: Ground) => Promise<Outcome>;
}
