package io.aimeter.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program run to its end, and what that took. A shell's {@code times} counts the CPU of its
 * children; the memory is read from Linux's {@code /proc} while the program runs, and 0 elsewhere.
 *
 * @param cpuSeconds user and system time
 * @param wallSeconds from start to end
 * @param residentMegabytes the most it had resident, at the last look
 */
record Child(double cpuSeconds, double wallSeconds, double residentMegabytes) {
  /** Runs the rest of the arguments $1 times, with their output in $2; then prints CPU times. */
  private static final String SCRIPT =
      "n=$1; log=$2; shift 2; while [ $n -gt 0 ]; do \"$@\" >>\"$log\" 2>&1 || exit 1;"
          + " n=$((n - 1)); done; times";

  /** User and system time of the shell, then of its children. */
  private static final Pattern TIMES =
      Pattern.compile("\\S+ \\S+\\s+(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*");

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final long LOOK_MILLIS = 20;

  /** Runs a command so many times in a row; CPU and wall time are of one of them. */
  static Child run(int repeat, Map<String, String> environment, Path log, List<String> command)
      throws IOException, InterruptedException {
    List<String> wrapped = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
    wrapped.add(Integer.toString(repeat));
    wrapped.add(log.toString());
    wrapped.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(wrapped);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    long from = System.nanoTime();
    Process process = builder.start();
    double peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, residentMegabytes(process));
      Thread.sleep(LOOK_MILLIS);
    }
    double wall = (System.nanoTime() - from) / 1e9 / repeat;
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.exitValue() != 0) {
      throw new IOException("failed, see " + log + ": " + String.join(" ", command));
    }
    return new Child(childrenSeconds(printed) / repeat, wall, peak);
  }

  private static double childrenSeconds(String printed) {
    Matcher times = TIMES.matcher(printed);
    if (!times.matches()) {
      throw new IllegalStateException("this shell's times prints " + printed);
    }
    return 60 * (number(times, 1) + number(times, 3)) + number(times, 2) + number(times, 4);
  }

  private static double number(Matcher times, int group) {
    return Double.parseDouble(times.group(group));
  }

  private static double residentMegabytes(Process shell) {
    return shell.descendants().mapToDouble(Child::residentMegabytes).max().orElse(0);
  }

  private static double residentMegabytes(ProcessHandle process) {
    try {
      Matcher peak =
          PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
      return peak.find() ? Double.parseDouble(peak.group(1)) / 1024 : 0;
    } catch (IOException e) {
      return 0; // it has just ended, or this is not Linux
    }
  }
}
