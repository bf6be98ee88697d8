/**
 * The bill of a provider beside what was metered: {@link io.aimeter.query.reconcile.BillFormat}
 * knows what providers export, {@link io.aimeter.query.reconcile.BillFile} reads it, {@link
 * io.aimeter.query.reconcile.ReconcileQuery} lays both side by side.
 */
package io.aimeter.query.reconcile;
