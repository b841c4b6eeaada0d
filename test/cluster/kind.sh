#!/usr/bin/env bash
# `test/cluster/kind.sh WORD…`: the tests on a cluster of kind, with Argo CD as upstream
# installs it. The words are vitest's, for one file at a time: guards keep what a file has
# made, so each file wants a cluster of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."

name=eln-fleet-test
kubeconfig=$(mktemp)
export KUBECONFIG=$kubeconfig
trap 'kind delete cluster --name "$name"; rm -f "$kubeconfig"' EXIT

# kind pins the image of its node by digest.
kind create cluster --name "$name" --wait 120s

# Argo CD as the fleet documents it: upstream's flavour without any right in the cluster.
# From its Go module, which go.sum holds to its bytes.
(cd test/cluster/bed/go/crds && go mod download github.com/argoproj/argo-cd/v3)
argocd=$(cd test/cluster/bed/go/crds && go list -m -f '{{.Dir}}' github.com/argoproj/argo-cd/v3)
kubectl create namespace argocd
kubectl apply --server-side -f "$argocd/manifests/crds/application-crd.yaml" \
  -f "$argocd/manifests/crds/appproject-crd.yaml" \
  -f "$argocd/manifests/crds/applicationset-crd.yaml"
kubectl apply --server-side -n argocd -f "$argocd/manifests/namespace-install.yaml"
kubectl -n argocd rollout status --timeout=300s statefulset/argocd-application-controller \
  deployment/argocd-repo-server deployment/argocd-redis

# The pods of the notebooks go to the actor's nodes: kind's own would really run them.
kubectl cordon "$name-control-plane"

address=$(docker network inspect kind --format '{{range .IPAM.Config}}{{println .Gateway}}{{end}}' |
  grep -m1 -F .)
FLEET_KUBECONFIG=$kubeconfig FLEET_BED_ADDRESS=$address npm run test:cluster -- "$@"
