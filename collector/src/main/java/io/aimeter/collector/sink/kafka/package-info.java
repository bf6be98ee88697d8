/** Ships to Kafka: {@link io.aimeter.collector.sink.kafka.KafkaSink}. */
package io.aimeter.collector.sink.kafka;
