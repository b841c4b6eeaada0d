/** What becomes of a request after its merge, told in the comment that held the verdict. */
export { recordMarkdown } from './comment.ts';
export { type Deployment, readDeployment } from './deployment.ts';
export { type DeploymentEvent, eventMarkdown, eventsOf } from './events.ts';
export { rememberedLine, rememberedRecord } from './memory.ts';
export {
  advance,
  kindMerged,
  type LivingRecord,
  type RecordFacts,
  type RecordStep,
  recordSteps,
  stepOf,
} from './state.ts';
