package io.aimeter.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The fake provider as a program: {@code --dir DIR}. Writes into it {@code hosts}, {@code
 * truststore.p12} and, when it answers, {@code port}; and {@code totals} when it is ended.
 */
public final class Main {
  private Main() {}

  /** Runs until the process is ended. */
  public static void main(String[] args) throws Exception {
    if (args.length != 2 || !args[0].equals("--dir")) {
      System.err.println("usage: java -jar aimeter-fake-provider.jar --dir DIR");
      System.exit(2);
    }
    Path directory = Path.of(args[1]);
    FakeProvider provider = FakeProvider.start(directory);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> write(directory.resolve("totals"), provider.totals())));
    write(directory.resolve("http-port"), provider.httpPort() + "\n");
    write(directory.resolve("port"), provider.httpsPort() + "\n");
    System.out.println(
        "fake provider: https on " + provider.httpsPort() + ", http on " + provider.httpPort());
    Thread.currentThread().join();
  }

  private static void write(Path file, String content) {
    try {
      Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
      Files.writeString(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
