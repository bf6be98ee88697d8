/**
 * The JDK's {@code java.net.http.HttpClient} and its WebSockets, of which the listener is wrapped
 * and sending is seen. The hooked methods were checked in JDK 17 and 25; {@code
 * WebSocketImpl.newInstance} had no client among its arguments in older ones.
 */
package io.aimeter.agent.tap.jdk;
