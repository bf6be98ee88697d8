package io.aimeter.query;

import java.util.Locale;

/**
 * Money that need not have been spent, by the calls of one feature with one model.
 *
 * @param what how it could be saved
 * @param model the model it was spent on
 * @param calls of which the evidence is
 * @param nanos nano-USD in the period
 * @param once the part of it that counts in a total: each call's largest saving, and no other
 * @param evidence what was seen, and what to do
 */
public record Saving(
    Kind what,
    String team,
    String app,
    String feature,
    String model,
    long calls,
    long nanos,
    long once,
    String evidence) {
  /** How sure it is that what is found can be saved. */
  public enum Confidence {
    /** What was bought twice, or a price nobody needs: the answers stay as they are. */
    HIGH,
    /** The answers stay what they are worth, if what the evidence says of their use holds. */
    MEDIUM,
    /** Answers become others, or fewer: look at them first. */
    LOW
  }

  /**
   * The ways to save, a row each, with what was seen. Of the first six a call has one at most, the
   * first that holds: what need not be paid at all cannot be cheaper too.
   */
  public enum Kind {
    /** The answer was paid for, did not reach the application, and was asked for again. */
    RETRIED(
        Confidence.HIGH,
        "the answer failed or was left, was paid for, and was asked for again; wait longer for it"),
    /** The very same request, byte for byte, had been answered: keep the vectors. */
    REPEATED_EMBEDDINGS(Confidence.HIGH, "the same texts were embedded again; keep their vectors"),
    /** The same, of any other call, whose answers may be wanted to differ. */
    DUPLICATES(Confidence.MEDIUM, "the very same request was sent again; keep its answer"),
    /** The answer was paid for, and not read to its end. */
    NOT_READ(Confidence.MEDIUM, "the application left before the answer's end; it was paid for"),
    /** The answer ended at the limit of its length. */
    TRUNCATED(Confidence.LOW, "the answer was cut off at its limit; raise it, or ask for less"),
    /** Calls went on when their users had gone. */
    IDLE(Confidence.LOW, "%,d users until %s, none since, and the calls go on; switch it off"),
    /** Nobody waits for a scheduled job, all the less for money. */
    PRIORITY_TIER(Confidence.HIGH, "a scheduled job's calls, paid for priority"),
    /** Nobody waits for a scheduled job. */
    BATCH(Confidence.MEDIUM, "a scheduled job's calls; the provider's batch price is lower"),
    /** Other calls had begun with the same long prompt, minutes before. */
    PROMPT_CACHE(
        Confidence.MEDIUM,
        "prompts begin alike within minutes, and none came from the cache; mark them for it"),
    /** The provider will switch the model off, and another costs less. */
    RETIRING_MODEL(Confidence.MEDIUM, "shut down on %s; its provider names %s"),
    /** Short prompts, very short answers, a large model. */
    SMALLER_MODEL(
        Confidence.LOW,
        "19 of 20 calls have at most %,d tokens in and %,d out; try %s with: aimeter whatif"),
    /** Few answers, without a limit to their length, are many times as long as the others. */
    UNLIMITED_OUTPUT(
        Confidence.LOW, "no limit to the output; beyond four times its median, %,d tokens");

    private final Confidence confidence;
    private final String evidence;

    Kind(Confidence confidence, String evidence) {
      this.confidence = confidence;
      this.evidence = evidence;
    }

    public Confidence confidence() {
      return confidence;
    }

    /** What was seen, and what to do, with what is known of the feature. */
    String evidence(Object... known) {
      return String.format(Locale.ROOT, evidence, known);
    }
  }
}
