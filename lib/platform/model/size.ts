/** How much an instance gets. Figures: facts/database.md E.3, to be measured in service. */
export interface Size {
  /** Users that the size is made for, at most. */
  readonly users: number;
  readonly web: Workload & {
    /** `MAX_PHP_MEMORY`, per PHP process, in Mi. */
    readonly phpMemoryMi: number;
    /** `PHP_MAX_CHILDREN`: simultaneous requests. */
    readonly phpChildren: number;
    /** `NGINX_WORK_PROC`: never `auto`, which counts the node's cores. */
    readonly nginxWorkers: number;
    /** `MAX_UPLOAD_SIZE`, in Mi. */
    readonly uploadMi: number;
  };
  readonly database: Workload & {
    /** `innodb_buffer_pool_size`, in Mi. */
    readonly bufferPoolMi: number;
    /** `max_connections`: above the PHP children, with room for backup and reconciler. */
    readonly connections: number;
  };
  /** Default claims, in Gi. An instance may ask for more, never for less than it has. */
  readonly storage: { readonly databaseGi: number; readonly filesGi: number };
}

/** Requests and limits of one container: CPU in millicores, memory in Mi. */
export interface Workload {
  readonly cpu: { readonly request: number; readonly limit: number };
  readonly memory: { readonly request: number; readonly limit: number };
}

/** The sizes that an instance may have. */
export const sizeIds = ['S', 'M', 'L'] as const;
export type SizeId = (typeof sizeIds)[number];
