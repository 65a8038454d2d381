/** A series for each namespace of a tenant, by which dashboards tell customers and environments apart. */
export const NAMESPACE_INFO = 'ringfleet:namespace:info';
