{{/* The stores of embedding-service and auth-service, and where secrets are as files. */}}
{{- define "tribal.backupEnvironment" -}}
{{ include "tribal.embeddingEnvironment" . }}
{{ include "tribal.fromSecret" (dict "name" "TRIBAL_AUTH_DATABASE_PASSWORD" "secret" (include "tribal.secret" .) "key" "postgres-password") }}
{{ include "tribal.authEnvironment" . }}
- {name: TRIBAL_SCRUB_KEYFILE, value: /run/keys/scrub-key}
- {name: TRIBAL_MCP_KEYFILE, value: /run/keys/mcp-key}
- {name: TRIBAL_BACKUP_KEYS_FILE, value: /etc/tribal/backup/keys}
- {name: TRIBAL_DATA_DIR, value: /tmp}
{{ include "tribal.firstEnvironment" "/tmp/first" }}
{{- end -}}

{{/* In the environment, so that what is called in the pod by hand goes by the same. */}}
{{- define "tribal.scheduleEnvironment" -}}
{{- $place := .Values.backup.to | default "/var/lib/tribal/backups" -}}
- {name: TRIBAL_BACKUP_TO, value: {{ $place | quote }}}
- {name: TRIBAL_BACKUP_FROM, value: {{ $place | quote }}}
- {name: TRIBAL_BACKUP_FULLEVERY, value: {{ .Values.backup.fullEvery | quote }}}
- {name: TRIBAL_BACKUP_KEEP, value: {{ int .Values.backup.keep | quote }}}
- {name: TRIBAL_BACKUP_PORT, value: "8080"}
{{- end -}}

{{/*
What a backup reads and a restore fills. Takes (dict "root" $ "volume" BOOL "writes" NAME): whether the backups are in the
volume, and which of the volumes "backups" and "blobs" is written.
*/}}
{{- define "tribal.backupMounts" -}}
- {name: backup-keys, mountPath: /etc/tribal/backup, readOnly: true}
- {name: auth-keys, mountPath: /run/tribal, readOnly: true}
- {name: keys, mountPath: /run/keys, readOnly: true}
{{- if .volume }}
- {name: backups, mountPath: /var/lib/tribal/backups, readOnly: {{ ne .writes "backups" }}}
{{- end }}
{{- if eq .root.Values.blobs.store "file" }}
- {name: blobs, mountPath: /var/lib/tribal/blobs, readOnly: {{ ne .writes "blobs" }}}
{{- end }}
{{- end -}}

{{/* Takes the same. */}}
{{- define "tribal.backupVolumes" -}}
{{- $secret := include "tribal.secret" .root -}}
- name: backup-keys
  secret:
    secretName: {{ .root.Values.backup.keysSecret }}
    defaultMode: 0440
    items: [{key: keys, path: keys}]
# As auth-service has it, and as files what the others are told by a variable.
- name: auth-keys
  secret:
    secretName: {{ $secret }}
    defaultMode: 0440
    items: [{key: api-key-hash.key, path: api-key-hash.key}]
- name: keys
  secret:
    secretName: {{ $secret }}
    defaultMode: 0440
    items: [{key: scrub-key, path: scrub-key}, {key: mcp-key, path: mcp-key}]
{{- if .volume }}
- name: backups
  persistentVolumeClaim: {claimName: {{ include "tribal.name" .root }}-backups}
{{- end }}
{{- with include "tribal.filesVolume" .root }}
{{ . }}
{{- end }}
{{- with include "tribal.blobsVolume" .root }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Where a restore finds backups; empty: in the volume. */}}
{{- define "tribal.restoreFrom" -}}
{{- .Values.restore.from | default .Values.backup.to -}}
{{- end -}}

{{/* A role of its own, or the account of the services. Takes (dict "root" $ "component" NAME "annotations" MAP). */}}
{{- define "tribal.roleName" -}}
{{- if .annotations -}}
{{ include "tribal.name" .root }}-{{ .component }}
{{- else -}}
{{ include "tribal.account" .root }}
{{- end -}}
{{- end -}}

{{/* Takes the same. */}}
{{- define "tribal.roleAccount" }}
{{- if .annotations }}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "tribal.roleName" . }}
  labels:
    {{- include "tribal.labels" .root | nindent 4 }}
  annotations:
    {{- toYaml .annotations | nindent 4 }}
automountServiceAccountToken: false
{{- end }}
{{- end }}
