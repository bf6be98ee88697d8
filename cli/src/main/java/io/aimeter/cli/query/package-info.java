/**
 * Questions to the store: the MANIFESTs say which Parquet files hold the records, an in-process
 * DuckDB reads them. The only package that names DuckDB or SQL.
 */
package io.aimeter.cli.query;
