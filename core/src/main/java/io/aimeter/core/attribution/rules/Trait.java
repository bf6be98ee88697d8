package io.aimeter.core.attribution.rules;

import io.aimeter.core.attribution.Dimension;
import java.util.Locale;

/**
 * What of a call a condition looks at, and how: one of a few kinds, a dimension, or a tag.
 * Immutable.
 */
abstract class Trait {
  private static final String TAG = "tag.";

  private final String name;

  private Trait(String name) {
    this.name = name;
  }

  /** The trait of a name; null where that is none. */
  static Trait named(String name) {
    switch (name) {
      case "package":
        return new OfPackage();
      case "class":
        return new OfClass();
      case "route":
        return new Route();
      case "host":
        return new Host();
      case "key":
        return new OfKey();
      default:
        Dimension dimension = Names.dimension(name);
        if (dimension != null) {
          return new Known(name, dimension);
        }
        return Names.isTag(name) ? new Tag(name) : null;
    }
  }

  /** The name in the file. */
  final String name() {
    return name;
  }

  /** What is wrong with a pattern, beginning with a verb; null where nothing is. */
  String problem(String pattern) {
    return null;
  }

  /** The pattern as it is compared. */
  Glob compile(String pattern) {
    return new Glob(pattern, Glob.NO_SEPARATOR);
  }

  /** What a call has of this; null where nothing is known. */
  abstract String of(Subject call);

  /** Whether a call's has this pattern. */
  boolean matches(Glob pattern, Subject call) {
    String has = of(call);
    return has != null && pattern.matches(has);
  }

  /** Whether it looks at the calling class. */
  boolean needsCaller() {
    return false;
  }

  /** The package the calling class is in, or one above it. */
  private static final class OfPackage extends Trait {
    OfPackage() {
      super("package");
    }

    /** {@code com.shop}, {@code com.shop.*} and {@code com.shop.**} are the same. */
    @Override
    Glob compile(String pattern) {
      int end = pattern.length();
      while (end > 0 && (pattern.charAt(end - 1) == '*' || pattern.charAt(end - 1) == '.')) {
        end--;
      }
      return new Glob(end == 0 ? "**" : pattern.substring(0, end) + ".**", '.');
    }

    @Override
    String of(Subject call) {
      return call.callingClass();
    }

    @Override
    boolean needsCaller() {
      return true;
    }
  }

  /** The calling class, or the one it is nested in; a name without a package is its last part. */
  private static final class OfClass extends Trait {
    OfClass() {
      super("class");
    }

    @Override
    Glob compile(String pattern) {
      return new Glob(pattern, '.');
    }

    @Override
    String of(Subject call) {
      return call.callingClass();
    }

    @Override
    boolean matches(Glob pattern, Subject call) {
      String has = of(call);
      if (has == null) {
        return false;
      }
      int from = pattern.toString().indexOf('.') < 0 ? has.lastIndexOf('.') + 1 : 0;
      int nested = has.indexOf('$', from + 1);
      return pattern.matches(has, from, has.length())
          || (nested > 0 && pattern.matches(has, from, nested));
    }

    @Override
    boolean needsCaller() {
      return true;
    }
  }

  /** The entry point, with or without the method that a route begins with. */
  private static final class Route extends Trait {
    Route() {
      super("route");
    }

    @Override
    Glob compile(String pattern) {
      return new Glob(pattern, '/');
    }

    @Override
    String of(Subject call) {
      return call.route();
    }

    @Override
    boolean matches(Glob pattern, Subject call) {
      String has = of(call);
      if (has == null) {
        return false;
      }
      int path = pattern.toString().startsWith("/") ? has.indexOf(' ') + 1 : 0;
      return pattern.matches(has, path, has.length());
    }
  }

  private static final class Host extends Trait {
    Host() {
      super("host");
    }

    @Override
    String problem(String pattern) {
      return pattern.indexOf('/') >= 0 || pattern.indexOf(':') >= 0
          ? "is a host alone, without scheme, port or path"
          : null;
    }

    @Override
    Glob compile(String pattern) {
      return new Glob(pattern.toLowerCase(Locale.ROOT), Glob.NO_SEPARATOR);
    }

    @Override
    String of(Subject call) {
      String host = call.host();
      return host == null ? null : host.toLowerCase(Locale.ROOT);
    }
  }

  /** The credential: its fingerprint or the beginning of it, or its last four characters. */
  private static final class OfKey extends Trait {
    private static final int FINGERPRINT = 16;
    private static final int LEAST = 6;
    private static final int HINT = 4;

    OfKey() {
      super("key");
    }

    @Override
    String problem(String pattern) {
      String bare = bare(pattern);
      boolean hint = bare.length() == HINT;
      boolean print = bare.length() >= LEAST && bare.length() <= FINGERPRINT && isHex(bare);
      return hint || print
          ? null
          : "is a key's fingerprint or its last four characters, as aimeter keys prints them;"
              + " never the key";
    }

    private static String bare(String pattern) {
      return pattern.startsWith("…") ? pattern.substring(1) : pattern;
    }

    private static boolean isHex(String text) {
      for (int i = 0; i < text.length(); i++) {
        if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    Glob compile(String pattern) {
      return new Glob(bare(pattern), Glob.NO_SEPARATOR);
    }

    @Override
    String of(Subject call) {
      String hint = call.keyHint() == null ? "" : "…" + call.keyHint() + " ";
      return call.keyFingerprint() == null ? null : hint + call.keyFingerprint();
    }

    @Override
    boolean matches(Glob pattern, Subject call) {
      String wanted = pattern.toString();
      String print = call.keyFingerprint();
      return wanted.equals(call.keyHint())
          || (wanted.length() > HINT && print != null && print.startsWith(wanted));
    }
  }

  private static final class Known extends Trait {
    private final Dimension dimension;

    Known(String name, Dimension dimension) {
      super(name);
      this.dimension = dimension;
    }

    @Override
    String of(Subject call) {
      return call.value(dimension);
    }
  }

  private static final class Tag extends Trait {
    private final String tag;

    Tag(String name) {
      super(name);
      this.tag = name.substring(TAG.length());
    }

    @Override
    String of(Subject call) {
      return call.tag(tag);
    }
  }
}
