package io.aimeter.agent.pipeline;

import io.aimeter.agent.context.CallContext;
import io.aimeter.agent.context.CallContexts;
import io.aimeter.agent.context.Handover;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.provider.Recognizer;
import io.aimeter.core.provider.UsageOption;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What taps are handed: asks whether a call goes to an AI provider, and begins its capture.
 * Thread-safe; nothing here throws or blocks.
 */
public final class Meter {
  private final Recognizer recognizer;
  private final Supplier<CallContext> contexts;
  private final Handoff handoff;
  private final boolean asks;
  private final Handover handover;

  /** As below, and nobody is asked for usage. */
  public Meter(Recognizer recognizer, CallContexts contexts, Handoff handoff) {
    this(recognizer, contexts, handoff, false);
  }

  /**
   * Captures go to the hand-off, with what the calling thread knows of the call.
   *
   * @param asks whether providers are asked for the usage of streams, where that can be hidden
   */
  public Meter(Recognizer recognizer, CallContexts contexts, Handoff handoff, boolean asks) {
    this(recognizer, contexts::read, handoff, asks, contexts.handover());
  }

  private Meter(
      Recognizer recognizer,
      Supplier<CallContext> contexts,
      Handoff handoff,
      boolean asks,
      Handover handover) {
    this.recognizer = recognizer;
    this.contexts = contexts;
    this.handoff = handoff;
    this.asks = asks;
    this.handover = handover;
  }

  /** The same for captures that begin on another thread, with what this thread knows now. */
  public Meter ofThisThread() {
    CallContext context = contexts.get();
    return new Meter(recognizer, () -> context, handoff, asks, handover);
  }

  /**
   * The same for captures of which more is known than the thread knows that begins them.
   *
   * @param entries as of a context map, of higher precedence than the thread's own; null if none
   */
  public Meter knowing(Map<String, String> entries) {
    return entries == null
        ? this
        : new Meter(recognizer, () -> contexts.get().with(entries), handoff, asks, handover);
  }

  /** What hands contexts over from thread to thread. */
  public Handover handover() {
    return handover;
  }

  /**
   * Whether a host is an AI provider's: the first question of every tap. Allocates nothing.
   *
   * @param port the effective port: the scheme's default where the URL has none
   */
  public boolean watches(String host, int port) {
    return host != null && !handoff.isClosed() && recognizer.watches(host, port);
  }

  /**
   * Whether {@link #watches} can say yes for the host that stands in a text, from one index to
   * another; for nearly all others no. Allocates nothing.
   */
  public boolean mayWatch(String text, int from, int to) {
    return !handoff.isClosed() && recognizer.mayWatch(text, from, to);
  }

  /**
   * What is being called; null where the host is no AI provider, or nothing of one is called.
   *
   * @param pathAndQuery as on the request line, undecoded
   */
  public Endpoint match(String host, int port, String method, String pathAndQuery) {
    if (host == null) {
      return null;
    }
    Endpoint endpoint = recognizer.recognise(host, port, method, pathAndQuery);
    if (endpoint != null || recognizer.watches(host, port)) {
      handoff.tapped().note(host, System.nanoTime());
    }
    return endpoint;
  }

  /** How a stream that a call may bring is to be asked for its usage, if it does not ask itself. */
  public UsageOption usageOption(String host, int port, String pathAndQuery) {
    return asks ? recognizer.usageOption(host, port, pathAndQuery) : UsageOption.NONE;
  }

  /**
   * A TLS connection to a host that {@link #watches} begins. If no tap sees a call to the host
   * around this moment, the connection is recorded as unmetered.
   *
   * @param client the class that asked the JDK for the connection
   */
  public void connected(String host, int port, String client) {
    Endpoint root = recognizer.recognise(host, port, "GET", "/");
    handoff.connected(
        new Handshake(
            host,
            root == null ? null : root.provider(),
            client,
            contexts.get(),
            System.nanoTime()));
  }

  /**
   * Begins the capture of an exchange. Called on the thread that makes the call, which is asked
   * here what it knows of it.
   *
   * @param client the name of the tap
   * @param requestHeaders a view that stays valid and unchanged; read later on another thread
   */
  public Capture begin(
      String client,
      Endpoint endpoint,
      String method,
      String host,
      int port,
      String pathAndQuery,
      Headers requestHeaders) {
    Exchange exchange =
        new Exchange(
            handoff,
            client,
            endpoint,
            method,
            host,
            port,
            pathAndQuery,
            requestHeaders,
            contexts.get());
    handover.wanted();
    Capture capture = new Capture(exchange);
    handoff.begun(capture, exchange);
    return capture;
  }

  /** Lets go, from time to time, of what is attached to objects that are gone. */
  public void prune(Attachments<?, ?> attachments) {
    handoff.prune(attachments);
  }
}
