/**
 * Requests of the collector's own to servers that its configuration names: over TLS with the
 * authorities and the certificate it is given, bounded in time, never redirected.
 */
package io.aimeter.collector.http;
