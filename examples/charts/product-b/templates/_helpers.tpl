{{/*
The name of every object: the release name, followed by the chart name unless the
release name already contains it. Service names end at 63 characters and hold no dots.
*/}}
{{- define "product-b.fullname" -}}
{{- $name := .Release.Name -}}
{{- if not (contains .Chart.Name .Release.Name) -}}
{{- $name = printf "%s-%s" .Release.Name .Chart.Name -}}
{{- end -}}
{{- $name | replace "." "-" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* The image tag: the chart's appVersion unless the values name another. */}}
{{- define "product-b.tag" -}}
{{- .Values.image.tag | default .Chart.AppVersion -}}
{{- end -}}

{{/* What selects the pods. Selectors cannot be changed later: only name and instance. */}}
{{- define "product-b.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* The labels of every object and of the pods. */}}
{{- define "product-b.labels" -}}
{{ include "product-b.selectorLabels" . }}
app.kubernetes.io/version: {{ include "product-b.tag" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: ringfleet
{{- end -}}
