package io.aimeter.query;

/**
 * Money that need not have been spent.
 *
 * @param what how it could be saved
 * @param model the model it was spent on
 * @param calls of which the evidence is
 * @param nanos nano-USD in the period
 */
public record Saving(
    Kind what, String team, String app, String feature, String model, long calls, long nanos) {
  /** How sure it is that what is found can be saved. */
  public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
  }

  /** The ways to save, a row each, with what was seen. */
  public enum Kind {
    /** The very same request, byte for byte, had been answered: keep the vectors. */
    REPEATED_EMBEDDINGS(Confidence.HIGH, "the same texts were embedded again; keep their vectors"),
    /** The same, of any other call, whose answers may be wanted to differ. */
    DUPLICATES(Confidence.MEDIUM, "the very same request was sent again; keep its answer"),
    /** Nobody waits for a scheduled job. */
    BATCH(Confidence.MEDIUM, "a scheduled job's calls; the provider's batch price is lower"),
    /** Nobody waits for a scheduled job, all the less for money. */
    PRIORITY_TIER(Confidence.HIGH, "a scheduled job's calls, paid for priority"),
    /** The answer was paid for, and not read to its end. */
    NOT_READ(Confidence.MEDIUM, "the application left before the answer's end; it was paid for"),
    /** The answer ended at the limit of its length. */
    TRUNCATED(Confidence.LOW, "the answer was cut off at its limit; raise it, or ask for less");

    private final Confidence confidence;
    private final String evidence;

    Kind(Confidence confidence, String evidence) {
      this.confidence = confidence;
      this.evidence = evidence;
    }

    public Confidence confidence() {
      return confidence;
    }

    /** What was seen, and what to do. */
    public String evidence() {
      return evidence;
    }
  }
}
