{{/*
The container of one of the five services. Takes (dict "root" $ "component" NAME "image" MODULE "values" VALUES
"environment" LIST "mounts" LIST), the lists as text; for what is no service, "command" and "account"; and "once" for what
ends by itself and is asked nothing.
*/}}
{{- define "tribal.container" -}}
{{- $name := include "tribal.name" .root -}}
{{- $secret := include "tribal.secret" .root -}}
{{- $values := .root.Values -}}
- name: {{ .component }}
  image: "{{ $values.image.repository }}/{{ .image }}:{{ get $values.image.tags .image | default $values.image.tag | default .root.Chart.AppVersion }}{{ with get $values.image.digests .image }}@{{ . }}{{ end }}"
  imagePullPolicy: {{ $values.image.pullPolicy }}
  {{- with .command }}
  command: {{ toJson . }}
  {{- end }}
  {{- if not .once }}
  ports:
    - {name: http, containerPort: 8080}
  {{- end }}
  securityContext:
    {{- include "tribal.containerSecurity" . | nindent 4 }}
  env:
    - {name: SERVER_PORT, value: "8080"}
    - {name: SERVER_FORWARDHEADERSSTRATEGY, value: native}
    - {name: KAFKA_BOOTSTRAP_SERVERS, value: {{ include "tribal.bootstrap" .root | quote }}}
    - {name: TRIBAL_KAFKA_REPLICATION, value: {{ $values.kafka.replication | quote }}}
    - {name: TRIBAL_AUTH_URL, value: "http://{{ $name }}-auth:8080"}
    - {name: TRIBAL_INGEST_URL, value: "http://{{ $name }}-ingest:8080"}
    - {name: TRIBAL_EMBEDDING_URL, value: "http://{{ $name }}-embedding:8080"}
    - {name: TRIBAL_SEARCH_URL, value: "http://{{ $name }}-search:8080"}
    - {name: TRIBAL_MCP_URL, value: "http://{{ $name }}-mcp:8080"}
    - {name: TRIBAL_PUBLIC_URL, value: {{ $values.publicUrl | quote }}}
    - {name: TRIBAL_BLOBSTORE, value: {{ $values.blobs.store }}}
    - {name: TRIBAL_BLOBSTORE_FOLDER, value: /var/lib/tribal/blobs}
    - {name: TRIBAL_BLOBSTORE_S3_BUCKET, value: {{ $values.blobs.bucket | quote }}}
    - {name: AWS_REGION, value: {{ $values.aws.region }}}
    {{- with $values.aws.endpoint }}
    - {name: TRIBAL_AWS_ENDPOINT, value: {{ . | quote }}}
    {{- end }}
    {{- if or $values.limits.valkey $values.existingSecret }}
    {{- include "tribal.fromSecret" (dict "name" "TRIBAL_LIMITS_REDIS_URL" "secret" $secret "key" "limits-url") | nindent 4 }}
    {{- end }}
    {{- if $values.filesSecret }}
    - {name: SPRING_CONFIG_IMPORT, value: "optional:file:/etc/tribal/files/settings.yml"}
    {{- end }}
    {{- with .environment }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- range $key, $value := merge (dict) .values.environment $values.environment $values.kafka.environment }}
    {{- /* Helm knows a large number as 5.24288e+06. */}}
    - {name: {{ $key }}, value: {{ ternary (int64 $value) $value (and (kindIs "float64" $value) (eq $value (floor $value))) | quote }}}
    {{- end }}
  {{- with $values.kafka.environmentSecret }}
  envFrom:
    - secretRef: {name: {{ . }}}
  {{- end }}
  resources:
    {{- toYaml .values.resources | nindent 4 }}
  {{- if not .once }}
  # Ten minutes to come up: a read model that is rebuilt counts from readiness on.
  startupProbe:
    httpGet: {path: /health/live, port: http}
    periodSeconds: 2
    failureThreshold: 300
  livenessProbe:
    httpGet: {path: /health/live, port: http}
    periodSeconds: 10
    timeoutSeconds: 5
    failureThreshold: 6
  readinessProbe:
    httpGet: {path: /health/ready, port: http}
    periodSeconds: 2
    timeoutSeconds: 3
    failureThreshold: 2
  lifecycle:
    # Until every proxy has heard that it goes, it still answers.
    preStop:
      sleep: {seconds: 8}
  {{- end }}
  volumeMounts:
    - {name: tmp, mountPath: /tmp}
    {{- if $values.filesSecret }}
    - {name: files, mountPath: /etc/tribal/files, readOnly: true}
    {{- end }}
    {{- if .mounts }}
    {{- .mounts | nindent 4 }}
    {{- end }}
{{- end -}}

{{/* What every pod of a service has around its container. Takes the same. */}}
{{- define "tribal.pod" -}}
serviceAccountName: {{ .account | default (include "tribal.account" .root) }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: 60
securityContext:
  {{- include "tribal.podSecurity" (dict "user" 10001 "group" 10001) | nindent 2 }}
{{- if .once }}
restartPolicy: Never
{{- else }}
topologySpreadConstraints:
  {{- include "tribal.placement" (dict "root" .root "component" .component) | nindent 2 }}
{{- end }}
{{- include "tribal.scheduling" .root }}
containers:
  {{- include "tribal.container" . | nindent 2 }}
{{- end -}}

{{/* Files of the installation's own, for every container of the kind above. */}}
{{- define "tribal.filesVolume" -}}
{{- with .Values.filesSecret }}
- name: files
  secret: {secretName: {{ . }}, defaultMode: 0440}
{{- end }}
{{- end -}}

{{/* The blobs' volume, for those who share it. */}}
{{- define "tribal.blobsVolume" -}}
{{- if eq .Values.blobs.store "file" }}
- name: blobs
  persistentVolumeClaim: {claimName: {{ include "tribal.name" . }}-blobs}
{{- end }}
{{- end -}}

{{- define "tribal.blobsMount" -}}
{{- if eq .Values.blobs.store "file" }}
- {name: blobs, mountPath: /var/lib/tribal/blobs}
{{- end }}
{{- end -}}
