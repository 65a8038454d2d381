variable "customer" {
  description = "Whose database it is."
  type        = string
}

variable "storage_gb" {
  description = "Gigabytes of storage."
  type        = number
  default     = 20
}

resource "random_id" "suffix" {
  byte_length = 4
}

output "identifier" {
  value = "${var.customer}-${random_id.suffix.hex}"
}
