/** A Spring Boot application with every kind of entry point. */
package io.aimeter.apps.springmvc;
