package io.aimeter.core.usage;

import io.aimeter.core.provider.BodyShape;

/** What one message of a WebSocket tells, from its first value to its end. */
final class RealtimeMessage implements DocumentSink {
  private final BodyShape shape;
  private final RealtimeSession session;
  private Turn turn;

  RealtimeMessage(BodyShape shape, RealtimeSession session) {
    this.shape = shape;
    this.session = session;
    this.turn = new Turn(shape);
  }

  @Override
  public void value(Slot slot, String text) {
    turn.told = true;
    if (slot == Slot.SESSION_MODEL || slot == Slot.TRANSCRIPTION_MODEL) {
      session.value(slot, text);
    } else {
      if (slot == Slot.TYPE) {
        turn.type = String.valueOf(text);
      } else if (slot == Slot.ID || slot == Slot.RESPONSE_ID) {
        turn.id = text;
      }
      turn.facts.value(slot, text);
    }
  }

  @Override
  public void counts(Slot slot, Counts counts) {
    turn.told = true;
    turn.facts.counts(slot, counts);
  }

  @Override
  public void documentEnd() {
    turn.told = true;
    turn.whole = true;
    turn.facts.documentEnd();
  }

  /** The message is over: what it told; nothing, where it was cut or malformed. */
  Turn end() {
    Turn ended = turn;
    if (ended.told) {
      turn = new Turn(shape);
    }
    return ended.whole ? ended : unknown();
  }

  /** A turn of which nothing is known. */
  Turn unknown() {
    return new Turn(shape);
  }

  /** What a message tells of the turn it may end. */
  static final class Turn {
    final ResponseFacts facts;
    String type = "";
    String id;
    private boolean told;
    private boolean whole;

    private Turn(BodyShape shape) {
      facts = new ResponseFacts(shape);
    }
  }
}
