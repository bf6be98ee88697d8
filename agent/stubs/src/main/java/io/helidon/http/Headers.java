package io.helidon.http;

/** The headers of a message. */
public interface Headers extends Iterable<Header> {}
