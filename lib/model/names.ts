export interface Naming { tenant: string }
