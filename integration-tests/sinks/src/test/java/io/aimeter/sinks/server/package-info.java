/** Real servers: in containers where there is an engine for them, else as processes here. */
package io.aimeter.sinks.server;
