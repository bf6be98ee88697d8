/**
 * Jetty's HttpClient 9.4.18 to 11. One record for each call of the application: what the client
 * sends again by itself belongs to the same call, with the last answer.
 *
 * <p>The hooked methods, {@code HttpDestination.send(HttpRequest, List)} and {@code
 * HttpConnection.send(Request, CompleteListener)}, were checked in the class files of 9.4.0 to
 * 11.0.26; {@code HttpRequest.getConversation}, which the tap calls, is public since 9.4.18 at the
 * latest and not in 9.4.12. Jetty 12 has other packages: its classes are not touched from here.
 */
package io.aimeter.agent.tap.jetty;
