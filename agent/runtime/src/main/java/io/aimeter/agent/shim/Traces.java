package io.aimeter.agent.shim;

import java.io.File;

/**
 * In place of what the libraries would leave behind: shutdown hooks, of which the journal needs
 * none because it closes nothing, and directories for temporary files.
 */
public final class Traces {
  private Traces() {}

  /** For {@link Runtime#addShutdownHook}. */
  public static void addShutdownHook(Runtime runtime, Thread hook) {}

  /** For {@link Runtime#removeShutdownHook}. */
  public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
    return false;
  }

  /** For the directories that Chronicle would make for temporary files: none is made. */
  public static boolean mkdirs(File directory) {
    return false;
  }
}
