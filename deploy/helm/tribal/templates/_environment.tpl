{{- define "tribal.authEnvironment" -}}
- {name: TRIBAL_AUTH_DATABASE_URL, value: {{ include "tribal.jdbc" (dict "root" . "database" "auth") | quote }}}
- {name: TRIBAL_AUTH_DATABASE_USERNAME, value: {{ .Values.postgres.username }}}
- {name: TRIBAL_AUTH_SECRETSDIR, value: /run/tribal}
- {name: TRIBAL_AUTH_FIRSTKEYFILE, value: /var/lib/tribal/first/api-key}
- {name: TRIBAL_AUTH_LOGIN_ADMINPASSWORDFILE, value: /var/lib/tribal/first/admin-password}
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

{{/* An autoscaler says how many there are; then the chart does not. */}}
{{- define "tribal.replicas" -}}
{{- if not .autoscaling.enabled }}
replicas: {{ .replicas }}
{{- end }}
{{- end -}}

{{/* A new one is ready before an old one goes. */}}
{{- define "tribal.rolling" -}}
strategy:
  type: RollingUpdate
  rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
{{- end -}}
