import { z } from 'zod';

const day = z.iso.date();
const amount = z.number().positive().max(1e9);

/**
 * What one cluster may give to notebooks: the sum of all requests is held against it.
 * The figure of the cluster's own team, who know what else runs there and how many nodes
 * may fail at once; `source` says how they came by it.
 */
const capacity = z.strictObject({
  /** Processors that pods may request. */
  vcpu: amount,
  /** Memory that pods may request, in GiB. */
  memoryGi: amount,
  /** What claims may ask of the storage class, in GiB, its own copies not counted. */
  storageGi: amount,
  /** Kubernetes objects that the fleet may make there: each lies in etcd and is watched by Argo CD. */
  objects: amount.int(),
  source: z.string().min(1).max(300),
  asOf: day,
});

/** `capacity.json`: by the cluster's id. */
export const capacitySchema = z.record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), capacity);

/**
 * `prices.json`: what a year of each costs the institute, for an estimate in the review.
 * The institute's own figures to set: hardware, power and hosting over the years that it
 * is written off, people not counted. Prices are of what is requested, not of what is used.
 */
export const pricesSchema = z.strictObject({
  currency: z.literal('EUR'),
  vcpuYear: z.number().min(0).max(1e6),
  memoryGiYear: z.number().min(0).max(1e6),
  storageGiYear: z.number().min(0).max(1e6),
  source: z.string().min(1).max(300),
  asOf: day,
});

export type Capacity = Readonly<z.infer<typeof capacity>>;
export type Capacities = Readonly<Record<string, Capacity>>;
export type Prices = Readonly<z.infer<typeof pricesSchema>>;
