package io.helidon.http;

/** Those of a request. */
public interface ClientRequestHeaders extends Headers {}
