/**
 * Where records go besides the store: each {@link io.aimeter.collector.sink.Sink} on a thread of
 * its own, at its own pace, from its own durable position in the store's outbox for it. One that is
 * dead holds up no other, and nothing of what waits for it is in memory.
 */
package io.aimeter.collector.sink;
