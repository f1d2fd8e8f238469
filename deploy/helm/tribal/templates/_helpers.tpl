{{- define "tribal.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "tribal.secret" -}}
{{- .Values.existingSecret | default (printf "%s-secrets" (include "tribal.name" .)) -}}
{{- end -}}

{{- define "tribal.account" -}}
{{- .Values.serviceAccount.name | default (include "tribal.name" .) -}}
{{- end -}}

{{/* Of what has nothing to ask of a cloud: strangers reach some of it. */}}
{{- define "tribal.plainAccount" -}}
{{- .Values.serviceAccount.plainName | default (ternary (printf "%s-plain" (include "tribal.name" .)) "default" .Values.serviceAccount.create) -}}
{{- end -}}

{{/* Labels of everything; the ones of a component are in tribal.selector. */}}
{{- define "tribal.labels" -}}
app.kubernetes.io/name: tribal
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{/* Takes (dict "root" $ "component" NAME). */}}
{{- define "tribal.selector" -}}
app.kubernetes.io/name: tribal
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "tribal.bootstrap" -}}
{{- if eq .Values.kafka.mode "strimzi" -}}
{{ include "tribal.name" . }}-kafka-bootstrap:9092
{{- else -}}
{{ required "kafka.bootstrapServers must be named if kafka.mode is external" .Values.kafka.bootstrapServers }}
{{- end -}}
{{- end -}}

{{- define "tribal.jdbc" -}}
{{- $host := .root.Values.postgres.host | default (printf "%s-postgres" (include "tribal.name" .root)) -}}
jdbc:postgresql://{{ $host }}/{{ .database }}{{ with .root.Values.postgres.options }}?{{ . }}{{ end }}
{{- end -}}

{{/* No rights, no writes to the image: every container of ours. */}}
{{- define "tribal.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}

{{/* Takes (dict "user" NUMBER "group" NUMBER). */}}
{{- define "tribal.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ .user }}
runAsGroup: {{ .group }}
fsGroup: {{ .group }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{/* Where instances of a component go: apart, and wherever the values allow. */}}
{{- define "tribal.placement" -}}
{{- include "tribal.spread" (include "tribal.selector" . | fromYaml) -}}
{{- end -}}

{{/* Takes the labels of the instances. */}}
{{- define "tribal.spread" -}}
{{- range $key := list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
- maxSkew: 1
  topologyKey: {{ $key }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- toYaml $ | nindent 6 }}
{{- end }}
{{- end -}}

{{- define "tribal.scheduling" -}}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Takes (dict "name" VARIABLE "secret" NAME "key" KEY). */}}
{{- define "tribal.fromSecret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef: {name: {{ .secret }}, key: {{ .key }}}
{{- end -}}

{{/* What reads or fills the stores besides the services: in a restore nothing takes backups of a half-filled installation. */}}
{{- define "tribal.besides" -}}
{{- $besides := list -}}
{{- if .Values.restore.enabled -}}
{{- $besides = append $besides "restore" -}}
{{- else if .Values.backup.enabled -}}
{{- $besides = append $besides "backup" -}}
{{- end -}}
{{- if .Values.records.command -}}
{{- $besides = append $besides "records" -}}
{{- end -}}
{{- toJson $besides -}}
{{- end -}}
