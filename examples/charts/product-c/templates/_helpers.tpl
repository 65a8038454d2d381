{{/*
The name of every object: the release name, followed by the chart name unless the
release name already contains it. It ends at 52 characters, since a StatefulSet labels
its pods <name>-<revision hash>, and holds no dots, since a Service name must not.
*/}}
{{- define "product-c.fullname" -}}
{{- $name := .Release.Name -}}
{{- if not (contains .Chart.Name .Release.Name) -}}
{{- $name = printf "%s-%s" .Release.Name .Chart.Name -}}
{{- end -}}
{{- $name | replace "." "-" | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{/* The image tag: the chart's appVersion unless the values name another. */}}
{{- define "product-c.tag" -}}
{{- .Values.image.tag | default .Chart.AppVersion -}}
{{- end -}}

{{/* What selects the pods. Selectors cannot be changed later: only name and instance. */}}
{{- define "product-c.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* The labels of every object and of the pods. */}}
{{- define "product-c.labels" -}}
{{ include "product-c.selectorLabels" . }}
app.kubernetes.io/version: {{ include "product-c.tag" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: ringfleet
{{- end -}}

{{/* The environment variable of a feature: fast-retry and fastRetry are FEATURE_FAST_RETRY. */}}
{{- define "product-c.featureVariable" -}}
{{- regexReplaceAll "([a-z0-9])([A-Z])" . "${1}_${2}" | replace "-" "_" | upper | printf "FEATURE_%s" -}}
{{- end -}}
