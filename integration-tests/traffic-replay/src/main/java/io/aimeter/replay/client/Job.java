package io.aimeter.replay.client;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request to send, and the SHA-256 of the body that must arrive.
 *
 * @param tag names exchange and client; goes into the MDC as {@code ai.tag.replay}
 * @param client which HTTP client to send it with
 */
public record Job(
    String tag,
    String client,
    String url,
    String method,
    Map<String, String> headers,
    byte[] body,
    String sha256) {

  /** Writes jobs for the child process. */
  public static void writeAll(List<Job> jobs, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(jobs.size());
      for (Job job : jobs) {
        job.write(out);
      }
    }
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeUTF(tag);
    out.writeUTF(client);
    out.writeUTF(url);
    out.writeUTF(method);
    out.writeInt(headers.size());
    for (Map.Entry<String, String> header : headers.entrySet()) {
      out.writeUTF(header.getKey());
      out.writeUTF(header.getValue());
    }
    out.writeInt(body.length);
    out.write(body);
    out.writeUTF(sha256);
  }

  /** Reads one job. */
  static Job read(DataInputStream in) throws IOException {
    String tag = in.readUTF();
    String client = in.readUTF();
    String url = in.readUTF();
    String method = in.readUTF();
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      headers.put(in.readUTF(), in.readUTF());
    }
    byte[] body = in.readNBytes(in.readInt());
    return new Job(tag, client, url, method, headers, body, in.readUTF());
  }
}
