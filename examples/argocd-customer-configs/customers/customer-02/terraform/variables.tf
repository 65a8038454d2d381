variable "storage_gb" {
  description = "Gigabytes of the customer's database."
  type        = number
  default     = 20
}
