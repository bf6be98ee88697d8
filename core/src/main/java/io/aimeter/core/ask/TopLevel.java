package io.aimeter.core.ask;

/**
 * Watches the bytes of a JSON object for two of its own members, {@code choices} and {@code usage};
 * what is nested in it is passed over.
 */
final class TopLevel {
  private static final String CHOICES = "choices";
  private static final String USAGE = "usage";
  private static final int LONGEST_NAME = CHOICES.length();

  private enum Expects {
    NAME,
    COLON,
    VALUE,
    /** What the array of choices has in it. */
    ELEMENT,
    NOTHING
  }

  private final StringBuilder name = new StringBuilder(LONGEST_NAME + 1);
  private Expects expects;
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean choices;
  private boolean noChoices;
  private boolean usage;

  /** After the brace that opens an object. */
  void begin() {
    expects = Expects.NAME;
    depth = 1;
    inString = false;
    escaped = false;
    choices = false;
    noChoices = false;
    usage = false;
    name.setLength(0);
  }

  /** Whether the next byte is within a string, or nested in a member's value. */
  boolean isWithinMember() {
    return inString || depth > 1;
  }

  /** Whether there are choices, so that this is no event that has the usage alone. */
  boolean hasChoices() {
    return choices;
  }

  /** Whether there is usage, and an array of choices that has none. */
  boolean hasUsageAlone() {
    return noChoices && usage && !choices;
  }

  /** The next byte; false where it closes the object. */
  boolean next(byte b) {
    if (inString) {
      inString(b);
      return true;
    }
    if (b == ' ' || b == '\t') {
      return true;
    }
    if (expects == Expects.VALUE || expects == Expects.ELEMENT) {
      value(b);
    }
    switch (b) {
      case '"':
        inString = true;
        break;
      case '{':
      case '[':
        depth++;
        break;
      case '}':
      case ']':
        depth--;
        break;
      case ',':
        if (depth == 1) {
          expects = Expects.NAME;
          name.setLength(0);
        }
        break;
      case ':':
        if (depth == 1 && expects == Expects.COLON) {
          expects = Expects.VALUE;
        }
        break;
      default:
        break;
    }
    return depth > 0;
  }

  private void inString(byte b) {
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
      if (expects == Expects.NAME && depth == 1) {
        expects = Expects.COLON;
      }
      return;
    }
    if (expects == Expects.NAME && depth == 1 && name.length() <= LONGEST_NAME) {
      name.append((char) b);
    }
  }

  /** The first byte of a member's value, or of what is in the array of choices. */
  private void value(byte first) {
    if (expects == Expects.ELEMENT) {
      expects = Expects.NOTHING;
      noChoices = first == ']';
      choices |= !noChoices;
    } else if (CHOICES.contentEquals(name)) {
      expects = first == '[' ? Expects.ELEMENT : Expects.NOTHING;
      choices |= first != '[';
    } else {
      expects = Expects.NOTHING;
      usage |= first == '{' && USAGE.contentEquals(name);
    }
  }
}
