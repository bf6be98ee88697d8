package io.aimeter.query.answer;

import io.aimeter.query.Answer;
import io.aimeter.query.KeyQuery;
import io.aimeter.query.KeyUse;
import io.aimeter.query.Ledger;
import io.aimeter.query.data.Count;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Every key seen, and who uses it: shared ones first. */
public final class KeysAnswer {
  private KeysAnswer() {}

  /**
   * The keys used since a moment.
   *
   * @throws IOException if the store cannot be read
   */
  public static Answered ask(Ledger ledger, Instant since) throws IOException {
    List<KeyUse> keys = new KeyQuery(ledger, since).uses();
    return new Answered(answer(keys), notes(keys));
  }

  private static List<String> notes(List<KeyUse> keys) {
    if (keys.isEmpty()) {
      return List.of("No key was seen in this time.");
    }
    long shared = keys.stream().filter(KeyUse::isShared).count();
    return List.of(
        "",
        shared == 0
            ? "No key is shared: each belongs to one application of one team."
            : Count.of(shared, "key")
                + " shared. aimeter keys impact KEY says who stops when it is revoked, aimeter"
                + " migration how far the move from shared keys is.");
  }

  private static Answer answer(List<KeyUse> keys) {
    List<List<Object>> rows =
        keys.stream()
            .map(
                key ->
                    Arrays.<Object>asList(
                        key.hint() == null ? "" : "…" + key.hint(),
                        key.fingerprint(),
                        key.isShared() ? "shared" : "own",
                        key.providers(),
                        key.teams(),
                        key.apps(),
                        key.environments(),
                        key.features(),
                        key.calls(),
                        key.limited(),
                        key.cost(),
                        key.first(),
                        key.last()))
            .toList();
    return new Answer(
        List.of(
            new Answer.Column("key", Answer.Shape.TEXT),
            new Answer.Column("fingerprint", Answer.Shape.TEXT),
            new Answer.Column("use", Answer.Shape.TEXT),
            new Answer.Column("providers", Answer.Shape.TEXTS),
            new Answer.Column("teams", Answer.Shape.TEXTS),
            new Answer.Column("apps", Answer.Shape.TEXTS),
            new Answer.Column("environments", Answer.Shape.TEXTS),
            new Answer.Column("features", Answer.Shape.TEXTS),
            new Answer.Column("calls", Answer.Shape.COUNT),
            new Answer.Column("rate_limited", Answer.Shape.COUNT),
            new Answer.Column("cost", Answer.Shape.MONEY),
            new Answer.Column("first_seen", Answer.Shape.MOMENT),
            new Answer.Column("last_seen", Answer.Shape.MOMENT)),
        rows);
  }
}
