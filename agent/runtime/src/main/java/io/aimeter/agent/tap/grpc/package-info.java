/**
 * gRPC, from 1.30 on: Google's clients of Vertex AI. The call that the channel gives is wrapped, so
 * that its transport, shaded or not, is left alone.
 */
package io.aimeter.agent.tap.grpc;
