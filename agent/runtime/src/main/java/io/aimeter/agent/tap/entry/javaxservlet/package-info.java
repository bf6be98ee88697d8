/** Requests of the Servlet API javax, and of Spring MVC on it. */
package io.aimeter.agent.tap.entry.javaxservlet;
