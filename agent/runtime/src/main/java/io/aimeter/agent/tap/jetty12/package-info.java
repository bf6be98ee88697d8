/**
 * Jetty's HttpClient 12. As its older versions, with two differences: a response's body is a source
 * that its listener reads from, and listeners are chained, so that ours come after those the
 * application has put on the request, though before the one it sends it with.
 *
 * <p>Jetty says what it sends of a request's body when it has sent it. A 401 that comes before
 * makes it send no more, and the call, which is free, is recorded without its model; what it sends
 * again after a redirect is listened to as well.
 *
 * <p>The hooked methods, {@code HttpDestination.send(Request, CompleteListener)}, {@code
 * HttpConnection.send(Request, CompleteListener)} and the private {@code
 * ResponseListeners.notifyContentSource(ContentSourceListener, Response, Content.Source)}, were
 * checked in the class files of 12.0.0, 12.1.4 and 12.1.14. Compiled against 12.0.0, apart from the
 * other taps: the artifact is the same as that of the older versions.
 */
package io.aimeter.agent.tap.jetty12;
