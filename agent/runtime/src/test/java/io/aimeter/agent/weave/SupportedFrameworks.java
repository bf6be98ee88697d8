package io.aimeter.agent.weave;

import io.aimeter.agent.weave.SupportedClients.Row;
import java.util.LinkedHashMap;
import java.util.Map;

/** What features are named after where nobody names them; each tested by an application on it. */
final class SupportedFrameworks {
  static final Map<String, Row> ROWS = rows();

  private static final String JDKS = "17, 25";

  private SupportedFrameworks() {}

  private static Map<String, Row> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    rows.put("servlet", new Row("Servlet API, of any container", "Tomcat 9, 10.1", JDKS));
    rows.put("springmvc", new Row("Spring MVC: controllers and functions", "6.2", JDKS));
    rows.put("webflux", new Row("Spring WebFlux: controllers and functions", "6.2", JDKS));
    rows.put("jersey", new Row("JAX-RS on Jersey", "4.0", JDKS));
    rows.put("vertxweb", new Row("Vert.x Web", "5", JDKS));
    rows.put("grpcserver", new Row("gRPC services", "1.76", JDKS));
    rows.put("scheduled", new Row("Spring's `@Scheduled`", "6.2", JDKS));
    rows.put("quartz", new Row("Quartz", "2.3", JDKS));
    rows.put("listener", new Row("Spring's listeners: Kafka, RabbitMQ, JMS", "Kafka 3.3", JDKS));
    rows.put("langchain4j", new Row("AI services of LangChain4j, streams too", "1.18", JDKS));
    return rows;
  }
}
