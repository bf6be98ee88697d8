/** The exactly-once store: Parquet files under one MANIFEST. */
package io.aimeter.collector.store;
