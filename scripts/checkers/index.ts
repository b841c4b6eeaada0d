import { actionlint } from './external/actionlint.ts';
import { checkov } from './external/checkov.ts';
import { gitleaks } from './external/gitleaks.ts';
import { kubeScore } from './external/kube-score.ts';
import { kubeconform } from './external/kubeconform.ts';
import { kubesec } from './external/kubesec.ts';
import { trivy } from './external/trivy.ts';
import { zizmor } from './external/zizmor.ts';
import type { Checker } from './model.ts';
import { biome, forms, reference, render, tsc } from './own.ts';
import { ownRules } from './rules/index.ts';
import { kubernetesSources } from './schemas/sources.ts';

/** In the order in which they run: what is quick and ours first. */
export const checkers: readonly Checker[] = [
  tsc,
  biome,
  render,
  forms,
  reference,
  ownRules,
  ...Object.keys(kubernetesSources).map(kubeconform),
  kubeScore,
  kubesec,
  gitleaks,
  actionlint,
  zizmor,
  checkov,
  trivy,
];
