/** Methods of gRPC services. */
package io.aimeter.agent.tap.entry.grpcserver;
