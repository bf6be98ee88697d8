package io.aimeter.agent.weave;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each tap is tested with: in the clients' contract, whose own test compares its subjects with
 * these versions, or by an application on the vendor's SDK.
 */
final class SupportedClients {
  static final Map<String, Row> ROWS = rows();

  private static final String JDKS = "17, 25";

  /** A client in words, the versions it runs with in tests, and on which JDKs. */
  record Row(String client, String versions, String jdks) {}

  private SupportedClients() {}

  private static Map<String, Row> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    rows.put("jdk", new Row("JDK `HttpClient`, WebSockets too", "the JDK's", JDKS));
    rows.put("urlconnection", new Row("JDK `HttpURLConnection`", "the JDK's", JDKS));
    rows.put("okhttp", new Row("OkHttp, WebSockets too", "3.14, 4.12, 5", JDKS));
    rows.put(
        "apache4",
        new Row("Apache HttpClient 4, classic; HttpAsyncClient 4", "4.3, 4.5; 4.1", JDKS));
    rows.put("apache5", new Row("Apache HttpClient 5, classic and async", "5.0, 5.6", JDKS));
    rows.put(
        "awssdk",
        new Row("AWS SDK 2, sync and async, over each of its HTTP clients", "2.57", JDKS));
    rows.put("reactornetty", new Row("Reactor Netty, HTTP/1.1 and 2", "1.0, 1.3", JDKS));
    rows.put("armeria", new Row("Armeria's client, HTTP/1.1 and 2", "1.0, 1.40", JDKS));
    rows.put(
        "netty",
        new Row(
            "Netty's connections of other clients, HTTP/1.1 and 2: async-http-client, Micronaut",
            "async-http-client 2, 3; Micronaut 4.0 (HTTP/1.1), 4.4, 4.10",
            JDKS));
    rows.put("grpc", new Row("gRPC: Vertex AI", "1.76", JDKS));
    rows.put("vertx", new Row("Vert.x, HTTP/1.1 and 2", "4.2, 4.5, 5", JDKS));
    rows.put("ktor", new Row("Ktor 3 on its CIO engine", "3.0, 3", JDKS));
    rows.put(
        "jetty",
        new Row("Jetty HttpClient, HTTP/1.1, with 12 also 2", "9.4.18, 11, 12.0, 12", JDKS));
    rows.put("helidon", new Row("Helidon 4's WebClient, HTTP/1.1 and 2", "4.0, 4.5", "25"));
    rows.put("pekko", new Row("Pekko HTTP's client, HTTP/1.1 and 2", "1.0, 1.3", JDKS));
    rows.put(
        "tls", new Row("any other client on the JDK's TLS: named, not metered", "the JDK's", JDKS));
    return rows;
  }
}
