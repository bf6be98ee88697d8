/**
 * Reads what agents append: queues and spill files, of JVMs that live and of JVMs that are gone.
 */
package io.aimeter.collector.tail;
