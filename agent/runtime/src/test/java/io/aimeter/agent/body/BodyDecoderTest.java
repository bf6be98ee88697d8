package io.aimeter.agent.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyDecoderTest {
  private static final byte[] TEXT =
      "data: {\"usage\":{\"total_tokens\":18}}\n".repeat(2000).getBytes(StandardCharsets.UTF_8);

  private static byte[] decode(String encoding, byte[] encoded, int piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BodyDecoder decoder = BodyDecoder.of(encoding, out::write);
    for (int at = 0; at < encoded.length; at += piece) {
      decoder.feed(encoded, at, Math.min(piece, encoded.length - at));
    }
    decoder.end();
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void plain() {
    assertArrayEquals(TEXT, decode(null, TEXT, 7));
    assertArrayEquals(TEXT, decode("identity", TEXT, 7));
  }

  @Test
  void gzipInPiecesOfAnySize() throws IOException {
    for (int piece : new int[] {1, 2, 13, 1000, 100_000}) {
      assertArrayEquals(TEXT, decode("gzip", gzip(TEXT), piece));
      assertArrayEquals(TEXT, decode(" X-GZIP ", gzip(TEXT), piece));
    }
  }

  @Test
  void gzipOfSeveralMembers() throws IOException {
    byte[] first = gzip(Arrays.copyOf(TEXT, 100));
    byte[] second = gzip(Arrays.copyOfRange(TEXT, 100, TEXT.length));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    for (int piece : new int[] {1, 50, 100_000}) {
      assertArrayEquals(TEXT, decode("gzip", both, piece));
    }
  }

  @Test
  void gzipWithEveryOptionalHeaderField() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 0});
    out.write(new byte[] {3, 0, 'x', 'y', 'z'});
    out.write("name\0comment\0".getBytes(StandardCharsets.US_ASCII));
    out.write(new byte[] {1, 2});
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (DeflaterOutputStream raw = new DeflaterOutputStream(out, deflater)) {
      raw.write(TEXT);
    }
    CRC32 crc = new CRC32();
    crc.update(TEXT);
    byte[] member = Arrays.copyOf(out.toByteArray(), out.size() + 8);
    for (int piece : new int[] {1, 100_000}) {
      assertArrayEquals(TEXT, decode("gzip", member, piece));
    }
  }

  @Test
  void truncatedGzipGivesWhatThereWas() throws IOException {
    byte[] encoded = gzip(TEXT);
    byte[] decoded = decode("gzip", Arrays.copyOf(encoded, encoded.length / 2), 10);
    assertTrue(decoded.length > 0 && decoded.length < TEXT.length);
    assertArrayEquals(Arrays.copyOf(TEXT, decoded.length), decoded);
  }

  @Test
  void noiseGivesNothing() {
    assertEquals(0, decode("gzip", TEXT, 10).length);
    assertEquals(0, decode("br", "noise, not brotli".getBytes(StandardCharsets.UTF_8), 3).length);
    assertEquals(0, decode("zstd", TEXT, 10).length);
    assertEquals(0, decode("gzip, br", TEXT, 10).length);
  }

  @Test
  void deflateWithAndWithoutZlibHeader() throws IOException {
    for (boolean raw : new boolean[] {false, true}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, raw);
      try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater)) {
        deflated.write(TEXT);
      }
      for (int piece : new int[] {1, 100_000}) {
        assertArrayEquals(TEXT, decode("deflate", out.toByteArray(), piece));
      }
    }
  }

  @Test
  void brotli() {
    // "hello brotli", written by the reference encoder as one uncompressed metablock.
    byte[] encoded = Base64.getDecoder().decode("iwWAaGVsbG8gYnJvdGxpAw==");
    assertEquals("hello brotli", new String(decode("br", encoded, 1), StandardCharsets.UTF_8));
  }
}
