import { ApiObject, type App, Chart } from 'cdk8s';
import { type Manifest, placeOf } from './manifest.ts';

/**
 * The chart of one manifest. Each gets an `App` of its own: one `App` for a whole
 * fleet is quadratic (facts/engine.md A4). Nothing but `ApiObject`s with explicit
 * names, no patch and no dependency, so that the order of the file is the order
 * of the list.
 */
export function addChart(app: App, manifest: Manifest): Chart {
  const chart = new Chart(app, placeOf(manifest).id);
  for (const [index, object] of manifest.objects.entries()) {
    // The letter keeps the order: ids that read as numbers would come first.
    new ApiObject(chart, `o${index}`, object);
  }
  return chart;
}
