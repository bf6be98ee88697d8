package io.aimeter.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.sinks.KafkaTopic;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records that are in the sinks, each as it is there. */
final class Ledgers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Ledgers() {}

  /** Committed records of the topic, in its order. */
  static List<Entry> ofKafka(KafkaTopic topic) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : topic.committed()) {
      JsonNode record = JSON.readTree(message.value());
      entries.add(
          new Entry(
              record.path("request_id").asText(null),
              record.path("tags").path("run").asText(null),
              record.path("instance").asText(),
              record.path("sequence").asLong(),
              new Figures(
                  1,
                  record.path("uncached_input_tokens").asLong(),
                  record.path("cache_read_tokens").asLong(),
                  record.path("cache_write_5m_tokens").asLong(),
                  record.path("cache_write_1h_tokens").asLong(),
                  record.path("output_tokens").asLong(),
                  record.path("cost_nano_usd").asLong())));
    }
    return entries;
  }

  /** Rows of the table in that schema. */
  static List<Entry> ofPostgres(String url, String schema) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT request_id, tags->>'run', instance, sequence,"
                    + " uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens,"
                    + " cache_write_1h_tokens, output_tokens, cost_nano_usd FROM "
                    + schema
                    + ".aimeter_record")) {
      while (row.next()) {
        entries.add(
            new Entry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                new Figures(
                    1,
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10))));
      }
    }
    return entries;
  }
}
