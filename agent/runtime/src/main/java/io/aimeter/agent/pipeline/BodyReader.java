package io.aimeter.agent.pipeline;

import io.aimeter.agent.body.BodyDecoder;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.core.usage.Estimates;
import io.aimeter.core.usage.ExchangeReader;
import io.aimeter.core.usage.Reading;
import io.aimeter.core.usage.Sightings;
import javax.crypto.Mac;

/**
 * Takes the two bodies of one exchange, decodes them and feeds them to the {@link ExchangeReader}.
 * Of the agent thread alone.
 */
final class BodyReader {
  private final ExchangeReader reader;
  private final Mac fingerprint;
  private final PromptPrefixes prefixes;
  private final BodyDecoder request;
  private BodyDecoder response;
  private long requestBytes;
  private long responseBytes;

  BodyReader(Exchange exchange, Fingerprints fingerprints, Sightings seen, Estimates estimates) {
    fingerprint = fingerprints.newMac();
    prefixes = new PromptPrefixes(fingerprints);
    reader =
        new ExchangeReader(
            exchange.endpoint, exchange.pathAndQuery, exchange.requestHeaders, seen, estimates);
    request = BodyDecoder.of(exchange.requestHeaders.first("content-encoding"), this::requestBody);
  }

  void read(Exchange exchange, int direction, byte[] bytes, int length) {
    if (direction == Exchange.REQUEST) {
      requestBytes += length;
      fingerprint.update(bytes, 0, length);
      request.feed(bytes, 0, length);
    } else {
      head(exchange);
      responseBytes += length;
      response.feed(bytes, 0, length);
    }
  }

  private void requestBody(byte[] bytes, int offset, int length) {
    prefixes.feed(bytes, offset, length);
    reader.requestBody(bytes, offset, length);
  }

  private void head(Exchange exchange) {
    if (response == null) {
      Headers headers = exchange.responseHeaders();
      if (headers == null) {
        headers = NoHeaders.INSTANCE;
      } else {
        reader.responseHead(exchange.status(), headers);
      }
      String encoding = exchange.contentDecoded() ? null : headers.first("content-encoding");
      response = BodyDecoder.of(encoding, reader::responseBody);
    }
  }

  /** The reading of the whole exchange; to be called once, last. */
  Reading end(Exchange exchange) {
    head(exchange);
    request.end();
    response.end();
    return reader.end(endOf(exchange), exchange.exceptionClass());
  }

  /**
   * How the exchange ended. An application that has read all the bytes the response announced and
   * closes it without asking for more has not cancelled anything.
   */
  private ExchangeEnd endOf(Exchange exchange) {
    ExchangeEnd end = exchange.end();
    if (end != ExchangeEnd.CANCELLED && end != ExchangeEnd.ABANDONED) {
      return end;
    }
    Headers headers = exchange.responseHeaders();
    if (headers == null
        || (exchange.contentDecoded() && headers.first("content-encoding") != null)) {
      return end;
    }
    String announced = headers.first("content-length");
    return Long.toString(responseBytes).equals(announced) ? ExchangeEnd.COMPLETE : end;
  }

  /** Forgets what was read, where there will be no end. */
  void release() {
    reader.release();
  }

  /** How many errors of its own the reader swallowed. */
  int swallowed() {
    return reader.swallowed();
  }

  boolean hasRequestBody() {
    return requestBytes > 0;
  }

  /** Sets the keyed hashes of the request's body as it was sent, and of its prompt's beginnings. */
  void applyHashes(CostRecord.Builder record) {
    record.set(RecordField.REQUEST_FINGERPRINT, Fingerprints.print(fingerprint.doFinal()));
    prefixes.applyTo(record);
  }

  private static final class NoHeaders implements Headers {
    static final NoHeaders INSTANCE = new NoHeaders();

    @Override
    public String first(String lowerCaseName) {
      return null;
    }
  }
}
