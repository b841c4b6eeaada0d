import { description } from './description.ts';

/** Before the first test, so that the wait for it counts against none. */
export async function setup(): Promise<void> {
  await description();
}
