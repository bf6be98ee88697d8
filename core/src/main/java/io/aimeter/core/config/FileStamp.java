package io.aimeter.core.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells that a file has changed without reading it. */
public final class FileStamp {
  private FileStamp() {}

  /**
   * A text that changes whenever the file does: also where it is replaced, where a link to it is,
   * and where it comes or goes.
   */
  public static String of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    } catch (NoSuchFileException e) {
      return "none";
    } catch (IOException | SecurityException e) {
      return e.toString();
    }
  }
}
