export const digest = `sha256:${'0'.repeat(64)}`;

/** A namespace with one workload, about which no rule has anything to say. */
export const good = `
apiVersion: v1
kind: Namespace
metadata: {name: eln-a}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: quota, namespace: eln-a}
---
apiVersion: v1
kind: LimitRange
metadata: {name: limits, namespace: eln-a}
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: eln-production}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: default-deny, namespace: eln-a}
spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: eln-a}
spec:
  podSelector: {matchLabels: {role: web}}
  policyTypes: [Ingress, Egress]
  ingress: [{from: [{podSelector: {matchLabels: {role: web}}}]}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: eln-a}
automountServiceAccountToken: false
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web, namespace: eln-a}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector: {matchLabels: {role: web}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: eln-a}
spec: {selector: {role: web}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: web, namespace: eln-a}
data: {site: "https://a.example", password_file: /run/secrets/db}
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: web
  namespace: eln-a
  labels: {app.kubernetes.io/instance: web, owner: "4154"}
  annotations: {email: a@a.example}
spec:
  template:
    metadata: {labels: {role: web}}
    spec:
      serviceAccountName: web
      automountServiceAccountToken: false
      priorityClassName: eln-production
      topologySpreadConstraints: [{labelSelector: {matchLabels: {role: web}}}]
      containers:
        - name: web
          image: registry.example/elab:6.0.4@${digest}
          imagePullPolicy: Always
          ports: [{name: http, containerPort: 8080}]
          env: [{name: DB_PASSWORD_FILE, value: /run/secrets/db}, {name: SITE, value: a}]
          livenessProbe: {httpGet: {path: /, port: http}}
          readinessProbe: {tcpSocket: {port: 8080}}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: once
  namespace: eln-a
  labels: {owner: "4154"}
  annotations: {email: a@a.example}
spec:
  ttlSecondsAfterFinished: 60
  template:
    metadata: {labels: {role: web}}
    spec:
      serviceAccountName: web
      automountServiceAccountToken: false
      priorityClassName: eln-production
      containers:
        - name: once
          image: registry.example/elab:6.0.4@${digest}
          imagePullPolicy: Always
          ports: [{name: http, containerPort: 8080}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: eln-a}
rules: [{apiGroups: [""], resources: [pods], verbs: [get, list]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader, namespace: eln-a}
roleRef: {kind: Role, name: reader}
subjects: [{kind: ServiceAccount, name: web}]
`;
