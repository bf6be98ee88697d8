/** What the dashboard asks: the same answers as on the command line, as JSON, read-only. */
package io.aimeter.collector.web.api;
