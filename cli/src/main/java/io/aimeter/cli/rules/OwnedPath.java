package io.aimeter.cli.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path pattern means for classes.
 *
 * @param trait package or class; null where it means nothing for them
 * @param patterns of the trait
 * @param reason why it means nothing; null where it does
 */
record OwnedPath(String trait, List<String> patterns, String reason) {
  /** Of Maven and Gradle, and what many have without them: the domain says where packages begin. */
  private static final Pattern SOURCES =
      Pattern.compile(
          "(?:^|/)(?:src/(?:main|[a-z]+Main)/(?:java|kotlin|scala|groovy)"
              + "|(?:src|java|kotlin|scala)(?=/(?:com|org|net|io|dev|edu|gov|co|eu|de|fr|uk)/))"
              + "/(.+)");

  private static final Pattern TESTS =
      Pattern.compile("(?:^|/)(?:src/(?:\\w*[tT]est\\w*|it)|javatests)(?:/|$)");

  private static final Pattern FILE = Pattern.compile("(.*/)?([^/]+)\\.(java|kt|scala|groovy)");

  /** What a pattern means. */
  static OwnedPath of(String pattern) {
    if (pattern.matches(".*[?\\[\\]].*")) {
      return none("rules know no wildcards but stars");
    }
    if (TESTS.matcher(pattern).find()) {
      return none("it is of tests");
    }
    Matcher sources = SOURCES.matcher(pattern);
    if (!sources.find()) {
      return none("it names no package: no source directory, such as src/main/java/, is in it");
    }
    String path = sources.group(1);
    Matcher file = FILE.matcher(path);
    if (file.matches()) {
      String directory = file.group(1) == null ? "" : file.group(1);
      return directory.endsWith("**/") && file.group(2).equals("*")
          ? inPackage(directory)
          : classes(directory, file.group(2), file.group(3));
    }
    if (path.endsWith("/*")) {
      return classes(path.substring(0, path.length() - 1), "*", "");
    }
    if (path.substring(path.lastIndexOf('/') + 1).indexOf('.') >= 0) {
      return none("it is no source file");
    }
    return inPackage(path);
  }

  private static OwnedPath classes(String directory, String name, String language) {
    String prefix = directory.replace('/', '.');
    boolean functions = language.equals("kt") && !name.endsWith("*");
    return new OwnedPath(
        "class",
        functions ? List.of(prefix + name, prefix + name + "Kt") : List.of(prefix + name),
        null);
  }

  private static OwnedPath inPackage(String path) {
    String bare = path.replaceAll("(?:/\\**)+$", "");
    if (bare.isEmpty() || bare.matches("\\**")) {
      return none("it names no package");
    }
    String dotted = bare.replace('/', '.');
    // Between slashes two stars may stand for no directory at all.
    return new OwnedPath(
        "package",
        dotted.contains(".**.") ? List.of(dotted.replace(".**.", "."), dotted) : List.of(dotted),
        null);
  }

  private static OwnedPath none(String reason) {
    return new OwnedPath(null, List.of(), reason);
  }

  /** Whether all classes of another are among these, as far as names without stars tell. */
  boolean contains(OwnedPath other) {
    return "package".equals(trait)
        && other.trait != null
        && patterns.stream()
            .anyMatch(
                mine ->
                    other.patterns.stream()
                        .allMatch(its -> its.equals(mine) || its.startsWith(mine + ".")));
  }
}
