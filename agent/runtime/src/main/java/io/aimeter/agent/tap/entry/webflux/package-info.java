/** Handlers of Spring WebFlux, and its WebClient. */
package io.aimeter.agent.tap.entry.webflux;
