{{/*
The name of every object: the release name, followed by the chart name unless the
release name already contains it. Service names end at 63 characters and hold no dots.
*/}}
{{- define "product-a.fullname" -}}
{{- $name := .Release.Name -}}
{{- if not (contains .Chart.Name .Release.Name) -}}
{{- $name = printf "%s-%s" .Release.Name .Chart.Name -}}
{{- end -}}
{{- $name | replace "." "-" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* The image tag: the chart's appVersion unless the values name another. */}}
{{- define "product-a.tag" -}}
{{- .Values.image.tag | default .Chart.AppVersion -}}
{{- end -}}

{{/* What selects the pods. Selectors cannot be changed later: only name and instance. */}}
{{- define "product-a.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* The labels of every object and of the pods. */}}
{{- define "product-a.labels" -}}
{{ include "product-a.selectorLabels" . }}
app.kubernetes.io/version: {{ include "product-a.tag" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: ringfleet
{{- end -}}
