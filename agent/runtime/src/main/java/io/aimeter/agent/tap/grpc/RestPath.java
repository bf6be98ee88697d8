package io.aimeter.agent.tap.grpc;

import io.aimeter.core.exchange.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The path of the REST call that a gRPC call of a Google API stands for: its API definitions bind
 * {@code google.cloud.aiplatform.v1.PredictionService/GenerateContent} to {@code
 * /v1/{model}:generateContent} (google.api.http), and Google's clients name that model in a header
 * of every call, for routing (AIP-4222). So both are recognised by the same table.
 */
final class RestPath {
  private static final String ROUTING = "x-goog-request-params";

  /** Of a call that does not say: a resource that names no model. */
  private static final String UNKNOWN = "projects/-/locations/-/endpoints/-";

  private RestPath() {}

  /**
   * The path.
   *
   * @param fullMethodName PACKAGE.VERSION.SERVICE/METHOD; as it is where it has another form
   */
  static String of(String fullMethodName, Headers headers) {
    int slash = fullMethodName.indexOf('/');
    int service = slash < 0 ? -1 : fullMethodName.lastIndexOf('.', slash);
    int version = service < 0 ? -1 : fullMethodName.lastIndexOf('.', service - 1);
    if (version < 0 || slash + 1 >= fullMethodName.length()) {
      return '/' + fullMethodName;
    }
    return '/'
        + fullMethodName.substring(version + 1, service)
        + '/'
        + resource(headers.first(ROUTING))
        + ':'
        + fullMethodName.substring(slash + 1, slash + 2).toLowerCase(Locale.ROOT)
        + fullMethodName.substring(slash + 2);
  }

  private static String resource(String routing) {
    if (routing != null) {
      for (String parameter : routing.split("&", -1)) {
        if (parameter.startsWith("model=") || parameter.startsWith("endpoint=")) {
          String value = parameter.substring(parameter.indexOf('=') + 1);
          try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
          } catch (IllegalArgumentException e) {
            return UNKNOWN; // not percent-encoded after all
          }
        }
      }
    }
    return UNKNOWN;
  }
}
