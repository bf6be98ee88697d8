package io.aimeter.core.provider;

import static io.aimeter.core.provider.BodyShape.LOOSE_COUNTS;

/** Replicate's host and endpoints, by its API reference: billed by the second of hardware. */
final class ReplicateEndpoints {
  static final EndpointTable TABLE = table();

  private ReplicateEndpoints() {}

  private static EndpointTable table() {
    return new EndpointTable("replicate")
        .hosts("api.replicate.com")
        .billed("POST", "/v1/predictions", "prediction", LOOSE_COUNTS)
        .billed("POST", "/v1/models/*/{model}/predictions", "prediction", LOOSE_COUNTS)
        .billed("POST", "/v1/deployments/*/{model}/predictions", "prediction", LOOSE_COUNTS)
        .free("GET", "/v1/predictions/*", "retrieval", LOOSE_COUNTS)
        .free("POST", "/v1/predictions/*/cancel", "retrieval", LOOSE_COUNTS);
  }
}
