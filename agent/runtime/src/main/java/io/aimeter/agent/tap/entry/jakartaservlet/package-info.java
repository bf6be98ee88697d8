/** Requests of the Servlet API jakarta, and of Spring MVC on it. */
package io.aimeter.agent.tap.entry.jakartaservlet;
