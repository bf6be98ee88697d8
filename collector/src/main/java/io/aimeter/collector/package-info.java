/**
 * The sidecar: tails every queue below a directory, prices again, and stores each record exactly
 * once. One thread, one cycle a second: {@link io.aimeter.collector.Collector}.
 */
package io.aimeter.collector;
