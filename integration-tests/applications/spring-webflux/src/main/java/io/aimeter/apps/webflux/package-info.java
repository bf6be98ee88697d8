/** A Spring Boot application on WebFlux. */
package io.aimeter.apps.webflux;
