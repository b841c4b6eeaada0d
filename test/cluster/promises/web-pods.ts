import { type Pod, podKind } from '../bed/actor/kubelet/pod.ts';
import { inform, type Kubernetes } from '../bed/client/index.ts';

/** Counts the web pods of an instance that were there at the same time, until the signal. */
export class WebPods {
  readonly #there = new Set<string>();
  /** The most that were ever there together. */
  most = 0;

  watch(kubernetes: Kubernetes, namespace: string, signal: AbortSignal): void {
    void inform<Pod>(kubernetes, podKind, (pod, gone) => this.#tell(pod, gone, namespace), signal);
  }

  #tell({ metadata }: Pod, gone: boolean, namespace: string): void {
    if (metadata.namespace !== namespace || !metadata.name.startsWith('web-')) return;
    if (gone) this.#there.delete(metadata.uid);
    else this.#there.add(metadata.uid);
    this.most = Math.max(this.most, this.#there.size);
  }
}
