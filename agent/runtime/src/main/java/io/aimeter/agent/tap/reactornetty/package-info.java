/**
 * Reactor Netty from 1.0 on: Spring's WebClient, the Azure SDK. A call begins where its {@code
 * Mono} is subscribed to, on the caller's thread, and travels in the Reactor Context to the event
 * loop, where the operations of its channel see the decoded messages of HTTP/1.1 and HTTP/2 alike.
 *
 * <p>Redirects and retries that the client makes by itself are one call, with the last answer.
 */
package io.aimeter.agent.tap.reactornetty;
