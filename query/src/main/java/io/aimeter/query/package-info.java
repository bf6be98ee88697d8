/**
 * Questions to the store: the MANIFESTs say which Parquet files hold the records, an in-process
 * DuckDB reads them. Packages of this module alone (and the collector's store) name DuckDB or SQL.
 */
package io.aimeter.query;
