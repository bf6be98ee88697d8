/** Spring's listeners of messages: Kafka, RabbitMQ, JMS, WebSocket. */
package io.aimeter.agent.tap.entry.listener;
