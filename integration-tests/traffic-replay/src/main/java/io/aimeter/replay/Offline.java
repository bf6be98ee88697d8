package io.aimeter.replay;

import io.aimeter.agent.body.BodyDecoder;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.usage.Estimates;
import io.aimeter.core.usage.ExchangeReader;
import io.aimeter.core.usage.Sightings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Reads recorded exchanges as the agent does, without an application or an agent. */
final class Offline {
  private Offline() {}

  /** What the agent reads from an exchange whose response has this body, decoded. */
  static CostRecord read(
      Endpoint endpoint, RecordedExchange exchange, byte[] body, Estimates estimates) {
    ExchangeReader reader =
        new ExchangeReader(
            endpoint,
            exchange.path(),
            headers(exchange.requestHeaders()),
            new Sightings(),
            estimates);
    reader.requestBody(exchange.requestBody(), 0, exchange.requestBody().length);
    reader.responseHead(exchange.status(), headers(exchange.responseHeaders()));
    reader.responseBody(body, 0, body.length);
    CostRecord.Builder record = CostRecord.builder();
    reader.end(ExchangeEnd.COMPLETE, null).applyTo(record);
    return record.build();
  }

  private static Headers headers(Map<String, String> all) {
    Map<String, String> lower = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    lower.putAll(all);
    return lower::get;
  }

  /** The response body without its content encoding. */
  static byte[] decoded(RecordedExchange exchange) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    BodyDecoder decoder =
        BodyDecoder.of(headers(exchange.responseHeaders()).first("content-encoding"), all::write);
    decoder.feed(exchange.responseBody(), 0, exchange.responseBody().length);
    decoder.end();
    return all.toByteArray();
  }
}
