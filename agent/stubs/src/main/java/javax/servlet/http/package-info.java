/** Servlets, as far as taps name it. */
package javax.servlet.http;
