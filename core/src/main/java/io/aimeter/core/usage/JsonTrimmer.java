package io.aimeter.core.usage;

/**
 * Makes any JSON text small before it is parsed: strings are cut to {@link #MAX_STRING} bytes,
 * whatever is nested deeper than {@link #MAX_DEPTH} becomes a {@code 0}. So the parser behind it
 * holds little memory, whatever a body carries; what usage is read from is never that long or deep.
 * The text stays valid JSON where it was valid.
 */
final class JsonTrimmer {
  static final int MAX_STRING = 512;
  static final int MAX_DEPTH = 32;

  private static final byte[] ZERO = {'0'};

  private final ByteSink out;
  private int depth;
  private boolean inString;
  private int stringLength;

  /** 1 after a backslash, 2 to 5 before that many minus one hex digits, else 0. */
  private int escape;

  JsonTrimmer(ByteSink out) {
    this.out = out;
  }

  /** Forgets everything, for the next text. */
  void reset() {
    depth = 0;
    inString = false;
    escape = 0;
  }

  void feed(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int kept = offset; // everything from here to i is to be passed on
    boolean keeping = keeps();
    for (int i = offset; i < end; i++) {
      byte b = bytes[i];
      boolean keep;
      if (inString) {
        keep = inString(b);
      } else {
        keep = structure(b);
        if (depth == MAX_DEPTH + 1 && !keep && (b == '{' || b == '[')) {
          flush(bytes, kept, i, keeping);
          out.accept(ZERO, 0, 1);
          kept = i;
          keeping = false;
        }
      }
      if (keep != keeping) {
        flush(bytes, kept, i, keeping);
        kept = i;
        keeping = keep;
      }
    }
    flush(bytes, kept, end, keeping);
  }

  private boolean keeps() {
    return depth <= MAX_DEPTH && !(inString && stringLength > MAX_STRING);
  }

  private void flush(byte[] bytes, int from, int to, boolean keeping) {
    if (keeping && to > from) {
      out.accept(bytes, from, to - from);
    }
  }

  /** Takes a byte within a string; true where it is to be passed on. */
  private boolean inString(byte b) {
    if (escape == 0 && b == '"') {
      inString = false;
      return depth <= MAX_DEPTH;
    }
    // Cut only between characters: not within an escape, not before a continuation byte.
    if (escape == 0 && stringLength >= MAX_STRING && (b & 0xC0) != 0x80) {
      stringLength = MAX_STRING + 1;
    } else if (stringLength <= MAX_STRING) {
      stringLength = Math.min(stringLength + 1, MAX_STRING);
    }
    if (escape == 1) {
      escape = b == 'u' ? 5 : 0;
    } else if (escape > 1) {
      escape = escape == 2 ? 0 : escape - 1;
    } else if (b == '\\') {
      escape = 1;
    }
    return keeps();
  }

  private boolean structure(byte b) {
    boolean keep = depth <= MAX_DEPTH;
    switch (b) {
      case '"':
        inString = true;
        stringLength = 0;
        break;
      case '{':
      case '[':
        depth++;
        keep = depth <= MAX_DEPTH;
        break;
      case '}':
      case ']':
        depth--;
        break;
      default:
        break;
    }
    return keep;
  }
}
