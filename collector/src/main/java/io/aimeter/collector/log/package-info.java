/** What the collector says while it runs: one line an event, for people or for machines. */
package io.aimeter.collector.log;
