terraform {
  required_version = ">= 1.6"
}

module "database" {
  source     = "../../../shared/terraform-modules/database"
  customer   = "customer-01"
  storage_gb = var.storage_gb
}

output "database" {
  value = module.database.identifier
}
