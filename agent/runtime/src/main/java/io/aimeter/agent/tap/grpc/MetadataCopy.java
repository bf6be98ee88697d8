package io.aimeter.agent.tap.grpc;

import io.aimeter.core.exchange.Headers;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.HashMap;
import java.util.Map;

/** The texts of gRPC's headers: copied, because what gRPC has of them changes under way. */
final class MetadataCopy implements Headers {
  /** What every answer of a gRPC server is like; the rest of its first headers says nothing. */
  static final MetadataCopy OF_AN_ANSWER = new MetadataCopy(new Metadata(), Status.Code.OK);

  private final Map<String, String> texts = new HashMap<>();

  /**
   * Copies headers.
   *
   * @param status of a call that is over, which gRPC does not leave among the trailers; null in a
   *     request
   */
  MetadataCopy(Metadata headers, Status.Code status) {
    for (String name : headers.keys()) {
      if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        String text = headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        if (text != null) {
          texts.put(name, text);
        }
      }
    }
    texts.put("content-type", "application/grpc");
    if (status != null && status != Status.Code.OK) {
      texts.put("grpc-status", status.name());
    }
  }

  @Override
  public String first(String lowerCaseName) {
    return texts.get(lowerCaseName);
  }
}
