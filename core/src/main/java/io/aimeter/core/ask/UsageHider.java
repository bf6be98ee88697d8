package io.aimeter.core.ask;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes out of a stream of events what a provider adds to it where its usage is asked for, byte for
 * byte, wherever the pieces are split:
 *
 * <ul>
 *   <li>the event that has the usage: one line of data, an object whose {@code choices} is an empty
 *       array and whose {@code usage} is an object, with the blank line behind it;
 *   <li>of every event whose first line is an object, the object's own member {@code
 *       ,"usage":null}, written exactly so, with a comma or the object's end behind it.
 * </ul>
 *
 * Everything else passes as it is. An event is held back until it is known not to be the one with
 * the usage, which its {@code choices} tell, and never beyond {@link #MOST_HELD} bytes. Not
 * thread-safe.
 */
public final class UsageHider {
  /** The most bytes that are held back; the event with the usage has some hundred. */
  static final int MOST_HELD = 64 << 10;

  private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = ",\"usage\":null".getBytes(StandardCharsets.US_ASCII);

  private enum At {
    /** The beginning of an event. */
    START,
    /** Within the object of the first line. */
    OBJECT,
    /** Behind it, on the same line. */
    LINE_END,
    /** On the second line, which has to be blank. */
    SECOND_LINE,
    /** Within an event that is of no interest. */
    PASSING
  }

  private final Taker shown;
  private final Taker hidden;
  private final TopLevel object = new TopLevel();
  private byte[] held = new byte[1024];
  private int count;

  /** Where in what is held the present event begins. */
  private int event;

  private At at = At.START;
  private int prefix;
  private int matched;

  /** The last byte was a carriage return, so that a line feed belongs to the same line's end. */
  private boolean carriageReturn;

  /** As above, and the line belongs to the event that was hidden. */
  private boolean hidesLineFeed;

  private boolean lineIsEmpty;

  /** Takes bytes that are valid during the call only. */
  @FunctionalInterface
  public interface Taker {
    /** Some bytes, in the order of the stream. */
    void take(byte[] bytes, int offset, int length);
  }

  /**
   * @param shown takes what the application is to see
   * @param hidden takes the event that has the usage
   */
  public UsageHider(Taker shown, Taker hidden) {
    this.shown = shown;
    this.hidden = hidden;
  }

  /** A piece of the stream. */
  public void feed(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      next(bytes[i]);
    }
    show(showable());
  }

  /** How many bytes of what is held will be shown whatever comes. */
  private int showable() {
    return isUndecided() ? event : count - matched;
  }

  /** The stream has ended, or broken off: shows what was held back, unless it has the usage. */
  public void end() {
    if (at != At.START && isUndecided() && object.hasUsageAlone()) {
      hide();
    }
    show(count);
    at = At.START;
    prefix = 0;
    matched = 0;
  }

  private boolean isUndecided() {
    return at == At.START ? prefix > 0 : at != At.PASSING && !object.hasChoices();
  }

  private void next(byte b) {
    boolean sameLineEnd = b == '\n' && carriageReturn;
    carriageReturn = b == '\r';
    if (sameLineEnd && hidesLineFeed) {
      hidesLineFeed = false;
      hidden.take(new byte[] {b}, 0, 1);
      return;
    }
    hidesLineFeed = false;
    if (count == held.length) {
      makeRoom();
    }
    if (at == At.START && prefix == 0) {
      event = count;
    }
    held[count++] = b;
    if (!sameLineEnd) {
      step(b);
    }
  }

  private void makeRoom() {
    if (isUndecided() && count - event >= MOST_HELD) {
      pass(false);
    }
    show(showable());
    if (count == held.length) {
      held = Arrays.copyOf(held, held.length * 2);
    }
  }

  private void step(byte b) {
    boolean lineEnd = b == '\n' || b == '\r';
    switch (at) {
      case START:
        start(b, lineEnd);
        break;
      case OBJECT:
        object(b, lineEnd);
        break;
      case LINE_END:
        if (lineEnd) {
          at = At.SECOND_LINE;
        } else {
          pass(false);
        }
        break;
      case SECOND_LINE:
        if (lineEnd) {
          eventEnd(b);
        } else {
          pass(false);
        }
        break;
      default:
        passing(lineEnd);
        break;
    }
  }

  private void start(byte b, boolean lineEnd) {
    if (prefix < DATA.length && b == DATA[prefix]) {
      prefix++;
    } else if (prefix == DATA.length && b == '{') {
      at = At.OBJECT;
      prefix = 0;
      object.begin();
    } else if (prefix == 0 && lineEnd) {
      return; // a blank line more
    } else if (prefix != DATA.length || b != ' ') {
      pass(lineEnd);
    }
  }

  private void object(byte b, boolean lineEnd) {
    if (lineEnd) {
      pass(true);
      return;
    }
    boolean within = object.isWithinMember();
    if (matched == NULL.length && (b == ',' || b == '}')) {
      count -= NULL.length;
      held[count - 1] = b;
    }
    boolean goesOn = matched > 0 && matched < NULL.length && b == NULL[matched];
    matched = goesOn ? matched + 1 : b == ',' && !within ? 1 : 0;
    if (!object.next(b)) {
      at = At.LINE_END;
    }
  }

  /** This event is of no interest any more. */
  private void pass(boolean lineEnd) {
    at = At.PASSING;
    prefix = 0;
    matched = 0;
    lineIsEmpty = lineEnd;
  }

  private void passing(boolean lineEnd) {
    if (lineEnd && lineIsEmpty) {
      at = At.START;
    }
    lineIsEmpty = lineEnd;
  }

  private void eventEnd(byte b) {
    if (object.hasUsageAlone()) {
      hide();
      hidesLineFeed = b == '\r';
    }
    at = At.START;
  }

  private void show(int length) {
    if (length > 0) {
      shown.take(held, 0, length);
      count -= length;
      event -= length;
      System.arraycopy(held, length, held, 0, count);
    }
  }

  private void hide() {
    hidden.take(held, event, count - event);
    count = event;
  }
}
