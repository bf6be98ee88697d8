/**
 * The ledger as FOCUS 1.2, the FinOps Foundation's format of bills: a row for each charge period,
 * SKU price and attribution, in which unit price × quantity is the cost exactly. {@link
 * io.aimeter.cli.focus.FocusBill} adds records up, {@link io.aimeter.cli.focus.FocusColumn} is the
 * table of columns, and the writers write.
 *
 * <p>The rules are those of the FOCUS specification 1.2 (focus.finops.org).
 */
package io.aimeter.cli.focus;
