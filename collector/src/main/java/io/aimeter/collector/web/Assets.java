package io.aimeter.collector.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The page and what it is made of, from this program's own resources. There is no secret in it: who
 * may connect may read it. Thread-safe.
 */
final class Assets {
  private static final String RESOURCES = "page/";
  private static final String PREFIX = "/assets/";

  /** Names without a dot at the begin of a part, so that nothing leads out of the directory. */
  private static final Pattern NAME =
      Pattern.compile(
          "([A-Za-z0-9_-][A-Za-z0-9_.-]*/)*"
              + "[A-Za-z0-9_-][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*\\.([a-z0-9]+)");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "js", "text/javascript",
          "css", "text/css",
          "svg", "image/svg+xml",
          "txt", "text/plain",
          "png", "image/png",
          "woff2", "font/woff2");

  /** A file with its digest. */
  private record Asset(byte[] content, byte[] zipped, String type, String tag) {}

  private final Map<String, Asset> read = new ConcurrentHashMap<>();

  /** Answers, if the path is one of its own. */
  boolean answer(HttpExchange exchange, String path) throws IOException {
    String name = path.equals("/") ? "index.html" : name(path);
    Asset asset = name == null ? null : asset(name);
    if (asset == null) {
      return false;
    }
    exchange.getResponseHeaders().set("ETag", asset.tag);
    exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (known != null && known.contains(asset.tag)) {
      Replies.send(exchange, 304, new byte[0], asset.type, "no-cache");
      return true;
    }
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    boolean zip = accepted != null && accepted.contains("gzip");
    if (zip) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    Replies.send(exchange, 200, zip ? asset.zipped : asset.content, asset.type, "no-cache");
    return true;
  }

  private static String name(String path) {
    String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    return NAME.matcher(name).matches() ? name : null;
  }

  private Asset asset(String name) throws IOException {
    Asset known = read.get(name);
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (known != null || type == null) {
      return known;
    }
    try (InputStream in = Assets.class.getResourceAsStream(RESOURCES + name)) {
      if (in == null) {
        return null;
      }
      byte[] content = in.readAllBytes();
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
        out.write(content);
      }
      Asset asset = new Asset(content, zipped.toByteArray(), type, tag(content));
      read.put(name, asset);
      return asset;
    }
  }

  private static String tag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
