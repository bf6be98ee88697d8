/** What the ledger answers, for machines: JSON and CSV, exact to the nano-USD. */
package io.aimeter.query.data;
