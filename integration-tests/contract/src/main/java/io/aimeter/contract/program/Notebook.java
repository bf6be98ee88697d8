package io.aimeter.contract.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What the application saw, a line each: scenario, what, value. */
final class Notebook {
  private final List<String> lines = new ArrayList<>();
  private String scenario;

  void begin(String name) {
    scenario = name;
  }

  void note(String what, Object value) {
    String text = String.valueOf(value).replace("\n", "\\n").replace("\r", "\\r");
    lines.add(scenario + "\t" + what + "\t" + text);
  }

  /** Status, and the headers but for the date. */
  void head(Answer answer) {
    note("status", answer.status());
    TreeMap<String, List<String>> headers = new TreeMap<>();
    answer
        .headers()
        .forEach(
            (name, values) -> {
              if (name != null && !name.toLowerCase(Locale.ROOT).equals("date")) {
                headers.put(name, values);
              }
            });
    note("headers", headers);
  }

  void body(byte[] bytes) {
    note("body", bytes.length + " bytes " + digest(bytes));
  }

  void failure(Throwable e) {
    StringBuilder chain = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) {
      chain.append(t.getClass().getName()).append(": ").append(t.getMessage()).append(" < ");
    }
    note("exception", chain);
  }

  void write(Path file) throws IOException {
    Files.write(file, lines);
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Reads an event of a stream, byte by byte, without reading past it. */
  static String event(InputStream in) throws IOException {
    java.io.ByteArrayOutputStream event = new java.io.ByteArrayOutputStream();
    for (int last = 0, b = in.read(); b >= 0; last = b, b = in.read()) {
      event.write(b);
      if (b == '\n' && last == '\n') {
        break;
      }
    }
    return event.toString(StandardCharsets.UTF_8);
  }
}
