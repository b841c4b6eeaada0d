import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { temporaryFolder } from './folder.ts';
import { mysqlTree, writeWrappers } from './mysql.ts';
import { needPhp, needProgram } from './need.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with `mysqld`, `mysql`, `mysqladmin` and `mysqldump`, runnable by anybody. */
    readonly mysql: string;
  }
}

/** Gets what the tests run on, once for all of them; fails with what is missing, never skips. */
export async function setup(project: TestProject): Promise<() => void> {
  await needPhp();
  await needProgram('openssl');
  await needProgram('shellcheck');
  const tree = await mysqlTree();
  // The cache may lie where only root may look, and mysqld never runs as root.
  const folder = temporaryFolder('mysql');
  cpSync(tree, join(folder, 'root'), { recursive: true, verbatimSymlinks: true });
  project.provide('mysql', writeWrappers(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
