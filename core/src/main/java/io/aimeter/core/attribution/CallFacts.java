package io.aimeter.core.attribution;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.Map;

/**
 * What is known of a call to attribute it by. Filled and read by one thread; what is not known is
 * null.
 */
public final class CallFacts {
  private final Map<String, String> contextMap;
  private Map<String, String> baggage;
  private Source entrySource;
  private String entryName;
  private String callerClass;
  private String callerMethod;
  private String host;
  private String keyFingerprint;
  private String keyHint;

  private CallFacts(Map<String, String> contextMap) {
    this.contextMap = contextMap;
  }

  /**
   * Facts of a call that begin with its context map.
   *
   * @param contextMap the calling thread's MDC, of which only the entries {@code ai.*} count; may
   *     be null
   */
  public static CallFacts of(Map<String, String> contextMap) {
    return new CallFacts(contextMap);
  }

  /**
   * OpenTelemetry's baggage on the calling thread, of which only the entries {@code ai.*} count.
   */
  public CallFacts baggage(Map<String, String> entries) {
    this.baggage = entries;
    return this;
  }

  /**
   * The entry point the call was made in: an inbound route, a job, a listener.
   *
   * @param name what its developers call it
   */
  public CallFacts entry(Source source, String name) {
    this.entrySource = source;
    this.entryName = name;
    return this;
  }

  /** The application's own class and method nearest to the call. */
  public CallFacts caller(String className, String method) {
    this.callerClass = className;
    this.callerMethod = method;
    return this;
  }

  /** The host that was called. */
  public CallFacts host(String called) {
    this.host = called;
    return this;
  }

  /** The credential the call was made with, as records name it. */
  public CallFacts key(String fingerprint, String hint) {
    this.keyFingerprint = fingerprint;
    this.keyHint = hint;
    return this;
  }

  /** The calling thread's MDC. */
  public Map<String, String> contextMap() {
    return contextMap;
  }

  /** OpenTelemetry's baggage. */
  public Map<String, String> baggage() {
    return baggage;
  }

  /** What kind of entry point it was. */
  public Source entrySource() {
    return entrySource;
  }

  /** The name of the entry point. */
  public String entryName() {
    return entryName;
  }

  /** The binary name of the application's class nearest to the call. */
  public String callerClass() {
    return callerClass;
  }

  /** The method of {@link #callerClass}. */
  public String callerMethod() {
    return callerMethod;
  }

  /** The host that was called. */
  public String host() {
    return host;
  }

  /** The fingerprint of the credential. */
  public String keyFingerprint() {
    return keyFingerprint;
  }

  /** The last characters of the credential. */
  public String keyHint() {
    return keyHint;
  }

  /** Sets on a record where the call was made, as rules see it. */
  public void applyTo(CostRecord.Builder record) {
    if (callerClass != null) {
      record.set(RecordField.CALLING_CLASS, callerClass);
    }
    if (entryName != null) {
      record.set(RecordField.ENTRY_POINT, entryName);
    }
  }
}
