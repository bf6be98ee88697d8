package io.aimeter.core.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A main source file of one of our modules, without what is no code: names in comments and strings
 * bind nobody.
 *
 * @param module the module's folder, such as {@code agent/runtime}
 * @param packageName the package the file declares
 * @param file the file, relative to the project
 * @param code its text without comments and literals
 */
record Source(String module, String packageName, Path file, String code) {
  private static final List<String> MODULES =
      List.of(
          "core", "agent/bootstrap", "agent/runtime", "agent/dist", "query", "collector", "cli");

  private static final Pattern NO_CODE =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'",
          Pattern.DOTALL);
  private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");
  private static final Pattern IMPORT =
      Pattern.compile("\\bimport\\s+(?:static\\s+)?([\\w.]+)(?:\\.\\*)?\\s*;");

  private static Path project() {
    return Path.of("").toAbsolutePath().getParent();
  }

  /** Whether the module has more than its pom. */
  static boolean exists(String module) {
    return Files.isDirectory(project().resolve(module).resolve("src"));
  }

  /** Every main source of every module that has any. */
  static List<Source> all() {
    return MODULES.stream().flatMap(module -> in(project(), module)).toList();
  }

  private static Stream<Source> in(Path project, String module) {
    Path root = project.resolve(module).resolve("src/main/java");
    if (!Files.isDirectory(root)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
          .map(file -> read(project, module, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source read(Path project, String module, Path file) {
    try {
      String code = withoutCommentsAndLiterals(Files.readString(file));
      Matcher name = PACKAGE.matcher(code);
      return new Source(module, name.find() ? name.group(1) : "", project.relativize(file), code);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String withoutCommentsAndLiterals(String text) {
    return NO_CODE.matcher(text).replaceAll(" ");
  }

  /** Whether it belongs to the package or one below it. */
  boolean isIn(String name) {
    return packageName.equals(name) || packageName.startsWith(name + ".");
  }

  /** The first name in the code, imported or not, that lies below one of the packages; or null. */
  String names(List<String> packages) {
    for (String name : packages) {
      Matcher found =
          Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "\\.[\\w.]+").matcher(code);
      while (found.find()) {
        if (!found.group().equals(packageName)) {
          return found.group();
        }
      }
    }
    return null;
  }

  /** What the file imports. */
  List<String> imports() {
    return IMPORT.matcher(code).results().map(result -> result.group(1)).toList();
  }
}
