/** The ledger as a whole: what the collector's store writes, the command line reads. */
package io.aimeter.ledger;
