/**
 * The ledger's contract on disk, shared by its writers and readers: where things lie below the
 * aimeter directory, the store's MANIFEST, and the status files that say how agents and collectors
 * fare.
 */
package io.aimeter.core.ledger;
