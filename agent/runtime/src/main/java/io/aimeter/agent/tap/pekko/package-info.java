/**
 * Pekko HTTP's client, from Scala and Java: {@code singleRequest} and the flows of connection pools
 * on HTTP/1.1, and the flows of connections without a pool, on HTTP/1.1 and 2. One record for each
 * request, with the context of the thread that hands it to its pool: the caller's, or for a flow
 * that of the stream. What a pool sends again by itself belongs to it.
 *
 * <p>An entity is replaced by one of the same kind whose stream passes through a stage of ours,
 * fused with it. A connection without a pool has a stage before it, which knows the connection's
 * host but not its port: of a relative request the port is taken for the scheme's.
 *
 * <table>
 * <caption>Hooked methods, checked in the class files of 1.0.0 and 1.3.0</caption>
 * <tr><th>what</th><th>method</th></tr>
 * <tr><td>a request for a pool and its response</td><td>{@code PoolMaster.dispatchRequest}</td></tr>
 * <tr><td>a connection on HTTP/1.1</td><td>{@code HttpExt.outgoingConnection}, {@code outgoingConnectionHttps}</td></tr>
 * <tr><td>a connection on HTTP/2</td><td>{@code Http2Ext.outgoingConnection}, {@code outgoingConnectionPriorKnowledge}</td></tr>
 * </table>
 */
package io.aimeter.agent.tap.pekko;
