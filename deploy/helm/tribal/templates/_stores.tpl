{{/*
A server of which there is one instance. Takes (dict "root" $ "component" NAME "image" IMAGE "port" NUMBER "storage" SIZE
"class" STORAGE_CLASS "path" PATH "user" NUMBER "readOnly" BOOL "container" TEXT "volumes" TEXT).
*/}}
{{- define "tribal.store" }}
{{- $name := printf "%s-%s" (include "tribal.name" .root) .component }}
apiVersion: v1
kind: Service
metadata:
  name: {{ $name }}
  labels:
    {{- include "tribal.labels" .root | nindent 4 }}
spec:
  clusterIP: None
  selector:
    {{- include "tribal.selector" . | nindent 4 }}
  ports:
    - {name: server, port: {{ .port }}, targetPort: server}
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ $name }}
  labels:
    {{- include "tribal.labels" .root | nindent 4 }}
spec:
  replicas: 1
  serviceName: {{ $name }}
  selector:
    matchLabels:
      {{- include "tribal.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "tribal.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
    spec:
      serviceAccountName: {{ include "tribal.plainAccount" .root }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: 60
      securityContext:
        {{- include "tribal.podSecurity" (dict "user" .user "group" .user) | nindent 8 }}
      {{- include "tribal.scheduling" .root | nindent 6 }}
      containers:
        - name: {{ .component }}
          image: {{ .image }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          ports:
            - {name: server, containerPort: {{ .port }}}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: {{ .readOnly }}
            capabilities: {drop: [ALL]}
          {{- .container | nindent 10 }}
            - {name: tmp, mountPath: /tmp}
            {{- if .storage }}
            - {name: data, mountPath: {{ .path }}}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir: {}
        {{- with .volumes }}
        {{- . | nindent 8 }}
        {{- end }}
  {{- if .storage }}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec:
        accessModes: [ReadWriteOnce]
        {{- with .class }}
        storageClassName: {{ . }}
        {{- end }}
        resources: {requests: {storage: {{ .storage }}}}
  {{- end }}
{{- end }}

{{- define "tribal.postgres" -}}
env:
  - {name: POSTGRES_USER, value: {{ .Values.postgres.username }}}
  - {name: POSTGRES_INITDB_ARGS, value: "--auth-host=scram-sha-256 --data-checksums"}
  # A folder of its own: the volume's root may hold lost+found.
  - {name: PGDATA, value: /var/lib/postgresql/data/pgdata}
  {{- include "tribal.fromSecret" (dict "name" "POSTGRES_PASSWORD" "secret" (include "tribal.secret" .) "key" "postgres-password") | nindent 2 }}
resources:
  requests: {cpu: 250m, memory: 512Mi}
  limits: {memory: 1Gi}
startupProbe:
  exec: {command: [pg_isready, --host=127.0.0.1, --username={{ .Values.postgres.username }}]}
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  exec: {command: [pg_isready, --host=127.0.0.1, --username={{ .Values.postgres.username }}]}
  failureThreshold: 6
readinessProbe:
  exec: {command: [pg_isready, --host=127.0.0.1, --username={{ .Values.postgres.username }}]}
  periodSeconds: 5
volumeMounts:
  - {name: socket, mountPath: /var/run/postgresql}
  - {name: databases, mountPath: /docker-entrypoint-initdb.d, readOnly: true}
{{- end -}}

{{- define "tribal.postgresVolumes" -}}
- name: socket
  emptyDir: {}
- name: databases
  configMap: {name: {{ include "tribal.name" . }}-postgres}
{{- end -}}

{{- define "tribal.vectors" -}}
resources:
  {{- toYaml .Values.vectors.resources | nindent 2 }}
# A torn index can end the server: it is started again, and Tribal builds the index anew.
startupProbe:
  httpGet: {path: /api/v2/heartbeat, port: server}
  periodSeconds: 2
  failureThreshold: 90
livenessProbe:
  httpGet: {path: /api/v2/heartbeat, port: server}
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /api/v2/heartbeat, port: server}
volumeMounts:
{{- end -}}

{{- define "tribal.valkey" -}}
command: [valkey-server, /etc/valkey/valkey.conf, --save, "", --maxmemory, 128mb, --maxmemory-policy, allkeys-lru]
resources:
  requests: {cpu: 50m, memory: 64Mi}
  limits: {memory: 192Mi}
startupProbe:
  tcpSocket: {port: server}
  periodSeconds: 2
livenessProbe:
  tcpSocket: {port: server}
readinessProbe:
  tcpSocket: {port: server}
volumeMounts:
  - {name: configuration, mountPath: /etc/valkey, readOnly: true}
{{- end -}}
