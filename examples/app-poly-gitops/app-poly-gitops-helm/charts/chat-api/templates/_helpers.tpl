{{/* What selects the pods. Selectors cannot be changed later: only name and instance. */}}
{{- define "chat-api.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* The labels of every object and of the pods. */}}
{{- define "chat-api.labels" -}}
{{ include "chat-api.selectorLabels" . }}
app.kubernetes.io/version: {{ .Values.image.tag | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}
