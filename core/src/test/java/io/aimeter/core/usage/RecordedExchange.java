package io.aimeter.core.usage;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.provider.Recognizer;
import io.aimeter.core.record.CostRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;

/** A line of recorded traffic: what was sent, what came back, and what a meter must read of it. */
record RecordedExchange(JsonNode row) {

  String id() {
    return row.get("id").asText();
  }

  JsonNode expected() {
    return row.get("expected");
  }

  byte[] requestBody() {
    String body = row.path("request_body").asText("");
    return row.path("request_body_is_base64").asBoolean()
        ? Base64.getDecoder().decode(body.startsWith("base64:") ? body.substring(7) : body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /** The response body, content-decoded, as the reader gets it. */
  byte[] responseBody() throws IOException {
    if (row.has("response_body")) {
      return row.get("response_body").asText().getBytes(StandardCharsets.UTF_8);
    }
    byte[] stored = Base64.getDecoder().decode(row.path("response_body_base64").asText(""));
    try (InputStream in = decoded(new ByteArrayInputStream(stored))) {
      return in.readAllBytes();
    }
  }

  private InputStream decoded(InputStream in) throws IOException {
    return switch (row.path("content_encoding").asText()) {
      case "gzip" -> new GZIPInputStream(in);
      case "br" -> new BrotliInputStream(in);
      default -> in;
    };
  }

  /** Replays the exchange, both bodies cut at random places. */
  Read replay(Random random) throws IOException {
    String host = row.get("host").asText();
    String path = row.get("path").asText();
    int port = row.path("scheme").asText().equals("http") ? 80 : 443;
    int colon = host.indexOf(':');
    if (colon >= 0) {
      port = Integer.parseInt(host.substring(colon + 1));
      host = host.substring(0, colon);
    }
    Map<String, String> own =
        row.path("provider").asText().equals("self_hosted")
            ? Map.of(host + ':' + port, "auto")
            : Map.of();
    Endpoint endpoint = Recognizer.of(own).recognise(host, port, row.get("method").asText(), path);
    if (endpoint == null) {
      throw new IllegalStateException(id() + ": host not recognised: " + host);
    }
    ExchangeReader reader = new ExchangeReader(endpoint, path, headers("request_headers"));
    Pieces.feed(requestBody(), random, reader::requestBody);
    reader.responseHead(row.get("status").asInt(), headers("response_headers"));
    Pieces.feed(responseBody(), random, reader::responseBody);
    Reading reading = reader.end(ExchangeEnd.COMPLETE, null);
    List<CostRecord> records = new ArrayList<>();
    records.add(record(reading));
    reading.furtherModels().forEach(further -> records.add(record(further)));
    return new Read(records.get(0), records.subList(1, records.size()), reader.swallowed());
  }

  private static CostRecord record(Reading reading) {
    CostRecord.Builder builder = CostRecord.builder();
    reading.applyTo(builder);
    return builder.build();
  }

  private Headers headers(String member) {
    JsonNode headers = row.path(member);
    return name -> {
      JsonNode value = headers.path(name);
      return value.isTextual() ? value.asText() : null;
    };
  }

  /** What was read: the exchange's own record and those of further models. */
  record Read(CostRecord main, List<CostRecord> further, int swallowed) {}
}
