/** Ships to PostgreSQL: {@link io.aimeter.collector.sink.postgres.PostgresSink}. */
package io.aimeter.collector.sink.postgres;
