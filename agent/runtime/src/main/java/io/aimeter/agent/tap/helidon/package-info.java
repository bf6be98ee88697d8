/**
 * Helidon 4's WebClient, HTTP/1.1 and 2. One record for each call of the application: a redirect
 * that is followed belongs to it. The client blocks, so all happens on the calling thread. What a
 * service of the client answers by itself is not recorded; what one asks on its own account is.
 *
 * <p>Helidon's class files are of Java 21, so this package is compiled against stubs, the module
 * {@code agent/stubs}.
 *
 * <table>
 * <caption>Hooked methods, checked in the class files of 4.0.0, 4.2.0 and 4.5.0, run on 4.0.0 (HTTP/1.1) and 4.5.0</caption>
 * <tr><th>what</th><th>method</th></tr>
 * <tr><td>the call</td><td>{@code ClientRequestBase.validateAndSubmit}, {@code outputStream}</td></tr>
 * <tr><td>a request of the network</td><td>{@code proceed} of {@code Http1CallChainBase} and {@code Http2CallChainBase}</td></tr>
 * <tr><td>what it sends</td><td>{@code Http1ClientRequestImpl.invokeRequestWithEntity}, {@code Http2CallEntityChain.entityBytes}, {@code doOutputStream} of both requests</td></tr>
 * <tr><td>the response's body and end</td><td>{@code readBytes} and {@code close} of {@code Http1ClientResponseImpl} and {@code Http2ClientResponseImpl}</td></tr>
 * <tr><td>a stream of HTTP/2 the provider resets</td><td>{@code doProceed} of the HTTP/2 chains, {@code Http2ClientStream.rstStream}</td></tr>
 * </table>
 */
package io.aimeter.agent.tap.helidon;
