/**
 * Pekko HTTP's client on HTTP/1.1: {@code singleRequest} and the flows of connection pools, from
 * Scala and Java. One record for each request handed to a pool, with the context of the thread that
 * hands it: the caller's, or for a flow that of the stream. What the pool sends again by itself
 * belongs to it. Not metered: flows of single connections, which no pool stands behind, and HTTP/2.
 *
 * <p>An entity is replaced by one of the same kind whose stream passes through a stage of ours,
 * fused with it.
 *
 * <table>
 * <caption>Hooked methods, checked in the class files of 1.0.0 and 1.3.0</caption>
 * <tr><th>what</th><th>method</th></tr>
 * <tr><td>the request and its response</td><td>{@code PoolMaster.dispatchRequest}</td></tr>
 * </table>
 */
package io.aimeter.agent.tap.pekko;
