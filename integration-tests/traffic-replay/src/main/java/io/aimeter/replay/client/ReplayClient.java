package io.aimeter.replay.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Sends every job of a file, naming it in the MDC as an application would name its feature, and
 * checks that the bytes that arrive are the bytes that were sent. Prints one line a failed job;
 * exits with 1 if there was any.
 */
public final class ReplayClient {
  private static final int THREADS = 4;

  private ReplayClient() {}

  /** Arguments: the file of jobs. */
  public static void main(String[] args) throws Exception {
    LoggerFactory.getILoggerFactory(); // SLF4J loses MDC entries that are put while it starts
    Map<String, Sender> senders = Map.of("jdk", new JdkSender(), "okhttp", new OkHttpSender());
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    List<Future<String>> problems = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(
            new java.io.BufferedInputStream(Files.newInputStream(Path.of(args[0]))))) {
      for (int i = in.readInt(); i > 0; i--) {
        Job job = Job.read(in);
        problems.add(pool.submit(() -> run(job, senders.get(job.client()))));
      }
    }
    pool.shutdown();
    int failed = 0;
    for (Future<String> problem : problems) {
      if (problem.get() != null) {
        failed++;
        System.out.println(problem.get());
      }
    }
    System.exit(failed == 0 ? 0 : 1); // OkHttp's pools would keep the JVM for a minute
  }

  private static String run(Job job, Sender sender) throws NoSuchAlgorithmException {
    MDC.put("ai.tag.replay", job.tag());
    try {
      byte[] body = sender.send(job);
      String found = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
      return found.equals(job.sha256())
          ? null
          : job.tag() + ": the application received other bytes than were sent: " + body.length;
    } catch (IOException | RuntimeException e) {
      return job.tag() + ": " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return job.tag() + ": interrupted";
    } finally {
      MDC.remove("ai.tag.replay");
    }
  }

  /** Sends a job with one HTTP client and returns the body as the wire carried it. */
  interface Sender {
    byte[] send(Job job) throws IOException, InterruptedException;
  }
}
