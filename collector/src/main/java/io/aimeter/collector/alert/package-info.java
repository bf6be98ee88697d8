/** Tells a webhook of what somebody should know: overspending, spikes, dead sinks, lost records. */
package io.aimeter.collector.alert;
