package io.aimeter.agent.context;

/**
 * What developers call the classes and methods that compilers name: of lambdas, anonymous classes
 * and coroutines the class and the method they stand in.
 */
public final class SourceNames {
  private static final String[] GENERATED = {
    "$$", "/", "$ByteBuddy$", "$Proxy", "$HibernateProxy", "_ClientProxy", "_Subclass", ".$"
  };

  private SourceNames() {}

  /** Whether a class was made by a framework, which calls the application's own. */
  static boolean isGenerated(String binaryName) {
    for (String sign : GENERATED) {
      if (binaryName.contains(sign)) {
        return true;
      }
    }
    return false;
  }

  /** The binary name of the class that has a name in the source; the outermost at last. */
  public static String ofClass(String binaryName) {
    int end = endOfNamed(binaryName);
    String named = binaryName.substring(0, end);
    return named.endsWith("$Companion")
        ? named.substring(0, named.length() - "$Companion".length())
        : named;
  }

  /** A class and its method as one name, {@code Reports.nightly}. */
  public static String of(String binaryName, String method) {
    String name = ofClass(binaryName);
    String known = ofMethod(method);
    name = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    return known == null ? name : name + "." + known;
  }

  /** The function a class was made of by Kotlin or Groovy; null where it was not. */
  static String functionOf(String binaryName) {
    int from = endOfNamed(binaryName) + 1;
    if (from >= binaryName.length()) {
      return null;
    }
    char first = binaryName.charAt(from);
    if (first == '_') { // Groovy: _ask_closure1
      int end = binaryName.indexOf("_closure", from);
      return end > from + 1 ? binaryName.substring(from + 1, end) : null;
    }
    if (!Character.isLowerCase(first)) {
      return null;
    }
    int end = binaryName.indexOf('$', from);
    return ofMethod(binaryName.substring(from, end < 0 ? binaryName.length() : end));
  }

  /** Where the names end that stand in the source. */
  private static int endOfNamed(String binaryName) {
    int at = binaryName.indexOf('$', binaryName.lastIndexOf('.') + 2);
    while (at >= 0) {
      // Neither a number (anonymous, local), nor a function (Kotlin), nor nothing (a Scala object).
      boolean named =
          at + 1 < binaryName.length() && Character.isUpperCase(binaryName.charAt(at + 1));
      if (!named) {
        return at;
      }
      at = binaryName.indexOf('$', at + 1);
    }
    return binaryName.length();
  }

  /** The method that has a name in the source; null where that is not known. */
  static String ofMethod(String method) {
    String name = method;
    if (name.startsWith("lambda$")) {
      name = name.substring("lambda$".length());
    } else if (name.startsWith("$anonfun$")) { // Scala
      name = name.substring("$anonfun$".length());
    } else if (name.startsWith("access$")) {
      return null;
    }
    int end = endOfMethod(name);
    if (end == 0) {
      return null;
    }
    name = name.substring(0, end);
    switch (name) {
      case "null":
        return null; // a lambda in a lambda, of older compilers
      case "new":
        return "<init>";
      case "static":
        return "<clinit>";
      default:
        return name;
    }
  }

  /** Kotlin: {@code ask$suspendImpl}, {@code ask$lambda$0}, {@code ask-IoAF18A}. */
  private static int endOfMethod(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '$' || name.charAt(i) == '-') {
        return i;
      }
    }
    return name.length();
  }
}
