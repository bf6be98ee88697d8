package io.aimeter.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.BodyShape;
import io.aimeter.core.provider.Recognizer;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrpcReaderTest {
  private static final String PATH =
      "/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-flash:streamGenerateContent";

  /** A Protocol Buffers message, written field by field. */
  private static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message bytes(int field, byte[] value) {
      varint((long) field << 3 | 2);
      varint(value.length);
      bytes.writeBytes(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return bytes(field, value.bytes.toByteArray());
    }

    Message fixed(int field, int type, int size) {
      varint((long) field << 3 | type);
      bytes.writeBytes(new byte[size]);
      return this;
    }

    private void varint(long value) {
      long left = value;
      while ((left & ~0x7FL) != 0) {
        bytes.write((int) ((left & 0x7F) | 0x80));
        left >>>= 7;
      }
      bytes.write((int) left);
    }

    byte[] framed() {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      frame.write(0);
      for (int shift = 24; shift >= 0; shift -= 8) {
        frame.write(bytes.size() >> shift);
      }
      frame.writeBytes(bytes.toByteArray());
      return frame.toByteArray();
    }
  }

  private static byte[] stream() {
    Message early =
        new Message()
            .message(2, new Message().message(2, new Message().text(1, "x".repeat(40_000))))
            .message(4, new Message().number(8, 1))
            .fixed(900, 1, 8)
            .fixed(901, 5, 4)
            .message(12, new Message());
    Message last =
        new Message()
            .message(2, new Message().number(1, 0).number(3, 2))
            .message(
                4,
                new Message()
                    .number(1, 3520)
                    .number(2, 20)
                    .number(3, 3582)
                    .number(5, 3512)
                    .number(14, 42)
                    .message(9, new Message().number(1, 1).number(2, 3500))
                    .message(9, new Message().number(1, 4).number(2, 20)))
            .text(11, "gemini-2.5-flash-001")
            .text(13, "response-1");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(early.framed());
    all.writeBytes(last.framed());
    return all.toByteArray();
  }

  private static ExchangeReader reader() {
    ExchangeReader reader =
        new ExchangeReader(
            Recognizer.of(Map.of())
                .recognise("us-central1-aiplatform.googleapis.com", 443, "POST", PATH),
            PATH,
            Headers.NONE);
    reader.responseHead(200, name -> name.equals("content-type") ? "application/grpc" : null);
    return reader;
  }

  private static CostRecord read(byte[] body, ExchangeEnd end, Random random) {
    ExchangeReader reader = reader();
    Pieces.feed(body, random, reader::responseBody);
    CostRecord.Builder builder = CostRecord.builder();
    reader.end(end, null).applyTo(builder);
    assertEquals(0, reader.swallowed());
    return builder.build();
  }

  @Test
  void theLastMessageTellsTheUsageWhereverTheStreamIsCut() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      CostRecord record = read(stream(), ExchangeEnd.COMPLETE, random);
      assertEquals(8, record.number(RecordField.UNCACHED_INPUT_TOKENS));
      assertEquals(3512, record.number(RecordField.CACHE_READ_TOKENS));
      assertEquals(62, record.number(RecordField.OUTPUT_TOKENS));
      assertEquals(42, record.number(RecordField.REASONING_TOKENS));
      assertEquals(20, record.number(RecordField.AUDIO_INPUT_TOKENS));
      assertEquals("gemini-2.5-flash", record.text(RecordField.URL_MODEL));
      assertEquals("gemini-2.5-flash-001", record.text(RecordField.RESPONSE_MODEL));
      assertEquals("response-1", record.text(RecordField.RESPONSE_ID));
      assertEquals("MAX_TOKENS", record.text(RecordField.FINISH_REASON));
      assertEquals("reported", record.text(RecordField.USAGE_SOURCE));
      assertEquals(1, record.number(RecordField.STREAMING));
      assertEquals(0, record.number(RecordField.PARTIAL));
    }
  }

  @Test
  void aStreamThatIsCutIsPartial() {
    byte[] body = stream();
    CostRecord record =
        read(Arrays.copyOf(body, body.length - 1), ExchangeEnd.CANCELLED, new Random(1));
    assertEquals(1, record.number(RecordField.PARTIAL));
  }

  @Test
  void aDamagedBodyThrowsNothingAndTheNextMessageIsRead() {
    Random random = new Random(5);
    byte[] body = stream();
    byte[] message = Arrays.copyOfRange(body, body.length - 100, body.length);
    for (int i = 0; i < 10_000; i++) {
      byte[] damaged = message.clone();
      for (int change = 0; change <= i % 5; change++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      ResponseFacts facts = new ResponseFacts(BodyShape.GEMINI);
      GrpcReader reader =
          new GrpcReader(new ProtobufWalker(VertexMessages.GENERATE_CONTENT_RESPONSE, facts));
      byte[] prefix = {0, 0, 0, 0, (byte) damaged.length};
      reader.feed(prefix, 0, prefix.length);
      Pieces.feed(damaged, random, reader::feed);
      assertTrue(reader.isComplete());
      reader.feed(body, 0, body.length);
      assertTrue(reader.isComplete());
      assertEquals("gemini-2.5-flash-001", facts.model);
    }
  }
}
