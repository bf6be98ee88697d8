package io.helidon.http;

/** Those of a response. */
public interface ClientResponseHeaders extends Headers {}
