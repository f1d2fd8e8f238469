{{- define "tribal.authEnvironment" -}}
- {name: TRIBAL_AUTH_DATABASE_URL, value: {{ include "tribal.jdbc" (dict "root" . "database" "auth") | quote }}}
- {name: TRIBAL_AUTH_DATABASE_USERNAME, value: {{ .Values.postgres.username }}}
- {name: TRIBAL_AUTH_SECRETSDIR, value: /run/tribal}
{{- end -}}

{{/* Where the first key and password are put, in a folder. */}}
{{- define "tribal.firstEnvironment" -}}
- {name: TRIBAL_AUTH_FIRSTKEYFILE, value: {{ . }}/api-key}
- {name: TRIBAL_AUTH_LOGIN_ADMINPASSWORDFILE, value: {{ . }}/admin-password}
{{- end -}}

{{- define "tribal.embeddingEnvironment" -}}
{{- $secret := include "tribal.secret" . -}}
{{ include "tribal.fromSecret" (dict "name" "TRIBAL_SCRUB_KEY" "secret" $secret "key" "scrub-key") }}
- {name: TRIBAL_RECORDSTORE, value: {{ .Values.records.store }}}
- {name: TRIBAL_VECTORINDEX, value: chroma}
- {name: TRIBAL_CHROMA_URL, value: {{ .Values.vectors.url | default (printf "http://%s-vectors:8000" (include "tribal.name" .)) | quote }}}
{{- if eq .Values.records.store "jdbc" }}
- {name: TRIBAL_EMBEDDING_DATABASE_URL, value: {{ include "tribal.jdbc" (dict "root" . "database" "records") | quote }}}
- {name: TRIBAL_EMBEDDING_DATABASE_USERNAME, value: {{ .Values.postgres.username }}}
{{ include "tribal.fromSecret" (dict "name" "TRIBAL_EMBEDDING_DATABASE_PASSWORD" "secret" $secret "key" "postgres-password") }}
{{- else if eq .Values.records.store "dynamodb" }}
- {name: TRIBAL_EMBEDDING_DYNAMODB_TABLE, value: {{ .Values.records.table }}}
{{- else }}
- {name: TRIBAL_EMBEDDING_S3_BUCKET, value: {{ required "records.bucket must be named if records.store is s3" .Values.records.bucket }}}
{{- end }}
{{- end -}}

{{/*
None while a restore fills the stores, and no embedding-service while a command works on all records. An autoscaler says how many there are: as many as run stay, since without a number
Kubernetes would take one. Where the chart is only rendered nobody knows them, and it says nothing. Takes (dict "root" $
"component" NAME "kind" KIND).
*/}}
{{- define "tribal.replicas" -}}
{{- $values := index .root.Values .component }}
{{- $autoscaling := $values.autoscaling | default dict }}
{{- if or .root.Values.restore.enabled (and .root.Values.records.command (eq .component "embedding")) }}
replicas: 0
{{- else if not $autoscaling.enabled }}
replicas: {{ $values.replicas }}
{{- else if .root.Release.IsUpgrade }}
{{- $running := lookup "apps/v1" .kind .root.Release.Namespace (printf "%s-%s" (include "tribal.name" .root) .component) }}
replicas: {{ max (dig "spec" "replicas" 0 $running | int) (int $autoscaling.minReplicas) }}
{{- end }}
{{- end -}}

{{/* A new one is ready before an old one goes. */}}
{{- define "tribal.rolling" -}}
strategy:
  type: RollingUpdate
  rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
{{- end -}}
