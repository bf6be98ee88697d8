package io.aimeter.agent.append;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Allocates like the real thing until it is told to fail, and keeps what it allocated. */
final class Disk extends Zeros {
  /** Bytes {@code [from, to)} of some file. */
  record Range(long from, long to) {}

  final List<Range> allocated = new ArrayList<>();
  private String full;
  private RuntimeException bug;

  /** From now on there is no room. */
  void fill() {
    full = "No space left on device";
  }

  /** From now on something fails that is no matter of room. */
  void breakDown() {
    bug = new IllegalStateException("a bug");
  }

  /** All is well again. */
  void free() {
    full = null;
    bug = null;
  }

  @Override
  void write(FileChannel channel, long from, long to) throws IOException {
    if (bug != null) {
      throw bug;
    }
    if (full != null) {
      throw new IOException(full);
    }
    super.write(channel, from, to);
    allocated.add(new Range(from, to));
  }
}
