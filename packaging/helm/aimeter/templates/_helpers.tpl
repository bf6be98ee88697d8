{{- define "aimeter.name" -}}
{{- printf "%s-collector" .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "aimeter.selector" -}}
app.kubernetes.io/name: aimeter
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "aimeter.labels" -}}
{{ include "aimeter.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "aimeter.image" -}}
{{ .repository }}:{{ .tag | default .version }}
{{- end -}}

{{/* What every collector gets. Call with (dict "root" $ "writer" FIELDPATH). */}}
{{- define "aimeter.collector" -}}
image: {{ include "aimeter.image" (merge (dict "version" .root.Chart.AppVersion) .root.Values.image) }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
args: ["collect", "--config", "/etc/aimeter/collector.yaml"]
env:
  - name: AIMETER_COLLECT_WRITER
    valueFrom:
      fieldRef:
        fieldPath: {{ .writer }}
  - name: AIMETER_COLLECT_HTTP_LISTEN
    value: "0.0.0.0:{{ .root.Values.metrics.port }}"
  - name: AIMETER_COLLECT_HTTP_TOKEN_FILE
    value: /run/secrets/aimeter/metrics-token
  {{- with .root.Values.javaOptions }}
  - name: COLLECTOR_JAVA_OPTS
    value: {{ . | quote }}
  {{- end }}
ports:
  - name: aimeter
    containerPort: {{ .root.Values.metrics.port }}
livenessProbe:
  httpGet:
    path: /health/live
    port: aimeter
  initialDelaySeconds: 30
  periodSeconds: 30
  timeoutSeconds: 5
  failureThreshold: 5
resources:
  {{- toYaml .root.Values.resources | nindent 2 }}
volumeMounts:
  - name: aimeter
    mountPath: /var/lib/aimeter
  - name: aimeter-config
    mountPath: /etc/aimeter
    readOnly: true
  - name: aimeter-secrets
    mountPath: /run/secrets/aimeter
    readOnly: true
  - name: aimeter-tmp
    mountPath: /tmp
{{- end -}}

{{- define "aimeter.collectorVolumes" -}}
- name: aimeter-tmp
  emptyDir:
    sizeLimit: 64Mi
- name: aimeter-config
  configMap:
    name: {{ include "aimeter.name" . }}
- name: aimeter-secrets
  secret:
    secretName: {{ .Values.existingSecret }}
    defaultMode: 0440
{{- end -}}

{{/* For charts of applications that depend on this one: init containers, the environment, and volumes of a metered pod. They run as the
     pod's own user, because the collector deletes queues that the application has written. Call with the subchart's context. */}}
{{- define "aimeter.sidecar.initContainers" -}}
- name: aimeter-agent
  image: {{ include "aimeter.image" (merge (dict "version" .Chart.AppVersion) .Values.agentImage) }}
  imagePullPolicy: {{ .Values.agentImage.pullPolicy }}
  command: ["cp", "-f", "/aimeter.jar", "/aimeter-agent/aimeter.jar"]
  resources:
    requests:
      cpu: 10m
      memory: 16Mi
    limits:
      memory: 32Mi
  securityContext:
    {{- include "aimeter.sidecar.locked" . | nindent 4 }}
  volumeMounts:
    - name: aimeter-agent
      mountPath: /aimeter-agent
- name: aimeter-collector
  restartPolicy: Always
  {{- include "aimeter.collector" (dict "root" . "writer" "metadata.name") | nindent 2 }}
  securityContext:
    {{- include "aimeter.sidecar.locked" . | nindent 4 }}
{{- end -}}

{{- define "aimeter.sidecar.locked" -}}
runAsNonRoot: true
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: ["ALL"]
{{- end -}}

{{- define "aimeter.sidecar.env" -}}
- name: JAVA_TOOL_OPTIONS
  value: "-javaagent:/aimeter-agent/aimeter.jar"
- name: AIMETER_DIR
  value: /var/lib/aimeter
{{- end -}}

{{- define "aimeter.sidecar.volumeMounts" -}}
- name: aimeter-agent
  mountPath: /aimeter-agent
  readOnly: true
- name: aimeter
  mountPath: /var/lib/aimeter
{{- end -}}

{{- define "aimeter.sidecar.volumes" -}}
- name: aimeter-agent
  emptyDir:
    sizeLimit: 64Mi
- name: aimeter
  emptyDir:
    sizeLimit: 2Gi
{{ include "aimeter.collectorVolumes" . }}
{{- end -}}
