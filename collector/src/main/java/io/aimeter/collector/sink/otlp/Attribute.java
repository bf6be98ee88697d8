package io.aimeter.collector.sink.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;

/** Names of attributes that OpenTelemetry has, and ours; and how to write one. */
final class Attribute {
  static final String OPERATION = "gen_ai.operation.name";
  static final String PROVIDER = "gen_ai.provider.name";
  static final String REQUEST_MODEL = "gen_ai.request.model";
  static final String RESPONSE_MODEL = "gen_ai.response.model";
  static final String SERVER = "server.address";
  static final String TOKEN_TYPE = "gen_ai.token.type";
  static final String ERROR_TYPE = "error.type";
  static final String TEAM = "aimeter.team";
  static final String APP = "aimeter.app";
  static final String FEATURE = "aimeter.feature";
  static final String ENVIRONMENT = "deployment.environment.name";

  /** What stands in place of all attributes beyond the most series, as in OpenTelemetry's SDKs. */
  static final String OVERFLOW = "otel.metric.overflow";

  /** Those of every metric. */
  static final List<String> COMMON =
      List.of(
          OPERATION,
          PROVIDER,
          REQUEST_MODEL,
          RESPONSE_MODEL,
          SERVER,
          TEAM,
          APP,
          FEATURE,
          ENVIRONMENT);

  private Attribute() {}

  static KeyValue text(String name, String value) {
    return of(name, AnyValue.newBuilder().setStringValue(value));
  }

  static KeyValue number(String name, long value) {
    return of(name, AnyValue.newBuilder().setIntValue(value));
  }

  static KeyValue real(String name, double value) {
    return of(name, AnyValue.newBuilder().setDoubleValue(value));
  }

  static KeyValue flag(String name, boolean value) {
    return of(name, AnyValue.newBuilder().setBoolValue(value));
  }

  static KeyValue of(String name, AnyValue.Builder value) {
    return KeyValue.newBuilder().setKey(name).setValue(value).build();
  }
}
