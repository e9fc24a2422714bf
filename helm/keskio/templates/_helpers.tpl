{{/* Name of one service's objects: <release>-<service>. */}}
{{- define "keskio.name" -}}
{{- printf "%s-%s" .release .service | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* What never changes once installed. */}}
{{- define "keskio.selector" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .release }}
{{- end -}}

{{- define "keskio.labels" -}}
{{ include "keskio.selector" . }}
app.kubernetes.io/part-of: keskio
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}
