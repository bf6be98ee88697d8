/** A Spring Boot web application on Spring AI. */
package io.aimeter.sample.boot;
