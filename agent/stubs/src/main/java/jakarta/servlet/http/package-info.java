/** Servlets, as far as taps name it. */
package jakarta.servlet.http;
