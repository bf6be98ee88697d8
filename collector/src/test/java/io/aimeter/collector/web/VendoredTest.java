package io.aimeter.collector.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others wrote is shipped as they published it. */
class VendoredTest {
  @ParameterizedTest
  @CsvSource({
    "LICENSE, 8f989229699b4fe2f1a0432d0e9edc338a8a911e250e2d1b01ecd770a5f5b1bd",
    "uPlot.iife.min.js, 19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
    "uPlot.min.css, df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04"
  })
  void aFileOfALibraryIsTheOneItsAuthorsPublished(String file, String sha256)
      throws IOException, GeneralSecurityException {
    try (InputStream in = getClass().getResourceAsStream("page/vendor/uplot/" + file)) {
      assertNotNull(in, file);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      assertEquals(sha256, HexFormat.of().formatHex(digest));
    }
  }
}
