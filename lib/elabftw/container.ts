/**
 * What the image of one container generation wants and offers. Everything that a
 * new generation may change is a field here: it is then one more file.
 */
export interface ContainerFacts {
  readonly generation: 5 | 6;
  /** Whether it runs without root and without a writable root file system. */
  readonly unprivileged: boolean;
  /** Port that nginx listens on, IPv4 only. */
  readonly port: number;
  /** What the image's own entry point runs. */
  readonly command: readonly string[];
  readonly paths: {
    /** Where `bin/console`, `bin/init` and `src/sql/structure.sql` are. */
    readonly application: string;
    /** s6-overlay's; belongs to the container's own uid (generation 6). */
    readonly run: string;
    /** Emptied at every start: never shared between pods. */
    readonly cache: string;
    readonly uploads: string;
    readonly exports: string;
    /** A folder inside PHP's `open_basedir` where certificates can be mounted. */
    readonly certificates: string;
  };
  /** Endpoints that answer without a login. */
  readonly probes: {
    /** PHP answers. */
    readonly startup: string;
    /** nginx answers. */
    readonly liveness: string;
    /** The database answers; knows nothing of schemas. */
    readonly readiness: string;
  };
}
