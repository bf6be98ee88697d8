package io.aimeter.core.usage;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.BodyShape;
import io.aimeter.core.provider.Endpoint;
import java.util.Set;

/**
 * Reads one WebSocket connection to a provider as its messages pass, and gives a reading for each
 * turn that is billed by itself: an answer of OpenAI's realtime and Responses API, the
 * transcription of what was said (another model's), a turn of Gemini's Live API. Messages may be
 * split anywhere; memory is bounded whatever their size and number; nothing is ever thrown. Not
 * thread-safe: one thread at a time, calls in the order of the connection.
 *
 * <p>By OpenAI's reference of server events, and the Live API's of
 * BidiGenerateContentServerMessage: the counts of a turn are its own, not running totals of the
 * connection.
 *
 * <p>Moments are of {@link System#nanoTime}, of the message's passing.
 */
public final class RealtimeReader {
  /** The status of a connection that became a WebSocket. */
  static final int SWITCHED = 101;

  private static final Set<String> ANSWERED =
      Set.of("response.done", "response.completed", "response.incomplete", "response.failed");

  private static final String BEGUN = "response.created";
  private static final String TRANSCRIBED = "conversation.item.input_audio_transcription.completed";
  private static final String TRANSCRIPTION = "audio_transcription";

  private final Endpoint endpoint;
  private final String pathAndQuery;
  private final String urlModel;
  private final Headers requestHeaders;
  private final Headers responseHeaders;
  private final Sightings seen;
  private final TurnSink turns;
  private final RealtimeSession session;
  private final RealtimeMessage message;
  private final GuardedWalker sentWalker;
  private final GuardedWalker receivedWalker;
  private final SseEvent sent;
  private final SseEvent received;
  private final OpenTurns open = new OpenTurns();
  private int swallowed;

  /**
   * A reader for a connection that was opened by this exchange.
   *
   * @param pathAndQuery as sent; its query names the model where a provider puts it there
   * @param seen what exchanges of a JVM have in common
   * @param turns takes the readings, on the thread that feeds the message which ends the turn
   */
  public RealtimeReader(
      Endpoint endpoint,
      String pathAndQuery,
      Headers requestHeaders,
      Headers responseHeaders,
      Sightings seen,
      TurnSink turns) {
    this.endpoint = endpoint;
    this.pathAndQuery = pathAndQuery;
    this.requestHeaders = requestHeaders;
    this.responseHeaders = responseHeaders;
    this.seen = seen;
    this.turns = turns;
    String named = RealtimeSession.modelIn(pathAndQuery);
    this.urlModel = named == null ? endpoint.urlModel(pathAndQuery) : named;
    session = new RealtimeSession();
    message = new RealtimeMessage(endpoint.shape(), session);
    sentWalker = new GuardedWalker(new JsonWalker(Paths.FRAMES_SENT, session));
    receivedWalker = new GuardedWalker(new JsonWalker(Paths.ofFrames(endpoint.shape()), message));
    sent = new SseEvent(sentWalker, SseMarkers.FRAMES_SENT);
    received = new SseEvent(receivedWalker, SseMarkers.FRAMES);
  }

  /**
   * A piece of a message that the application sends, text or binary, decompressed, in UTF-8.
   *
   * @param last whether the message ends with it
   * @param at when it passed
   */
  public void sent(byte[] bytes, int offset, int length, boolean last, long at) {
    try {
      open.sent(at);
      sent.data(bytes, offset, length);
      if (last) {
        sent.dispatch();
      }
    } catch (RuntimeException e) {
      swallowed++;
    }
  }

  /** A piece of a message that the provider sends; as {@link #sent}. */
  public void received(byte[] bytes, int offset, int length, boolean last, long at) {
    try {
      received.data(bytes, offset, length);
      if (last) {
        if (endpoint.shape() == BodyShape.GEMINI && received.holds(SseMarkers.FRAMES_OF_ANSWERS)) {
          open.answers(at);
        }
        received.dispatch();
        take(message.end(), at);
      }
    } catch (RuntimeException e) {
      message.end();
      swallowed++;
    }
  }

  private void take(RealtimeMessage.Turn turn, long at) {
    if (TRANSCRIBED.equals(turn.type)) {
      transcription(turn, at);
    } else if (ANSWERED.contains(turn.type) || turn.facts.tally.isCounted()) {
      answer(open.over(turn, at), ExchangeEnd.COMPLETE, null, at);
    } else if (BEGUN.equals(turn.type)) {
      open.begun(turn, at);
    }
  }

  /**
   * The connection is closed; to be called once, last. Answers that were under way give a partial
   * reading each, without usage.
   *
   * @param exceptionClass the class name of the exception the application saw, or null
   */
  public void end(ExchangeEnd end, String exceptionClass, long at) {
    try {
      ExchangeEnd ofTurns = end == ExchangeEnd.COMPLETE ? ExchangeEnd.CANCELLED : end;
      for (OpenTurns.Span each : open.all()) {
        answer(each, ofTurns, exceptionClass, at);
      }
    } catch (RuntimeException e) {
      swallowed++;
    }
  }

  /**
   * Messages were lost on their way here, and with them, maybe, turns: a reading without usage
   * stands for them.
   */
  public void lost(long at) {
    try {
      RealtimeMessage.Turn unknown = message.unknown();
      unknown.facts.model = session.servedModel;
      Verdict verdict = verdict(unknown);
      RequestFacts asked = session.asked(session.model);
      Reading lost =
          reading(asked, unknown.facts, verdict, urlModel, ExchangeEnd.COMPLETE, null, true);
      turns.turn(lost, at, at, at);
    } catch (RuntimeException e) {
      swallowed++;
    }
  }

  private void answer(OpenTurns.Span span, ExchangeEnd end, String exceptionClass, long at) {
    ResponseFacts facts = span.turn.facts;
    facts.model = facts.model == null ? session.servedModel : facts.model;
    Verdict verdict = verdict(span.turn);
    RequestFacts asked = session.asked(session.model);
    boolean cut = end != ExchangeEnd.COMPLETE;
    Reading reading = reading(asked, facts, verdict, urlModel, end, exceptionClass, cut);
    turns.turn(reading, span.begunAt, span.answeredAt, at);
  }

  /** What the session's model was asked for says nothing about the model that transcribes. */
  private void transcription(RealtimeMessage.Turn turn, long at) {
    turn.facts.model = session.transcriptionModel;
    Verdict verdict = verdict(turn);
    verdict.operation = TRANSCRIPTION;
    verdict.callType = TRANSCRIPTION;
    RequestFacts asked = session.asked(session.transcriptionModel);
    Reading reading = reading(asked, turn.facts, verdict, null, ExchangeEnd.COMPLETE, null, false);
    turns.turn(reading, at, at, at);
  }

  private Verdict verdict(RealtimeMessage.Turn turn) {
    turn.facts.id = turn.id;
    turn.facts.settle(false, responseHeaders);
    return Verdict.of(endpoint, pathAndQuery, 200, true, responseHeaders, turn.facts, seen);
  }

  private Reading reading(
      RequestFacts asked,
      ResponseFacts facts,
      Verdict verdict,
      String inUrl,
      ExchangeEnd end,
      String exceptionClass,
      boolean cut) {
    return new Reading(
        endpoint,
        asked,
        facts,
        new Reading.Wire(
            verdict,
            inUrl,
            SWITCHED,
            requestHeaders,
            responseHeaders,
            end,
            exceptionClass,
            true,
            cut));
  }

  /** How many errors of our own, or malformed messages, were swallowed; 0 in normal operation. */
  public int swallowed() {
    return swallowed + sentWalker.malformed() + receivedWalker.malformed();
  }
}
